import { CHARACTER, classOf, IGNORED, LETTER, SEPARATOR, SURROGATE, unitTables } from './script.ts';

/** Finishes a 32-bit hash: the avalanche step of MurmurHash3 (fmix32). */
export function mix32(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

const FNV_OFFSET = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;

/**
 * The words by which texts are compared: NFKC, lower case, apostrophes removed, then runs of letters and digits.
 * A character of a script without spaces is a word of its own.
 */
export function shingleWords(text: string): string[] {
  const words: string[] = [];
  let word = '';
  const { classes, letters } = unitTables();
  for (const character of text.normalize('NFKC')) {
    const unit = character.charCodeAt(0);
    const known = classes[unit] as number;
    const kind = known === SURROGATE ? classOf(character.codePointAt(0) as number) : known;
    if (kind === IGNORED) continue;
    if (kind === LETTER) {
      word += known === SURROGATE ? character : String.fromCharCode(letters[unit] as number);
      continue;
    }
    if (word !== '') words.push(word);
    word = '';
    if (kind === CHARACTER) words.push(character);
  }
  if (word !== '') words.push(word);
  return words;
}

/** FNV-1a over the UTF-16 units of a word as `shingleWords` gives it. */
export function hashWord(word: string): number {
  let hash = FNV_OFFSET;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), FNV_PRIME);
  return hash;
}

/** `text` in NFKC; one of characters that it leaves alone, whatever stands around them, is returned as it is: nearly all are. */
export function normalizeForWords(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f && !isStable(unit)) return text.normalize('NFKC');
  }
  return text;
}

/** Whether NFKC leaves a unit alone, found out when it is first met; 0 until then. */
const stability = new Uint8Array(0x10000);
const STABLE = 1;
const UNSTABLE = 2;
/** Marks, Hangul letters and halves of surrogate pairs may join with their neighbours. */
const JOINING = /[\p{M}\u1100-\u11ff\ud800-\udfff]/u;

function isStable(unit: number): boolean {
  if (stability[unit] === 0) {
    const character = String.fromCharCode(unit);
    const stable = character.normalize('NFKC') === character && !JOINING.test(character);
    stability[unit] = stable ? STABLE : UNSTABLE;
  }
  return stability[unit] === STABLE;
}

/**
 * `shingleWords(text).map(hashWord)` without making the strings.
 * @param text as `normalizeForWords` gives it
 * @param into room for `text.length` hashes
 * @param firsts room for the first UTF-16 unit of each word, where that is wanted
 * @returns how many words there are
 */
export function hashWords(text: string, into: Int32Array, firsts?: Uint16Array): number {
  const { classes, letters } = unitTables();
  const length = text.length;
  let count = 0;
  let hash = FNV_OFFSET;
  let inWord = false;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    const letter = letters[unit] as number;
    if (letter !== 0) {
      if (!inWord && firsts !== undefined) firsts[count] = unit;
      hash = Math.imul(hash ^ letter, FNV_PRIME);
      inWord = true;
      continue;
    }
    const kind = classes[unit] as number;
    if (kind === IGNORED) continue;
    const whole = kind === SURROGATE ? classOf(text.codePointAt(i) as number) : kind;
    if (whole !== LETTER && inWord) {
      into[count++] = hash;
      hash = FNV_OFFSET;
      inWord = false;
    }
    if (whole === SEPARATOR) continue;
    if (!inWord && firsts !== undefined) firsts[count] = unit;
    hash = Math.imul(hash ^ unit, FNV_PRIME);
    if (kind === SURROGATE) hash = Math.imul(hash ^ text.charCodeAt(++i), FNV_PRIME);
    if (whole === LETTER) inWord = true;
    else {
      into[count++] = hash;
      hash = FNV_OFFSET;
    }
  }
  if (inWord) into[count++] = hash;
  return count;
}
