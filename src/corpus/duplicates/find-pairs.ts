/** Finds the near duplicates among texts in memory: candidates by the bands of their sketches, each verified on the shingles. */
import { createBucketTable } from '../../text/bucket-table.ts';
import { createCandidateSet } from '../../text/candidate-set.ts';
import { jaccard, shingleHashes } from '../../text/shingle.ts';
import { bandKeys, sketchShingles } from '../../text/sketch.ts';
import { type Relation, tellRelation } from './tell-relation.ts';

export interface ComparedText {
  readonly id: string;
  readonly text: string;
}

export interface TextPair {
  readonly a: string;
  readonly b: string;
  /** Jaccard of the word 5-shingles, counted. */
  readonly similarity: number;
  readonly relation: Relation;
}

/** Members of a bucket that each further one is compared with: beyond it a crowd of copies is no longer told pair by pair. */
const BUCKET_MEMBERS = 2000;

/**
 * Every pair of texts whose Jaccard similarity is at or above `threshold`, once: `a` is the one that came first.
 * Pairs come in the order of their second texts, then of their first. The texts are kept in memory.
 */
export function* findPairs(texts: Iterable<ComparedText>, threshold: number): Generator<TextPair> {
  const table = createBucketTable(BUCKET_MEMBERS);
  const candidates = createCandidateSet();
  const members = new Uint32Array(BUCKET_MEMBERS);
  const known: { readonly text: ComparedText; readonly shingles: Uint32Array }[] = [];
  for (const text of texts) {
    const shingles = shingleHashes(text.text);
    const keys = bandKeys(sketchShingles(shingles));
    candidates.clear(known.length);
    for (const key of keys) {
      const count = table.read(key, members);
      for (let place = 0; place < count; place++) candidates.add(members[place] as number);
      table.add(key, known.length);
    }
    for (const number of [...candidates.members()].sort((a, b) => a - b)) {
      const other = known[number] as (typeof known)[number];
      const similarity = jaccard(other.shingles, shingles);
      if (similarity < threshold) continue;
      yield { a: other.text.id, b: text.id, similarity, relation: tellRelation(other.text.text, text.text) };
    }
    known.push({ text, shingles });
  }
}
