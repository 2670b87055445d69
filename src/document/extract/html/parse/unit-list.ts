import { BEYOND_ASCII, sizeOf, unitAt } from './utf8-units.ts';

/** Names are read so far; real ones are shorter. */
const MOST = 400;
const LOW_SURROGATE = 0xdc00;

/** The first 400 UTF-16 units of a spelling that is put together of strings and of bytes. */
export class UnitList {
  readonly units = new Uint16Array(MOST);
  length = 0;

  clear(): void {
    this.length = 0;
  }

  addString(text: string): void {
    const end = Math.min(text.length, MOST - this.length);
    for (let i = 0; i < end; i++) this.units[this.length++] = text.charCodeAt(i);
  }

  /** Adds what the valid UTF-8 from `from` to `to` spells. */
  addBytes(bytes: Uint8Array, from: number, to: number): void {
    const { units } = this;
    let { length } = this;
    for (let at = from; at < to && length < MOST; ) {
      const byte = bytes[at] as number;
      if (byte < BEYOND_ASCII) {
        units[length++] = byte;
        at++;
        continue;
      }
      const size = sizeOf(byte);
      if (size < 4) units[length++] = unitAt(bytes, at);
      else {
        const code = codeAt(bytes, at);
        units[length++] = 0xd7c0 + (code >> 10);
        if (length < MOST) units[length++] = LOW_SURROGATE | (code & 0x3ff);
      }
      at += size;
    }
    this.length = length;
  }
}

/** The code point of a sequence of four bytes. */
const codeAt = (bytes: Uint8Array, at: number): number =>
  (((bytes[at] as number) & 0x07) << 18) |
  (((bytes[at + 1] as number) & 0x3f) << 12) |
  (((bytes[at + 2] as number) & 0x3f) << 6) |
  ((bytes[at + 3] as number) & 0x3f);
