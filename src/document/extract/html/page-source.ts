import { decodeAttribute, decodeText, decodeTitle } from './decode-references.ts';

/** What was seen of a piece of text when it was scanned: bits. */
export const HAS_INK = 1;
/** An `&` that is to be read as one. */
export const HAS_REFERENCES = 2;
export const IS_TITLE = 4;

/** Room for so many spans at first. */
const FEW = 1024;
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** The bytes of a page, and strings of its pieces for those who ask: most of a page is never made a string. */
export class PageSource {
  /** Valid UTF-8. */
  readonly bytes: Uint8Array;
  /** Where the values of attributes begin and end, two entries each; the end negative where references are in it. */
  private spans = new Int32Array(2 * FEW);
  private count = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** What the bytes from `from` to `to` spell. */
  spell(from: number, to: number): string {
    return from === to ? '' : utf8.decode(this.bytes.subarray(from, to));
  }

  /** A piece of text of which `signs` were seen. */
  text(from: number, to: number, signs: number): string {
    const spelt = this.spell(from, to);
    if ((signs & HAS_REFERENCES) === 0) return spelt;
    if ((signs & IS_TITLE) === 0) return decodeText(spelt);
    return spelt.includes('&') ? decodeTitle(spelt) : spelt;
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

  /** A value from there to there; the end is negative where references are in it. */
  attribute(from: number, to: number): string {
    return to < 0 ? decodeAttribute(this.spell(from, -to)) : this.spell(from, to);
  }
}

export const NO_SOURCE: PageSource = new PageSource(new Uint8Array(0));
