/**
 * windows-1252 in both directions, by table: what browsers take `latin1` and `iso-8859-1` for.
 * Own code, because some Node versions decode bytes 0x80–0x9f of it as C1 controls.
 */

/** Characters of the bytes 0x80 to 0x9f; the five unassigned bytes stand for themselves, as in the WHATWG standard. */
const HIGH =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

const BYTE_OF: ReadonlyMap<number, number> = new Map([...HIGH].map((char, i) => [char.charCodeAt(0), 0x80 + i]));

const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });

export function decodeWindows1252(bytes: Uint8Array): string {
  const units = new Uint8Array(2 * bytes.length);
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    const unit = byte >= 0x80 && byte < 0xa0 ? HIGH.charCodeAt(byte - 0x80) : byte;
    units[2 * i] = unit & 0xff;
    units[2 * i + 1] = unit >> 8;
  }
  return utf16.decode(units);
}

/** The bytes that decode to `text`, or null where a character has none. */
export function encodeWindows1252(text: string): Uint8Array | null {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const byte = unit < 0x80 || (unit >= 0xa0 && unit < 0x100) ? unit : (BYTE_OF.get(unit) ?? c1(unit));
    if (byte < 0) return null;
    bytes[i] = byte;
  }
  return bytes;
}

/** Text decoded as true Latin-1 has C1 controls where windows-1252 has punctuation. */
const c1 = (unit: number): number => (unit >= 0x80 && unit < 0xa0 ? unit : -1);
