/** What each UTF-16 unit is to the measures, as a table: the hot loop does one look-up for each character. */
export const OTHER = 0;
export const SPACE = 1;
export const LOWER = 2;
export const UPPER = 3;
export const DIGIT = 4;
/** Scripts written without spaces between words (Han, kana, Thai, Lao, Khmer, Burmese): each character counts. */
export const UNSPACED = 5;
export const SENTENCE_END = 6;
export const COMMA = 7;
export const QUOTE = 8;
/** Bars, bullets and arrows: what menus and credits are set with. */
export const BULLET = 9;
export const COLON = 10;
export const AT = 11;
export const DASH = 12;
export const MARK = 13;

const LETTER = /\p{L}/u;
const DIGITS = /\p{Nd}/u;
const MARKS = /\p{M}/u;

export const CHAR_CLASSES: Uint8Array = buildClasses();
/** Lower case of the first 0x590 units; beyond lie hardly any letters with case. */
export const LOWER_CASE: Uint16Array = buildLowerCase();

function fill(table: Uint8Array, chars: string, value: number): void {
  for (let i = 0; i < chars.length; i++) table[chars.charCodeAt(i)] = value;
}

function range(table: Uint8Array, from: number, to: number, value: number): void {
  table.fill(value, from, to + 1);
}

function buildClasses(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (let unit = 0; unit < 0x3000; unit++) {
    const char = String.fromCharCode(unit);
    if (LETTER.test(char)) table[unit] = char === char.toLowerCase() ? LOWER : UPPER;
    else if (DIGITS.test(char)) table[unit] = DIGIT;
    else if (MARKS.test(char)) table[unit] = MARK;
  }
  range(table, 0x0e00, 0x0eff, UNSPACED); // Thai, Lao
  range(table, 0x1000, 0x109f, UNSPACED); // Burmese
  range(table, 0x1780, 0x17ff, UNSPACED); // Khmer
  range(table, 0x3005, 0x3007, UNSPACED);
  range(table, 0x3040, 0x30ff, UNSPACED); // kana
  range(table, 0x3100, 0x312f, LOWER);
  range(table, 0x3130, 0x318f, LOWER);
  range(table, 0x3400, 0x9fff, UNSPACED); // Han
  range(table, 0xa000, 0xd7ff, LOWER); // Hangul and others, spaced
  range(table, 0xd800, 0xdfff, OTHER);
  range(table, 0xf900, 0xfaff, UNSPACED);
  range(table, 0xfb50, 0xfdff, LOWER); // Arabic forms
  range(table, 0xfe70, 0xfefc, LOWER);
  range(table, 0xff10, 0xff19, DIGIT);
  range(table, 0xff21, 0xff3a, UPPER);
  range(table, 0xff41, 0xff5a, LOWER);
  fill(
    table,
    ' \t\n\r\f\v\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff',
    SPACE,
  );
  fill(table, '.!?\u2026\u3002\uff01\uff1f\u061f\u06d4\u0964\u0965\uff0e', SENTENCE_END);
  fill(table, ',;\u060c\u061b\u3001\uff0c\uff1b', COMMA);
  fill(table, '"\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019\u2039\u203a\u300c\u300d\u300e\u300f', QUOTE);
  fill(table, '|\u00a9\u2022\u00b7\u25ba\u25b6\u2192\u00ae\u2605\u25cf\u30fb', BULLET);
  fill(table, ':\uff1a', COLON);
  fill(table, '@', AT);
  fill(table, '-\u2010\u2011\u2012\u2013\u2014\u2015/', DASH);
  return table;
}

function buildLowerCase(): Uint16Array {
  const table = new Uint16Array(0x590);
  for (let unit = 0; unit < table.length; unit++) {
    const lower = String.fromCharCode(unit).toLowerCase();
    table[unit] = lower.length === 1 ? lower.charCodeAt(0) : unit;
  }
  return table;
}
