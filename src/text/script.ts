/** What each UTF-16 unit is to a word, as flat tables: looked up once per character, so there is no regex in the loop. */

export const SEPARATOR = 0;
export const LETTER = 1;
/** Apostrophes and invisible characters: `don’t` and `dont` are one word, and so is a word with a soft hyphen in it. */
export const IGNORED = 2;
/** A character of a script without spaces: a word of its own. */
export const CHARACTER = 3;
/** The first half of a surrogate pair: the class is that of the whole code point. */
export const SURROGATE = 4;

const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const IGNORED_UNITS = [0x27, 0x2019, 0xad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff];
const FINAL_SIGMA = 0x3c2;
const SIGMA = 0x3c3;

/** The class of a code point. A mark counts as a letter: it belongs to the word it stands in. */
export function classOf(codePoint: number): number {
  const character = String.fromCodePoint(codePoint);
  if (!WORD_CHARACTER.test(character)) return SEPARATOR;
  return UNSPACED.test(character) ? CHARACTER : LETTER;
}

export interface UnitTables {
  readonly classes: Uint8Array;
  /** For letters their lower case, by single units (where it is longer than one unit, its first); 0 for all else. */
  readonly letters: Uint16Array;
}

let tables: UnitTables | undefined;

/** Made at first use: 65,536 entries, about 10 ms. */
export function unitTables(): UnitTables {
  tables ??= makeTables();
  return tables;
}

function makeTables(): UnitTables {
  const classes = new Uint8Array(0x10000);
  const letters = new Uint16Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) {
    if (unit >= 0xd800 && unit < 0xe000) classes[unit] = unit < 0xdc00 ? SURROGATE : SEPARATOR;
    else classes[unit] = classOf(unit);
  }
  for (const unit of IGNORED_UNITS) classes[unit] = IGNORED;
  for (let unit = 0; unit < 0x10000; unit++) {
    if (classes[unit] === LETTER) letters[unit] = String.fromCharCode(unit).toLowerCase().charCodeAt(0);
  }
  letters[FINAL_SIGMA] = SIGMA;
  return { classes, letters };
}
