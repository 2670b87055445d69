/** Words as 32-bit numbers (FNV-1a over UTF-16 units): they are only counted and compared. */

/** The hash to begin with. */
export const NO_WORD = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

export const addLetter = (hash: number, unit: number): number => Math.imul(hash ^ unit, PRIME);

export function hashWord(word: string): number {
  let hash = NO_WORD;
  for (let i = 0; i < word.length; i++) hash = addLetter(hash, word.charCodeAt(i));
  return hash;
}

/** 53 bits of the words in their order. */
export function keyOfWords(words: readonly number[]): number {
  let [high, low] = [words.length, NO_WORD];
  for (const word of words) {
    high = Math.imul(high ^ word, 0x5f356495) ^ (high >>> 15);
    low = Math.imul(low ^ word, 0x9e3779b1) ^ (low >>> 13);
  }
  return (high >>> 0) * 0x200000 + (low >>> 11);
}
