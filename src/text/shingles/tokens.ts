/** A text as its facts are compared: a number for each word, which says what kind of word it is. */
import { hashWords, normalizeForWords } from '../words.ts';

export const PLAIN = 0;
export const NUMBER = 1;
/** A word with a capital is taken for a name. */
export const NAME = 2;

/** The bits of a token that hold the kind of its word; the others are those of the word's hash. */
const KIND_BITS = 3;

const DIGIT = /^\p{N}/u;
const CAPITAL = /^\p{Lu}/u;
let kindOfUnit: Uint8Array | undefined;

/** The kind of a token's word: `PLAIN`, `NUMBER` or `NAME`. */
export function kindOf(token: number): number {
  return token & KIND_BITS;
}

/** What is left of a token without the kind: two spellings of a word, with a capital and without, are one. */
export function wordOf(token: number): number {
  return (token & ~KIND_BITS) >>> 0;
}

/** The tokens of a text's words, in order. */
export function tokenize(text: string): Uint32Array {
  const normal = normalizeForWords(text);
  const hashes = new Int32Array(normal.length);
  const firsts = new Uint16Array(normal.length);
  return makeTokens(hashes, firsts, hashWords(normal, hashes, firsts));
}

/** @param hashes of the words and @param firsts their first UTF-16 units, as `hashWords` gives them */
export function makeTokens(hashes: Int32Array, firsts: Uint16Array, words: number): Uint32Array {
  kindOfUnit ??= makeKinds();
  const tokens = new Uint32Array(words);
  for (let word = 0; word < words; word++) {
    tokens[word] = ((hashes[word] as number) & ~KIND_BITS) | (kindOfUnit[firsts[word] as number] as number);
  }
  return tokens;
}

/** Looked up by unit: a text has as many words as it has first letters. */
function makeKinds(): Uint8Array {
  return Uint8Array.from({ length: 0x10000 }, (_, unit) => {
    const character = String.fromCharCode(unit);
    if (DIGIT.test(character)) return NUMBER;
    return CAPITAL.test(character) ? NAME : PLAIN;
  });
}
