/** Compares each text with those that came before it. Tokens and shingles lie on disk, so that a million of them fit. */
import { join } from 'node:path';
import { openDuplicateIndex } from '../../archive/duplicate-index/open-duplicate-index.ts';
import { type FramedText, frameText } from '../../corpus/duplicates/read-frame.ts';
import { type Relation, tellRelation } from '../../corpus/duplicates/tell-relation.ts';
import type { Place } from '../../spool/record-spool.ts';
import { createVectorSpool } from '../../spool/vector-spool.ts';
import { shingleTokens } from '../../text/shingles/shingle.ts';
import { keepLast } from './keep-last.ts';

export interface ComparedText {
  readonly id: string;
  readonly text: string;
}

export interface TextPair {
  /** The one that came first; for `contains` and `reuses` the larger one, which holds the other's text. */
  readonly a: string;
  readonly b: string;
  /** Jaccard of the word 5-shingles, counted. */
  readonly similarity: number;
  readonly relation: Relation;
}

export interface PairOptions {
  /** Jaccard similarity from which on two texts are a pair. */
  readonly threshold: number;
  /** Similarity from which on two texts may be told to be templates; the threshold where only duplicates are. */
  readonly frameFrom?: number;
}

export interface TextPairs {
  /** The pairs of a text with those before it, the most similar first. */
  add(text: ComparedText): TextPair[];
  close(): void;
}

/** Texts of a crowd come one after the other, and each is read again for each pair. */
const KEPT_TEXTS = 2000;

export function createTextPairs(folder: string, { threshold, frameFrom }: PairOptions): TextPairs {
  const index = openDuplicateIndex(join(folder, 'duplicates'));
  const tokenized = createVectorSpool(join(folder, 'compared'));
  const known: { readonly id: string; readonly place: Place }[] = [];
  const framedText = keepLast(KEPT_TEXTS, (number: number) =>
    frameText(tokenized.at((known[number] as { place: Place }).place)),
  );
  return {
    add({ id, text }) {
      const number = known.length;
      const { tokens, ...query } = shingleTokens(text);
      const pairs: TextPair[] = [];
      const own = onlyOnce(() => frameText(tokens));
      for (const { key, similarity, shared, size } of index.related(query, threshold)) {
        const framed = (): [FramedText, FramedText] => [framedText(key), own()];
        const likeness = { similarity, shared, sizes: [size, query.shingles.length] } as const;
        const relation = tellRelation(likeness, threshold, framed, frameFrom);
        if (relation === null) continue;
        const other = (known[key] as { id: string }).id;
        const turned = (relation === 'contains' || relation === 'reuses') && query.shingles.length > size;
        pairs.push({ a: turned ? id : other, b: turned ? other : id, similarity, relation });
      }
      known.push({ id, place: tokenized.append(tokens) });
      index.add({ key: number, ...query });
      return pairs;
    },
    close() {
      index.close();
      tokenized.close();
    },
  };
}

function onlyOnce<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
