/** A text as its facts are compared: its words as hashes, and which of them are numbers or names. */
import { hashWords, normalizeForWords } from '../../text/words.ts';

export const PLAIN = 0;
export const NUMBER = 1;
export const NAME = 2;

export interface FactText {
  /** Hashes of the words, in order. */
  readonly words: Int32Array;
  /** For each word `PLAIN`, `NUMBER` or `NAME`: a word with a capital is taken for a name. */
  readonly kinds: Uint8Array;
  /** The distinct hashes of numbers and names, sorted. */
  readonly numbers: Int32Array;
  readonly names: Int32Array;
}

const DIGIT = /^\p{N}/u;
const CAPITAL = /^\p{Lu}/u;
let kindOfUnit: Uint8Array | undefined;

export function readFacts(text: string): FactText {
  const normal = normalizeForWords(text);
  const hashes = new Int32Array(normal.length);
  const firsts = new Uint16Array(normal.length);
  const words = hashes.slice(0, hashWords(normal, hashes, firsts));
  kindOfUnit ??= makeKinds();
  const kinds = new Uint8Array(words.length);
  for (let word = 0; word < words.length; word++) kinds[word] = kindOfUnit[firsts[word] as number] as number;
  return { words, kinds, numbers: distinctOf(words, kinds, NUMBER), names: distinctOf(words, kinds, NAME) };
}

/** Looked up by unit: a text has as many words as it has first letters. */
function makeKinds(): Uint8Array {
  return Uint8Array.from({ length: 0x10000 }, (_, unit) => {
    const character = String.fromCharCode(unit);
    if (DIGIT.test(character)) return NUMBER;
    return CAPITAL.test(character) ? NAME : PLAIN;
  });
}

function distinctOf(words: Int32Array, kinds: Uint8Array, kind: number): Int32Array {
  const sorted = words.filter((_, word) => kinds[word] === kind).sort();
  return sorted.filter((hash, place) => place === 0 || hash !== sorted[place - 1]);
}
