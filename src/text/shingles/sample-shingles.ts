/**
 * Which shingles of a text stand for it where passages are looked for: those with the smallest hashes. Two texts that share a
 * passage choose the same shingles in it, wherever it stands in either.
 */
import { mix32 } from '../words.ts';

/** Share of the shingles of a long text that are chosen. */
const LEAST_SHARE = 1 / 12;
/** Shingles that are chosen of any text, where it has so many: short ones are sampled densely. */
const FEWEST = 56;
const HASHES = 2 ** 32;
/** The smallest hashes are alike in their leading bits; tables want keys that are spread evenly. */
const SPREAD = 0x2f0b4c47;

/** Below a text of so many shingles one chosen shingle in common is reason enough to look closer. */
const SHORT_TEXT = 96;
/** Share of the chosen shingles of the smaller text that must be common. */
const LEAST_OVERLAP = 0.1;

/** Shingles of a text of `size` with a hash below this are chosen. */
export function sampleLimit(size: number): number {
  return Math.min(1, Math.max(LEAST_SHARE, FEWEST / size)) * HASHES;
}

/** The chosen ones of sorted shingles: a view of their beginning. */
export function sampleShingles(shingles: Uint32Array): Uint32Array {
  const limit = sampleLimit(shingles.length);
  let [low, high] = [0, shingles.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((shingles[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return shingles.subarray(0, low);
}

/** The key of a chosen shingle in a table of buckets: no two shingles have the same. */
export function sampleKey(hash: number): number {
  return mix32(hash ^ SPREAD);
}

/** How many chosen shingles two texts of such sizes must have in common to be worth a closer look. The same for both orders. */
export function neededSamples(sizeA: number, sizeB: number): number {
  const smaller = Math.min(sizeA, sizeB);
  if (smaller < SHORT_TEXT) return 1;
  const expected = (smaller * sampleLimit(Math.max(sizeA, sizeB))) / HASHES;
  return Math.max(2, LEAST_OVERLAP * expected);
}
