import { decodeAttribute, decodeText, decodeTitle } from './decode-references.ts';
import { AMPERSAND, BYTE_KINDS, IS_SPACE } from './html-units.ts';
import type { UnitList } from './unit-list.ts';

/** What was seen of a piece of text when it was scanned: bits. */
export const HAS_INK = 1;
/** An `&` that is to be read as one. */
export const HAS_REFERENCES = 2;
export const IS_TITLE = 4;
export const IS_BEYOND_ASCII = 8;
/** A digit, or the first byte of characters among which digits of other scripts are. */
export const MAY_HAVE_DIGITS = 16;
export const HAS_CONTROLS = 32;
/** Several pieces of the page, with a comment or the like between them. */
export const IS_JOINED = 64;
/** Nothing is known of it but that. */
export const IS_RAW = HAS_INK | IS_BEYOND_ASCII | MAY_HAVE_DIGITS | HAS_CONTROLS;

/** First bytes of the blocks of Unicode that have digits: U+0640 to U+07FF, U+0800 to U+1FFF, U+A000 to U+AFFF, U+F000 on. */
const DIGIT_LEADS = [0xd9, 0xda, 0xdb, 0xdc, 0xdd, 0xde, 0xdf, 0xe0, 0xe1, 0xea, 0xef, 0xf0, 0xf1, 0xf2, 0xf3, 0xf4];

/** What each byte of a text shows of it. */
export const SIGNS: Uint8Array = Uint8Array.from(BYTE_KINDS, (kind, byte) => {
  if ((kind & IS_SPACE) !== 0) return 0;
  return byte < 0x20 ? HAS_INK | HAS_CONTROLS : byte < 0x80 ? HAS_INK : HAS_INK | IS_BEYOND_ASCII;
});
SIGNS[AMPERSAND] = HAS_INK | HAS_REFERENCES;
for (let digit = 0x30; digit < 0x3a; digit++) SIGNS[digit] = HAS_INK | MAY_HAVE_DIGITS;
for (const lead of DIGIT_LEADS) SIGNS[lead] = HAS_INK | IS_BEYOND_ASCII | MAY_HAVE_DIGITS;

/** Room for so many spans at first. */
const FEW = 1024;
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** What the bytes from `from` to `to` spell. */
export const spell = (bytes: Uint8Array, from: number, to: number): string =>
  from === to ? '' : utf8.decode(bytes.subarray(from, to));

/** A piece of text of which `signs` were seen. */
export function readText(bytes: Uint8Array, from: number, to: number, signs: number): string {
  const spelt = spell(bytes, from, to);
  if ((signs & HAS_REFERENCES) === 0) return spelt;
  if ((signs & IS_TITLE) === 0) return decodeText(spelt);
  return spelt.includes('&') ? decodeTitle(spelt) : spelt;
}

/** The bytes of a page, and where the values of its attributes stand: most of a page is never made a string. */
export class PageSource {
  /** Valid UTF-8. */
  readonly bytes: Uint8Array;
  /** Where the values of attributes begin and end, two entries each; the end negative where references are in it. */
  private spans = new Int32Array(2 * FEW);
  private count = 0;
  /** All attributes of elements, where they are wanted. */
  readonly records = new Map<unknown, Readonly<Record<string, string>>>();

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** The number that the next value gets. */
  get next(): number {
    return this.count;
  }

  /** Keeps where a value stands, under the next number. */
  keep(from: number, to: number): void {
    const at = 2 * this.count++;
    if (at === this.spans.length) {
      const grown = new Int32Array(2 * at);
      grown.set(this.spans);
      this.spans = grown;
    }
    this.spans[at] = from;
    this.spans[at + 1] = to;
  }

  /** The value of that number. */
  value(number: number): string {
    return this.attribute(this.spans[2 * number] as number, this.spans[2 * number + 1] as number);
  }

  /** Where it stands, as it is written. */
  range(number: number): { readonly from: number; readonly to: number } {
    return { from: this.spans[2 * number] as number, to: Math.abs(this.spans[2 * number + 1] as number) };
  }

  /** Adds the value of that number to a list. */
  addValue(number: number, list: UnitList): void {
    const from = this.spans[2 * number] as number;
    const to = this.spans[2 * number + 1] as number;
    if (to < 0) list.addString(this.attribute(from, to));
    else list.addBytes(this.bytes, from, to);
  }

  /** A value from there to there; the end is negative where references are in it. */
  attribute(from: number, to: number): string {
    return to < 0 ? decodeAttribute(spell(this.bytes, from, -to)) : spell(this.bytes, from, to);
  }
}

export const NO_SOURCE: PageSource = new PageSource(new Uint8Array(0));
