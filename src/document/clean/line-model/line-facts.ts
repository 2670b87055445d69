/** What one line shows by itself, whatever the language: lengths, endings, kinds of characters. One pass over its characters. */
import { STOP_WORDS } from '../stop-words.ts';

export interface LineFacts {
  /** Without Markdown signs; what lines are compared by. */
  readonly key: string;
  /** Characters; those of scripts without spaces count twice. */
  readonly width: number;
  readonly tokens: readonly string[];
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

const ALL_STOP_WORDS: ReadonlySet<string> = new Set(Object.values(STOP_WORDS).flatMap((words) => words.split(' ')));
const SIGNS = /^[#>\s]+|\*\*/g;
const TOKEN = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[\p{L}\p{M}\p{N}]+/gu;
const NOT_HASH = /[^#]/;
const BULLET = /^[*•·+–-]\s/;
const LINK = /https?:|www\.|\S@\S+\.\w|(?:^|\s)[@#]\p{L}/u;
const DATED = /\d{1,2}[./:-]\d{1,2}|(?:19|20)\d\d|\d年/;
const SENTENCE_MARKS = '.!?。！？؟।';
const CLOSING = '"”»\'’」』)]';
const QUOTES = '"“„«\'‘「»';
const GOES_ON = /^(?:[,;:.)\]”»’、。」』），؛،](?!\.)|[-–—]\s\p{Ll})/u;
const CUT = '…';
const LONGEST = 4000;
const LINK_SEARCHED = 400;

/** Beginning and end of a line beyond all measure; the rest says no more, and costs. */
const shorten = (text: string): string =>
  text.length <= LONGEST ? text : text.slice(0, LONGEST / 2) + text.slice(-LONGEST / 2);

/** @param text one line, trimmed. */
export function readLine(text: string): LineFacts {
  const line = shorten(text).replace(SIGNS, '').trim() || shorten(text);
  const counts = countCharacters(line);
  const tokens = line.toLowerCase().match(TOKEN) ?? [];
  let stopWords = 0;
  for (const token of tokens) if (ALL_STOP_WORDS.has(token)) stopWords++;
  const last = lastMark(line);
  return {
    ...counts,
    key: tokens.length > 0 ? tokens.join(' ') : line,
    width: line.length + counts.wide,
    tokens,
    stopWords,
    endsSentence: SENTENCE_MARKS.includes(last) && !line.endsWith('...'),
    endsClosed: SENTENCE_MARKS.includes(last) || CLOSING.includes(line.at(-1) ?? '') || last === CUT,
    ending:
      line.endsWith('...') || last === CUT
        ? 3
        : last === ',' || last === '、'
          ? 1
          : last === ':' || last === '：'
            ? 2
            : 0,
    beginning: beginningOf(line),
    beginsClosing: GOES_ON.test(line),
    bullet: BULLET.test(text),
    hashes: text.startsWith('#') ? Math.min(4, text.search(NOT_HASH)) : 0,
    bold: text.startsWith('**'),
    quoted: text.startsWith('>'),
    bar: line.includes('|') || (line.length < 100 && line.includes('»')),
    link: LINK.test(line.length > LINK_SEARCHED ? line.slice(0, LINK_SEARCHED) : line),
    dated: counts.digits > 0 && DATED.test(line),
  };
}

type Counts = Pick<
  LineFacts,
  'letters' | 'upper' | 'digits' | 'marks' | 'spaces' | 'wide' | 'capitalized' | 'commas' | 'sentences'
>;

function countCharacters(line: string): Counts {
  let [letters, upper, digits, marks, spaces, wide, capitalized, commas, sentences] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  let atStart = true;
  for (let i = 0; i < line.length; i++) {
    const unit = line.charCodeAt(i);
    if (unit === 0x20 || unit === 0xa0 || unit === 0x3000) {
      spaces++;
      atStart = true;
      continue;
    }
    if (unit >= 0x30 && unit <= 0x39) digits++;
    else if (isLetter(unit)) {
      letters++;
      if (isWide(unit)) wide++;
      else if (isUpper(unit)) {
        upper++;
        if (atStart) capitalized++;
      }
    } else {
      marks++;
      if (unit === 0x2c || unit === 0x3001 || unit === 0xff0c || unit === 0x60c) commas++;
      else if (isSentenceMark(unit) && endsHere(line, i)) sentences++;
    }
    atStart = false;
  }
  return { letters, upper, digits, marks, spaces, wide, capitalized, commas, sentences };
}

const isLetter = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) ||
  (unit >= 0x41 && unit <= 0x5a) ||
  (unit >= 0xc0 &&
    unit !== 0xd7 &&
    unit !== 0xf7 &&
    !(unit >= 0x2000 && unit <= 0x2bff) &&
    !(unit >= 0x3000 && unit <= 0x303f) &&
    !(unit >= 0xff00 && unit <= 0xff0f));

const isWide = (unit: number): boolean =>
  (unit >= 0x0e00 && unit <= 0x0e7f) || (unit >= 0x3040 && unit <= 0x9fff) || (unit >= 0xac00 && unit <= 0xd7af);

/** Of Latin, Greek and Cyrillic; other scripts have no capitals worth knowing. */
function isUpper(unit: number): boolean {
  if (unit < 0x80) return unit <= 0x5a;
  if (unit > 0x52f) return unit >= 0x1e00 && unit <= 0x1eff && (unit & 1) === 0;
  if (unit < 0x100) return unit <= 0xde;
  if (unit < 0x250) return unit < 0x139 || unit > 0x148 ? (unit & 1) === 0 : (unit & 1) === 1;
  return (unit >= 0x386 && unit <= 0x3ab) || (unit >= 0x400 && unit <= 0x42f);
}

const isSentenceMark = (unit: number): boolean => SENTENCE_MARKS.includes(String.fromCharCode(unit));

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
  if (unit >= 0x30 && unit <= 0x39) return 3;
  if (QUOTES.includes(line.charAt(0))) return 4;
  if (!isLetter(unit) || isWide(unit)) return 0;
  return isUpper(unit) ? 2 : unit < 0x530 ? 1 : 0;
}
