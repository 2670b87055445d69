/** The passages that stand in two texts: the proof of what is said of them. */
import { orderedShingles, SHINGLE_WORDS, shingleHashes } from '../shingles/shingle.ts';
import { normalizeForWords } from '../words.ts';
import { placeWords } from './word-places.ts';

export interface SharedPassage {
  readonly text: string;
  readonly words: number;
}

/**
 * The passages of `own` whose every run of five words stands in `other`, too, in their order.
 * Their text is that of `own` in NFKC.
 */
export function findSharedPassages(own: string, other: string): SharedPassage[] {
  const text = normalizeForWords(own);
  const theirs = new Set(shingleHashes(other));
  const { starts, ends } = placeWords(text);
  const passages: SharedPassage[] = [];
  let [from, to] = [0, 0];
  const close = (): void => {
    if (to > from) passages.push({ text: text.slice(starts[from], ends[to - 1]), words: to - from });
  };
  orderedShingles(own).forEach((hash, word) => {
    if (!theirs.has(hash)) return;
    if (word > to) {
      close();
      from = word;
    }
    to = Math.min(word + SHINGLE_WORDS, starts.length);
  });
  close();
  return passages;
}
