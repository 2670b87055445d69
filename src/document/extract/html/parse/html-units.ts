/** ASCII that means something to HTML: the same as UTF-16 units and as bytes of UTF-8. */
export const EXCLAMATION = 33;
export const QUOTE = 34;
export const AMPERSAND = 38;
export const APOSTROPHE = 39;
export const DASH = 45;
export const SLASH = 47;
export const LESS = 60;
export const EQUALS = 61;
export const GREATER = 62;
export const QUESTION = 63;
export const CLOSING_BRACKET = 93;

const TAB = 9;
const LINE_FEED = 10;
const FORM_FEED = 12;
const CARRIAGE_RETURN = 13;
const BLANK = 32;

/** What a byte is to the scanner: bits. */
export const IS_SPACE = 1;
export const IS_LETTER = 2;
/** Ends the name of an attribute. */
export const ENDS_ATTRIBUTE = 4;

export const BYTE_KINDS: Uint8Array = new Uint8Array(0x100);
for (const byte of [TAB, LINE_FEED, FORM_FEED, CARRIAGE_RETURN, BLANK]) BYTE_KINDS[byte] = IS_SPACE | ENDS_ATTRIBUTE;
for (const byte of [EQUALS, GREATER, SLASH]) BYTE_KINDS[byte] = ENDS_ATTRIBUTE;
BYTE_KINDS.fill(IS_LETTER, 65, 91).fill(IS_LETTER, 97, 123);

/** White space as HTML knows it; false behind the end of the bytes. */
export const isSpaceAt = (bytes: Uint8Array, at: number): boolean =>
  at < bytes.length && ((BYTE_KINDS[bytes[at] as number] as number) & IS_SPACE) !== 0;

export const isLetter = (byte: number): boolean => ((BYTE_KINDS[byte] as number) & IS_LETTER) !== 0;

/** The first place from `from` on that is no white space, or the end. */
export function skipSpace(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isSpaceAt(bytes, at)) at++;
  return at;
}
