/** Columns of a text on a terminal: ideographs, kana and Hangul take two. What "long" means in every script. */
export function measureWidth(text: string): number {
  let width = text.length;
  for (let i = 0; i < text.length; i++) if (isWide(text.charCodeAt(i))) width++;
  return width;
}

/** Measures only where the length leaves it open. */
export const isWiderThan = (text: string, columns: number): boolean =>
  text.length > columns || (text.length * 2 > columns && measureWidth(text) > columns);

/** Ideographs, kana, Hangul, full-width forms: written without spaces (Hangul aside), twice as wide as Latin letters. */
export const isWide = (unit: number): boolean =>
  unit >= 0x1100 &&
  (unit <= 0x115f ||
    (unit >= 0x2e80 && unit <= 0xa4cf) ||
    (unit >= 0xac00 && unit <= 0xd7a3) ||
    (unit >= 0xf900 && unit <= 0xfaff) ||
    (unit >= 0xfe30 && unit <= 0xfe6f) ||
    (unit >= 0xff00 && unit <= 0xff60));
