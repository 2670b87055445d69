/** What one line shows by itself, whatever the language: lengths, endings, kinds of characters, words. One pass over its characters. */

import { wordList } from '../../../text/word-list.ts';
import { STOP_WORDS } from '../stop-words.ts';
import { ALONE, DIGIT, kindOf, LETTER, lowerOf, SPACE, UPPER, WIDE, WORD } from './character-kinds.ts';
import { addLetter, hashWord, keyOfWords, NO_WORD } from './word-hashes.ts';

export interface LineFacts {
  /** Lines with the same words have the same. */
  readonly key: number;
  /** Characters; those of scripts without spaces count twice. */
  readonly width: number;
  /** Hashes of its words in small letters. */
  readonly words: readonly number[];
  /** Those of four letters and more, and single characters of scripts without spaces. */
  readonly telling: readonly number[];
  /** Hashes of its words, any digit as good as another. */
  readonly shapes: readonly number[];
  readonly endsSentence: boolean;
  readonly endsClosed: boolean;
  /** 0 none, 1 comma, 2 colon, 3 ellipsis. */
  readonly ending: number;
  /** 0 other, 1 lower, 2 upper, 3 digit, 4 quote. */
  readonly beginning: number;
  /** Begins with a mark that only goes on with what stands before it: a comma, a full stop, a closing bracket. */
  readonly beginsClosing: boolean;
  readonly sentences: number;
  readonly commas: number;
  readonly letters: number;
  readonly upper: number;
  readonly digits: number;
  readonly marks: number;
  readonly spaces: number;
  readonly wide: number;
  readonly capitalized: number;
  readonly stopWords: number;
  readonly bullet: boolean;
  readonly hashes: number;
  readonly bold: boolean;
  readonly quoted: boolean;
  readonly bar: boolean;
  readonly link: boolean;
  readonly dated: boolean;
}

