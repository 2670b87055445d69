/** Pairs of 32-bit numbers in a flat array, grown by doubling: the low word first, then the high one, so that it sorts as 64-bit numbers. */
export interface PairList {
  readonly length: number;
  push(high: number, low: number): void;
  /** The pairs in the order they came, `[low, high, low, high, …]`: a view, good until the next push. */
  values(): Uint32Array;
}

/** Makes an empty list. */
export function createPairList(): PairList {
  let words = new Uint32Array(16);
  let used = 0;
  return {
    get length() {
      return used / 2;
    },
    push(high, low) {
      if (used === words.length) {
        const larger = new Uint32Array(used * 2);
        larger.set(words);
        words = larger;
      }
      words[used++] = low;
      words[used++] = high;
    },
    values: () => words.subarray(0, used),
  };
}

/** Sorts pairs in place by the high word, then the low one (on a little-endian machine, as all that Node runs on are). */
export function sortPairs(pairs: Uint32Array): Uint32Array {
  new BigUint64Array(pairs.buffer, pairs.byteOffset, pairs.length / 2).sort();
  return pairs;
}
