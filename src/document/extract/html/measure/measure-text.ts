import * as Char from '../parse/char-classes.ts';
import { BEYOND_ASCII, lastBefore, sizeOf, unitAt } from '../parse/utf8-units.ts';
import { mix } from '../segment/describe-names.ts';

/** What one pass over a block's text counts. */
export interface TextMeasures {
  /** Characters; those of scripts without spaces count three times, so that a line is as long in any script. */
  readonly weight: number;
  /** Words; two characters count as one in scripts without spaces. */
  readonly words: number;
  readonly unspaced: number;
  readonly letters: number;
  readonly digits: number;
  readonly capitals: number;
  readonly shouted: number;
  readonly sentenceEnds: number;
  readonly commas: number;
  readonly quotes: number;
  readonly bullets: number;
  readonly colons: number;
  readonly ats: number;
  /** Runs of digits; those of four that look like a year. */
  readonly numbers: number;
  readonly years: number;
  /** Class of the first and of the last character. */
  readonly first: number;
  readonly last: number;
  /** Hash of the folded words in order: equal for texts that differ in punctuation and numbers at most. */
  readonly hash: number;
  /** Where this block's words begin and end in the page's list of word hashes. */
  readonly from: number;
  readonly to: number;
}

/** Hashes of all words of a page or text in order, numbers as one; grown as needed. */
export interface WordList {
  hashes: Int32Array;
  length: number;
}

/** @param room for how many words to begin with: a page's, unless told otherwise */
export const createWordList = (room = 4096): WordList => ({ hashes: new Int32Array(room), length: 0 });

/** The words of a text by itself. */
export function listWords(text: string): Int32Array {
  const list = createWordList(Math.min(4096, text.length + 1));
  measureText(text, list);
  return list.hashes.subarray(0, list.length);
}

/** How many words a text has. */
export const countWords = (text: string): number =>
  measureText(text, createWordList(Math.min(4096, text.length + 1))).words;

/** The word that stands for any number. */
export const NUMBER_WORD = 0x30303030;
const SEED = 0x811c9dc5 | 0;
/** One for all calls: nothing in it outlives a call. */
const COUNTS = new Int32Array(14);
const UNSPACED_WEIGHT = 3;

/** Counts everything about a text in one pass and appends its words' hashes to `list`. */
export function measureText(text: string, list: WordList): TextMeasures {
  const bytes = encoder.encode(text);
  return measureBytes(bytes, 0, bytes.length, list);
}

const encoder = new TextEncoder();

/** What each byte is; those of longer sequences tell nothing by themselves. */
const PART = 0xff;
const BYTE_CLASSES = new Uint8Array(0x100).fill(PART);
BYTE_CLASSES.set(Char.CHAR_CLASSES.subarray(0, BEYOND_ASCII));

/** The same of a text that stands in `bytes`, valid UTF-8. */
export function measureBytes(bytes: Uint8Array, from: number, to: number, list: WordList): TextMeasures {
  const lower = Char.LOWER_CASE;
  const counts = COUNTS.fill(0);
  const firstWord = list.length;
  let length = to - from;
  let small = 0;
  let words = 0;
  let capitals = 0;
  let shouted = 0;
  let sentenceEnds = 0;
  let numbers = 0;
  let years = 0;
  let hash = SEED;
  let word = SEED;
  let size = 0;
  let upper = 0;
  let digits = 0;
  let first = 0;
  for (let at = from; at <= to; ) {
    let unit = at < to ? (bytes[at] as number) : 32;
    let kind = BYTE_CLASSES[unit] as number;
    if (kind === PART) {
      const parts = sizeOf(unit);
      unit = unitAt(bytes, at);
      kind = Char.CHAR_CLASSES[unit] as number;
      at += parts;
      length -= parts === 4 ? 2 : parts - 1;
    } else at++;
    if (size === 0) first = unit;
    if (kind === Char.LOWER) {
      const begin = at;
      word = mix(word, unit);
      for (; at < to; at++) {
        unit = bytes[at] as number;
        if (BYTE_CLASSES[unit] !== Char.LOWER) break;
        word = mix(word, unit);
      }
      small += at - begin + 1;
      size += at - begin + 1;
      continue;
    }
    counts[kind] = (counts[kind] as number) + 1;
    if (kind === Char.UPPER || kind === Char.DIGIT) {
      word = mix(word, unit < 0x590 ? (lower[unit] as number) : unit);
      if (kind === Char.UPPER) {
        upper++;
        if (size === 0) capitals++;
      } else digits++;
      size++;
      continue;
    }
    if (kind === Char.MARK && size > 0) {
      word = mix(word, unit);
      continue;
    }
    if (size > 0) {
      if (digits === size) {
        numbers++;
        if (size === 4 && (first === ONE || first === TWO)) years++;
        word = NUMBER_WORD;
      } else if (size > 1 && upper === size) shouted++;
      words++;
      push(list, word);
      hash = mix(hash, word);
      word = SEED;
      size = 0;
      upper = 0;
      digits = 0;
    }
    if (kind === Char.UNSPACED) {
      const char = mix(SEED, unit);
      push(list, char);
      hash = mix(hash, char);
    } else if (kind === Char.SENTENCE_END && endsSentence(bytes, at, to, unit)) sentenceEnds++;
  }
  const unspaced = counts[Char.UNSPACED] as number;
  return {
    weight: length + (UNSPACED_WEIGHT - 1) * unspaced,
    words: words + unspaced / 2,
    unspaced,
    letters: small + (counts[Char.UPPER] as number) + unspaced,
    digits: counts[Char.DIGIT] as number,
    capitals,
    shouted,
    sentenceEnds,
    commas: counts[Char.COMMA] as number,
    quotes: counts[Char.QUOTE] as number,
    bullets: counts[Char.BULLET] as number,
    colons: counts[Char.COLON] as number,
    ats: counts[Char.AT] as number,
    numbers,
    years,
    first: from === to ? Char.SPACE : classAt(bytes, from),
    last: from === to ? Char.OTHER : classAt(bytes, lastBefore(bytes, to)),
    hash,
    from: firstWord,
    to: list.length,
  };
}

const ONE = 49;
const TWO = 50;

const classAt = (bytes: Uint8Array, at: number): number => Char.CHAR_CLASSES[unitAt(bytes, at)] as number;

/** A full stop ends a sentence before a space, a quote or the end; those of Han and kana always do. */
function endsSentence(bytes: Uint8Array, behind: number, to: number, unit: number): boolean {
  if (unit === 0x3002 || unit === 0xff01 || unit === 0xff1f || behind >= to) return true;
  const next = classAt(bytes, behind);
  return next === Char.SPACE || next === Char.QUOTE;
}

function push(list: WordList, hash: number): void {
  if (list.length === list.hashes.length) {
    const grown = new Int32Array(list.length * 2);
    grown.set(list.hashes);
    list.hashes = grown;
  }
  list.hashes[list.length++] = hash;
}
