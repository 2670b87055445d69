/** What a character is to the line model, looked up in a table that fills as characters are met. */

export const SPACE = 1;
export const DIGIT = 2;
export const LETTER = 4;
/** Of scripts without spaces, and broad on the page. */
export const WIDE = 8;
export const UPPER = 16;
/** Part of a word. */
export const WORD = 32;
/** A word by itself, in scripts without spaces. */
export const ALONE = 64;
const KNOWN = 128;

const IN_WORD = /[\p{L}\p{M}\p{N}]/u;
const BY_ITSELF = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

const kinds = new Uint8Array(0x10000);
const lower = new Uint16Array(0x10000);

/** The sum of what a UTF-16 unit is. */
export const kindOf = (unit: number): number => (kinds[unit] as number) || learn(unit);

/** Its small letter; only of units whose kind was asked for. */
export const lowerOf = (unit: number): number => lower[unit] as number;

function learn(unit: number): number {
  const char = String.fromCharCode(unit);
  const small = char.toLowerCase();
  lower[unit] = small.length === 1 ? small.charCodeAt(0) : unit;
  const kind = KNOWN | placeOf(unit) | (IN_WORD.test(char) ? WORD : 0) | (BY_ITSELF.test(char) ? ALONE : 0);
  kinds[unit] = kind;
  return kind;
}

function placeOf(unit: number): number {
  if (unit === 0x20 || unit === 0xa0 || unit === 0x3000) return SPACE;
  if (unit >= 0x30 && unit <= 0x39) return DIGIT;
  if (!isLetter(unit)) return 0;
  return LETTER | (isWide(unit) ? WIDE : isUpper(unit) ? UPPER : 0);
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
