import { foldWord } from './fold-word.ts';

export interface DateToken {
  readonly kind: 'number' | 'word' | 'mark';
  /** Folded. */
  readonly text: string;
  /** Of a number, else 0. */
  readonly value: number;
  /** Length of a number in digits, else 0. */
  readonly digits: number;
  /** White space stands before it. */
  readonly spaced: boolean;
}

const TOKEN = /\d+|[\p{L}\p{M}][\p{L}\p{M}'’]*|[^\s\d]/gu;
const HAN = /\p{Script=Han}/u;
const HAN_PIECE =
  /上午|下午|午前|午後|凌晨|早上|晚上|公開日?|發布|发布|发表|發表|更新日?|配信|今天|今日|昨天|昨日|前天|一昨日|\p{Script=Han}|[^\p{Script=Han}]+/gu;
/** Most tokens: a plain word, a short number, a mark. */
const ONE_PIECE = /^(?:[A-Z]?[a-z]+|\d{1,4}|\W)$/;
const ELISION = /^[dl]['’]\p{L}/iu;
const CAMEL = /\p{Ll}(?=\p{Lu}{2}|\p{Lu}\p{Ll})|\p{Lu}(?=\p{Lu}\p{Ll}{2})/gu;
const RUN_ON_YEAR = /^((?:19|20)\d\d)(\d{1,2})$/;
const DIGIT =
  /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0a66-\u0a6f\u0ae6-\u0aef\u0be6-\u0bef\u0c66-\u0c6f\u0ce6-\u0cef\u0d66-\u0d6f\u0e50-\u0e59\u0ed0-\u0ed9\u1040-\u1049\u17e0-\u17e9]/g;
const OTHER_DIGITS = /[\u0660-\uffff]/;
/** The zero of each block of ten digits above. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0x1040, 0x17e0];
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const FULL_WIDTH = /[\uff01-\uff5e]/g;

function asciiDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  const zero = ZEROS.find((z) => code >= z && code < z + 10) ?? code;
  return String(code - zero);
}

/** ASCII digits and punctuation instead of other scripts' and full-width ones; no invisible characters. */
export function plainDigits(text: string): string {
  if (!OTHER_DIGITS.test(text)) return text;
  return text
    .replace(INVISIBLE, '')
    .replace(FULL_WIDTH, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(DIGIT, asciiDigit);
}

/** `2 minute readApril 25, 20232:26 PM`: pieces that lost their space are told apart by case and by the form of a year. */
function pieces(text: string): readonly string[] {
  if (ONE_PIECE.test(text)) return [text];
  if (HAN.test(text)) return text.match(HAN_PIECE) ?? [];
  if (ELISION.test(text)) return [text.slice(0, 1), text.slice(2)];
  const year = RUN_ON_YEAR.exec(text);
  if (year) return [year[1] as string, year[2] as string];
  return text.replace(CAMEL, '$& ').split(' ');
}

function token(text: string, spaced: boolean): DateToken {
  const code = text.charCodeAt(0);
  const isNumber = code >= 48 && code <= 57;
  const isMark = text.length === 1 && code < 0x80 && !isNumber && !isAsciiLetter(code);
  if (isMark) return { kind: 'mark', text, value: 0, digits: 0, spaced };
  const folded = isNumber ? text : foldWord(text);
  const kind = isNumber ? 'number' : LETTER.test(text) ? 'word' : 'mark';
  return { kind, text: folded, value: isNumber ? Number(text) : 0, digits: isNumber ? text.length : 0, spaced };
}

const LETTER = /^[\p{L}\p{M}]/u;
const isAsciiLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

/** `a.m.`, `เม.ย.`: short words joined by full stops without spaces are one word. */
function joinAbbreviations(tokens: readonly DateToken[]): DateToken[] {
  const joined: DateToken[] = [];
  for (const next of tokens) {
    const stop = joined.at(-1);
    const head = joined.at(-2);
    const joins =
      next.kind === 'word' &&
      !next.spaced &&
      stop?.text === '.' &&
      !stop.spaced &&
      head?.kind === 'word' &&
      next.text.length <= 3 &&
      head.text.length <= 3;
    if (joins) {
      joined.length -= 2;
      joined.push({ ...head, text: head.text + next.text });
    } else {
      joined.push(next);
    }
  }
  return joined;
}

/** `text` in words, numbers and marks. Linear. */
export function tokenizeDate(text: string): readonly DateToken[] {
  const tokens: DateToken[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    let spaced = match.index > end;
    end = match.index + match[0].length;
    for (const piece of pieces(match[0])) {
      tokens.push(token(piece, spaced));
      spaced = false;
    }
  }
  return joinAbbreviations(tokens);
}
