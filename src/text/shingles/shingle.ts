import { hashWords, mix32, normalizeForWords } from '../words.ts';
import { distinctHashes, sortHashes } from './sort-hashes.ts';
import { makeTokens } from './tokens.ts';

/** Words in a shingle. A text with fewer words is one shingle. */
export const SHINGLE_WORDS = 5;

/** Scratch space is kept between texts up to this many words; a longer text gets its own, freed with it. */
const KEPT_SCRATCH = 1 << 18;

/** Kept from text to text, because making it anew costs more than filling it. */
interface Scratch {
  readonly words: Int32Array;
  readonly firsts: Uint16Array;
  readonly hashes: Uint32Array;
  readonly sorted: Uint32Array;
}

let scratch = makeScratch(1 << 12);

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
  const words = hashWords(normal, room.words);
  return { shingles: collectShingles(room, words), words };
}

/** As `shingleText`, with the text's tokens: one for each word. */
export function shingleTokens(text: string): ShingledText & { readonly tokens: Uint32Array } {
  const normal = normalizeForWords(text);
  const room = scratchFor(normal.length);
  const words = hashWords(normal, room.words, room.firsts);
  return { shingles: collectShingles(room, words), words, tokens: makeTokens(room.words, room.firsts, words) };
}

/** A text's shingles in the order of the text, the same one as often as it stands there. */
export function orderedShingles(text: string): Uint32Array {
  const normal = normalizeForWords(text);
  const hashes = new Int32Array(normal.length);
  const words = hashWords(normal, hashes);
  const shingles = new Uint32Array(Math.max(1, words));
  return shingles.subarray(0, hashShingles(hashes, words, shingles));
}

function collectShingles(room: Scratch, words: number): Uint32Array {
  const { hashes, sorted } = room.hashes.length > 0 ? room : makeRoomFor(words);
  const count = hashShingles(room.words, words, hashes);
  return distinctHashes(sortHashes(hashes.subarray(0, count), sorted));
}

/** @param shingled room for so many shingles */
function makeScratch(size: number, shingled = size): Scratch {
  return {
    words: new Int32Array(size),
    firsts: new Uint16Array(size),
    hashes: new Uint32Array(shingled),
    sorted: new Uint32Array(shingled),
  };
}

/** A very long text has far fewer words than UTF-16 units, and room is made for those only. */
function makeRoomFor(words: number): Pick<Scratch, 'hashes' | 'sorted'> {
  return { hashes: new Uint32Array(words), sorted: new Uint32Array(words) };
}

/** No text has more words, or more shingles, than UTF-16 units. */
function scratchFor(length: number): Scratch {
  if (length <= scratch.words.length) return scratch;
  if (length > KEPT_SCRATCH) return makeScratch(length, 0);
  scratch = makeScratch(length * 2);
  return scratch;
}

/** Writes the shingles' hashes, in the order of the text, and returns how many there are. */
function hashShingles(words: Int32Array, count: number, into: Uint32Array): number {
  if (count === 0) return 0;
  if (count < SHINGLE_WORDS) {
    into[0] = hashShortText(words, count);
    return 1;
  }
  const shingles = count - SHINGLE_WORDS + 1;
  for (let i = 0; i < shingles; i++) {
    // A different odd factor per place makes the order of the words count.
    const sum =
      Math.imul(words[i] as number, 0x9e3779b1) ^
      Math.imul(words[i + 1] as number, 0x7feb352d) ^
      Math.imul(words[i + 2] as number, 0x2c1b3c6d) ^
      Math.imul(words[i + 3] as number, 0x297a2d39) ^
      Math.imul(words[i + 4] as number, 0x1b56c4e9);
    into[i] = mix32(sum);
  }
  return shingles;
}

function hashShortText(words: Int32Array, count: number): number {
  let hash = count;
  for (let i = 0; i < count; i++) hash = mix32(Math.imul(hash, 31) ^ (words[i] as number));
  return hash;
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
