import { CHAR_CLASSES, SPACE } from './char-classes.ts';
import { BEYOND_ASCII, sizeOf, unitAt } from './utf8-units.ts';

/** Room for so many bytes at first: most pages have no more text. */
const FEW = 16_384;
/** The line separator, which pages hardly use, breaks the line. */
const LINE_SEPARATOR = 0x2028;
const BLANK = 0x20;
const LINE_FEED = 0x0a;

/** What stands between the last character and the next: bits. */
const A_SPACE = 1;
const A_BREAK = 2;

const encoder = new TextEncoder();
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Texts one behind the other, as bytes of UTF-8. White space is collapsed while it is added: single spaces for runs of it,
 * none at the ends of a text; a run with a break in it is one line feed.
 */
export class CollapsedText {
  bytes = new Uint8Array(FEW);
  /** Where the text begins that is being added to, and where it ends so far. */
  start = 0;
  end = 0;
  private between = 0;

  addSpace(): void {
    this.between |= A_SPACE;
  }

  addBreak(): void {
    this.between |= A_BREAK;
  }

  /** Adds a string; see `add`. */
  addString(text: string): number {
    const bytes = encoder.encode(text);
    return this.add(bytes, 0, bytes.length);
  }

  /**
   * Adds what stands from `from` to `to`. Returns its length in UTF-16 units, without white space at its ends: 0 where
   * there is nothing else.
   */
  add(bytes: Uint8Array, from: number, to: number): number {
    this.reserve(to - from + 1);
    const { bytes: out, start } = this;
    let { end, between } = this;
    /** Bytes so far that are no units of their own. */
    let surplus = 0;
    let first = -1;
    let last = 0;
    for (let at = from; at < to; ) {
      const byte = bytes[at] as number;
      const size = sizeOf(byte);
      const unit = size === 1 ? byte : unitAt(bytes, at);
      if (CHAR_CLASSES[unit] === SPACE) {
        between |= unit === LINE_SEPARATOR ? A_BREAK : A_SPACE;
        at += size;
        surplus += size - 1;
        continue;
      }
      if (first < 0) first = at - from - surplus;
      if (between !== 0) {
        if (end > start) out[end++] = (between & A_BREAK) === 0 ? BLANK : LINE_FEED;
        between = 0;
      }
      if (size > 1) surplus += size === 4 ? 2 : size - 1;
      for (const next = at + size; at < next; ) out[end++] = bytes[at++] as number;
      while (at < to && (PLAIN[bytes[at] as number] === 1 || isWordGap(bytes, at, to)))
        out[end++] = bytes[at++] as number;
      last = at - from - surplus;
    }
    this.end = end;
    this.between = between;
    return first < 0 ? 0 : last - first;
  }

  /** Adds a text as it stands. */
  addVerbatim(text: string): void {
    const bytes = encoder.encode(text);
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.end);
    this.end += bytes.length;
  }

  /** What the text says so far. */
  spell(): string {
    return this.start === this.end ? '' : utf8.decode(this.bytes.subarray(this.start, this.end));
  }

  /** Begins the next text. */
  next(): void {
    this.start = this.end;
    this.between = 0;
  }

  private reserve(room: number): void {
    if (this.end + room <= this.bytes.length) return;
    const grown = new Uint8Array(2 * (this.end + room));
    grown.set(this.bytes.subarray(0, this.end));
    this.bytes = grown;
  }
}

/** 1 for ASCII that is no white space. */
const PLAIN = Uint8Array.from(CHAR_CLASSES.subarray(0, 0x100), (kind, byte) =>
  byte < BEYOND_ASCII && kind !== SPACE ? 1 : 0,
);

/** Whether a single space stands there before such a byte. */
const isWordGap = (bytes: Uint8Array, at: number, to: number): boolean =>
  bytes[at] === BLANK && at + 1 < to && PLAIN[bytes[at + 1] as number] === 1;

/** Whether anything but white space stands there. */
export function hasInk(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += sizeOf(bytes[at] as number)) {
    const byte = bytes[at] as number;
    if (CHAR_CLASSES[byte < BEYOND_ASCII ? byte : unitAt(bytes, at)] !== SPACE) return true;
  }
  return false;
}

export function collapseSpace(text: string): string {
  const collapsed = new CollapsedText();
  collapsed.addString(text);
  return collapsed.spell();
}
