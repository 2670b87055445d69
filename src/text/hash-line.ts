import type { LineHash } from '../learned-lines.ts';
import { foldLine } from './fold-line.ts';

const WORD_DIGITS = 8;

/** How each byte is spelled: half of all words are too large for the engine's fast way of spelling numbers. */
const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

const spellByte = (byte: number): string => BYTES[byte & 0xff] as string;

/** A word as it is spelled: 8 hex digits. */
export const spellWord = (word: number): string =>
  spellByte(word >>> 24) + spellByte(word >>> 16) + spellByte(word >>> 8) + spellByte(word);

/** The words that hex digits spell. What is left over behind the last whole word is passed by. */
export function readWords(digits: string): number[] {
  const words: number[] = [];
  for (let at = 0; at + WORD_DIGITS <= digits.length; at += WORD_DIGITS)
    words.push(Number.parseInt(digits.slice(at, at + WORD_DIGITS), 16));
  return words;
}

/** The hash whose high and low words are given, as it is spelled: 16 hex digits. */
export const spellHash = (high: number, low: number): LineHash => spellWord(high) + spellWord(low);

/**
 * 64 bits of a string's UTF-16 units: two 32-bit multiply-xor lanes, finished as in MurmurHash3's fmix32.
 * Not for security: for telling lines apart within one site.
 * @param into takes the high word at place `at`, then the low one
 */
export function writeHash64(text: string, into: Uint32Array, at: number): void {
  let a = 0xdeadbeef ^ text.length;
  let b = 0x41c6ce57 ^ text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x9e3779b1);
    b = Math.imul(b ^ unit, 0x5f356495);
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  into[at] = b ^ (b >>> 16);
  into[at + 1] = a ^ (a >>> 16);
}

const words = new Uint32Array(2);

/** The high word of that hash. */
export function hash32(text: string): number {
  writeHash64(text, words, 0);
  return words[0] as number;
}

/** That hash, spelled. */
export function hash64(text: string): LineHash {
  writeHash64(text, words, 0);
  return spellHash(words[0] as number, words[1] as number);
}

/** The hash by which a line is known, equal for lines with equal folds. */
export function hashLine(text: string): LineHash {
  return hash64(foldLine(text));
}
