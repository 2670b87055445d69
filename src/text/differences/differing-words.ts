/** Where two texts of nearly the same words differ, side by side. */

import { tokenize, wordOf } from '../shingles/tokens.ts';
import { normalizeForWords } from '../words.ts';
import { alignWords } from './align-words.ts';
import { placeWords } from './word-places.ts';

export interface WordDifference {
  /** What stands in the one text … */
  readonly a: string;
  /** … where this stands in the other; either may be empty. */
  readonly b: string;
}

/** Texts that take more edits are told as a whole: nobody reads such a patchwork. */
const MOST_EDITS = 400;

/** The differences in the order of the texts, both in NFKC; null for texts that are too different. */
export function findDifferingWords(a: string, b: string): WordDifference[] | null {
  const [first, second] = [normalizeForWords(a), normalizeForWords(b)];
  const [aPlaces, bPlaces] = [placeWords(first), placeWords(second)];
  const differences = alignWords(tokenize(a).map(wordOf), tokenize(b).map(wordOf), MOST_EDITS);
  return (
    differences?.map(({ aStart, aEnd, bStart, bEnd }) => ({
      a: aEnd > aStart ? first.slice(aPlaces.starts[aStart], aPlaces.ends[aEnd - 1]) : '',
      b: bEnd > bStart ? second.slice(bPlaces.starts[bStart], bPlaces.ends[bEnd - 1]) : '',
    })) ?? null
  );
}
