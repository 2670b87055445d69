import { sortHashes } from './sort-hashes.ts';
import { hashWords, mix32, normalizeForWords } from './words.ts';

/** Words in a shingle. A text with fewer words is one shingle. */
export const SHINGLE_WORDS = 5;

/** Scratch space is kept between texts up to this many words; a longer text gets its own, freed with it. */
const KEPT_SCRATCH = 1 << 18;
let scratch = new Int32Array(1 << 12);

export interface ShingledText {
  /** Sorted, distinct 32-bit hashes of the word 5-shingles; empty where there is no word. */
  readonly shingles: Uint32Array;
  /** Words; characters in scripts without spaces. */
  readonly words: number;
}

/** Sorted, distinct 32-bit hashes of a text's word 5-shingles. */
export function shingleHashes(text: string): Uint32Array {
  return shingleText(text).shingles;
}

/** As `shingleHashes`, with the number of words. Linear but for the sort. */
export function shingleText(text: string): ShingledText {
  const normal = normalizeForWords(text);
  const room = scratchFor(normal.length);
  const words = hashWords(normal, room);
  return { shingles: distinct(sortHashes(hashShingles(room, words))), words };
}

function scratchFor(words: number): Int32Array {
  if (words <= scratch.length) return scratch;
  if (words > KEPT_SCRATCH) return new Int32Array(words);
  scratch = new Int32Array(words * 2);
  return scratch;
}

function hashShingles(words: Int32Array, count: number): Uint32Array {
  if (count === 0) return new Uint32Array(0);
  if (count < SHINGLE_WORDS) return new Uint32Array([hashShortText(words, count)]);
  const shingles = new Uint32Array(count - SHINGLE_WORDS + 1);
  for (let i = 0; i < shingles.length; i++) {
    // A different odd factor per place makes the order of the words count.
    const sum =
      Math.imul(words[i] as number, 0x9e3779b1) ^
      Math.imul(words[i + 1] as number, 0x7feb352d) ^
      Math.imul(words[i + 2] as number, 0x2c1b3c6d) ^
      Math.imul(words[i + 3] as number, 0x297a2d39) ^
      Math.imul(words[i + 4] as number, 0x1b56c4e9);
    shingles[i] = mix32(sum);
  }
  return shingles;
}

function hashShortText(words: Int32Array, count: number): number {
  let hash = count;
  for (let i = 0; i < count; i++) hash = mix32(Math.imul(hash, 31) ^ (words[i] as number));
  return hash;
}

function distinct(sorted: Uint32Array): Uint32Array {
  let kept = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[kept++] = sorted[i] as number;
  }
  return kept === sorted.length ? sorted : sorted.slice(0, kept);
}

/** How many values two sorted sets share. */
export function countShared(a: Uint32Array, b: Uint32Array): number {
  let i = 0;
  let j = 0;
  let shared = 0;
  while (i < a.length && j < b.length) {
    const x = a[i] as number;
    const y = b[j] as number;
    // Sums instead of branches: which set the next value comes from is a coin toss that no processor predicts.
    shared += Number(x === y);
    i += Number(x <= y);
    j += Number(y <= x);
  }
  return shared;
}

/** |A ∩ B| / |A ∪ B| of two sorted sets, 0 to 1. Nothing resembles an empty set. */
export function jaccard(a: Uint32Array, b: Uint32Array): number {
  const shared = countShared(a, b);
  return shared === 0 ? 0 : shared / (a.length + b.length - shared);
}

/** |A ∩ B| / min(|A|, |B|) of two sorted sets, 0 to 1. */
export function containment(a: Uint32Array, b: Uint32Array): number {
  const shared = countShared(a, b);
  return shared === 0 ? 0 : shared / Math.min(a.length, b.length);
}