const SIGNS = /^[#>\s]+|\*\*/g;
const NOT_HASH = /[^#]/;
const BULLET = /^[*•·+–-]\s/;
const LINK = /https?:|www\.|\S@\S+\.\w|(?:^|\s)[@#]\p{L}/u;
const LINK_SIGN = /[@#]|:\/|www\./;
const DATED = /\d{1,2}[./:-]\d{1,2}|(?:19|20)\d\d|\d年/;
const SENTENCE_MARKS = '.!?。！？؟।';
const CLOSING = '"”»\'’」』)]';
const QUOTES = '"“„«\'‘「»';
const GOES_ON = /^(?:[,;:.)\]”»’、。」』），؛،](?!\.)|[-–—]\s\p{Ll})/u;
const CUT = '…';
const LONGEST = 4000;
const LINK_SEARCHED = 400;
const TELLING_LENGTH = 4;
/** Stands for any digit in the shapes of words. */
const ZERO = 0x30;

/** Beginning and end of a line beyond all measure; the rest says no more, and costs. */
const shorten = (text: string): string =>
  text.length <= LONGEST ? text : text.slice(0, LONGEST / 2) + text.slice(-LONGEST / 2);

const hasSigns = (text: string): boolean => {
  const first = text.charCodeAt(0);
  return first === 0x23 || first === 0x3e || first === 0x20 || text.includes('**');
};

/** @param text one line, trimmed. */
export function readLine(text: string): LineFacts {
  const whole = shorten(text);
  const line = hasSigns(whole) ? whole.replace(SIGNS, '').trim() || whole : whole;
  const read = readCharacters(line);
  const last = lastMark(line);
  const cut = last === CUT || line.endsWith('...');
  const ends = SENTENCE_MARKS.includes(last);
  return {
    ...read,
    width: line.length + read.wide,
    endsSentence: ends && !cut,
    endsClosed: ends || last === CUT || CLOSING.includes(line.at(-1) ?? ''),
    ending: cut ? 3 : last === ',' || last === '、' ? 1 : last === ':' || last === '：' ? 2 : 0,
    beginning: beginningOf(line),
    beginsClosing: GOES_ON.test(line),
    bullet: BULLET.test(text),
    hashes: text.startsWith('#') ? Math.min(4, text.search(NOT_HASH)) : 0,
    bold: text.startsWith('**'),
    quoted: text.startsWith('>'),
    bar: line.includes('|') || (line.length < 100 && line.includes('»')),
    link: hasLink(line.length > LINK_SEARCHED ? line.slice(0, LINK_SEARCHED) : line),
    dated: read.digits > 0 && DATED.test(line),
  };
}

const hasLink = (start: string): boolean => LINK_SIGN.test(start) && LINK.test(start);

type Read = Pick<
  LineFacts,
  | ('key' | 'words' | 'telling' | 'shapes' | 'stopWords' | 'letters' | 'upper' | 'digits' | 'marks' | 'spaces')
  | ('wide' | 'capitalized' | 'commas' | 'sentences')
>;

const STOPS: ReadonlySet<number> = new Set(Object.values(STOP_WORDS).flatMap((words) => wordList(words).map(hashWord)));

/** A word ends where a character that is in none follows: one is thought behind the line's last. */
function readCharacters(line: string): Read {
  let [letters, upper, digits, marks, spaces, wide, capitalized, commas, sentences] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  const [words, telling, shapes]: [number[], number[], number[]] = [[], [], []];
  let [word, shape, length, stopWords] = [NO_WORD, NO_WORD, 0, 0];
  let [atStart, alone] = [true, false];
  for (let i = 0; i <= line.length; i++) {
    const unit = i < line.length ? line.charCodeAt(i) : 0x20;
    const kind = kindOf(unit);
    if (length > 0 && (alone || (kind & (WORD | ALONE)) !== WORD)) {
      words.push(word);
      shapes.push(shape);
      if (alone || length >= TELLING_LENGTH) telling.push(word);
      if (STOPS.has(word)) stopWords++;
      [word, shape, length] = [NO_WORD, NO_WORD, 0];
    }
    if ((kind & WORD) !== 0) {
      const small = lowerOf(unit);
      word = addLetter(word, small);
      shape = addLetter(shape, (kind & DIGIT) !== 0 ? ZERO : small);
      length++;
      alone = (kind & ALONE) !== 0;
    }
    if ((kind & SPACE) !== 0) {
      spaces++;
      atStart = true;
      continue;
    }
    if ((kind & DIGIT) !== 0) digits++;
    else if ((kind & LETTER) !== 0) {
      letters++;
      if ((kind & WIDE) !== 0) wide++;
      else if ((kind & UPPER) !== 0) {
        upper++;
        if (atStart) capitalized++;
      }
    } else {
      marks++;
      if (isComma(unit)) commas++;
      else if (isSentenceMark(unit) && endsHere(line, i)) sentences++;
    }
    atStart = false;
  }
  spaces--;
  const key = keyOfWords(words.length > 0 ? words : [hashWord(line)]);
  return {
    key,
    words,
    telling,
    shapes,
    stopWords,
    letters,
    upper,
    digits,
    marks,
    spaces,
    wide,
    capitalized,
    commas,
    sentences,
  };
}

const isComma = (unit: number): boolean => unit === 0x2c || unit === 0x3001 || unit === 0xff0c || unit === 0x60c;

function isSentenceMark(unit: number): boolean {
  if (unit < 0x80) return unit === 0x2e || unit === 0x21 || unit === 0x3f;
  return unit === 0x3002 || unit === 0xff01 || unit === 0xff1f || unit === 0x61f || unit === 0x964;
}

function endsHere(line: string, at: number): boolean {
  const next = line.charAt(at + 1);
  return next === '' || next === ' ' || line.charCodeAt(at) > 0x3000 || CLOSING.includes(next);
}

/** The last character that is neither a quote nor a bracket. */
function lastMark(line: string): string {
  for (let i = line.length - 1; i >= 0 && i > line.length - 4; i--) {
    const char = line.charAt(i);
    if (!CLOSING.includes(char) && char !== ' ') return char;
  }
  return ' ';
}

function beginningOf(line: string): number {
  const unit = line.charCodeAt(0);
  const kind = Number.isNaN(unit) ? 0 : kindOf(unit);
  if ((kind & DIGIT) !== 0) return 3;
  if (QUOTES.includes(line.charAt(0))) return 4;
  if ((kind & LETTER) === 0 || (kind & WIDE) !== 0) return 0;
  return (kind & UPPER) !== 0 ? 2 : unit < 0x530 ? 1 : 0;
}
