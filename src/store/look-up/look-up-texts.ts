/** Looks up what the texts of a run are related to, and tells it where both texts are the run's own: its vectors are at hand. */
import { openSharedIndex } from '../../archive/duplicate-index/share-index.ts';
import { type FramedText, frameText } from '../../corpus/duplicates/read-frame.ts';
import { openVectorSpool } from '../../spool/vector-spool.ts';
import { splitVector } from '../../text/shingles/text-vector.ts';
import { type FoundText, rememberFramed, tellDirection } from '../find-related.ts';
import type { LookedUpText, SharedTexts, TextRange } from './shared-texts.ts';

export interface TextLookUp {
  /** @throws IndexDamaged */
  lookUp(range: TextRange): LookedUpText[];
  close(): void;
}

export function createTextLookUp({ index: shared, vectors: path, threshold, first, columns }: SharedTexts): TextLookUp {
  const index = openSharedIndex(shared);
  const vectors = openVectorSpool(path);
  const { offsets, lengths, words, ranks } = columns;
  const vectorAt = (place: number) => {
    const where = { offset: offsets[place] as number, length: lengths[place] as number };
    return splitVector(vectors.at(where), words[place] as number);
  };
  const framedAt = rememberFramed((place) => frameText(vectorAt(place).tokens));

  const lookUpAt = (place: number): LookedUpText => {
    const { shingles, tokens } = vectorAt(place);
    const own = { size: shingles.length, words: words[place] as number };
    const rank = ranks[place] as number;
    const precedes = (number: number): boolean => number < first || (ranks[number - first] as number) < rank;
    let framed: FramedText | undefined;
    const ownFramed = (): FramedText => {
      framed ??= frameText(tokens);
      return framed;
    };
    const found: FoundText[] = [];
    for (const other of index.related({ shingles, words: own.words }, threshold, precedes)) {
      const { key } = other;
      if (key < first) found.push(other);
      else {
        const relation = tellDirection(own, other, threshold, () => [ownFramed(), framedAt(key - first)]);
        if (relation !== null) found.push({ ...other, relation });
      }
    }
    return { size: own.size, found };
  };

  return {
    lookUp: ({ from, to }) => Array.from({ length: to - from }, (_, place) => lookUpAt(from + place)),
    close: () => {
      index.close();
      vectors.close();
    },
  };
}
