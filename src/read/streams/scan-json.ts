import { ENVELOPE_KEYS } from '../fields/envelope-keys.ts';
import { fieldOf } from '../fields/field-names.ts';
import type { ByteStream } from '../reader.ts';
import { Capture, type JsonPiece } from './json-capture.ts';

const MAX_ARRAY_DEPTH = 4;
const MAX_KEY = 64;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const SPACE = 0x20;
const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

interface Frame {
  readonly isArray: boolean;
  key: string;
  expectsKey: boolean;
  /** Whether an array here would hold the articles: all keys above it are such as hold them. */
  readonly mayHold: boolean;
}

/** Whether a byte begins a character whose second byte may look like a backslash; null for encodings that have none such. */
export type IsLead = (byte: number) => boolean;

/** Bytes of a kind right before a place. */
function runBefore(bytes: Buffer, start: number, end: number, isOne: (byte: number) => boolean): number {
  let at = end;
  while (at > start && isOne(bytes[at - 1] as number)) at--;
  return end - at;
}

const isBackslash = (byte: number): boolean => byte === BACKSLASH;

/** Walks the bytes of a JSON file and cuts out the values that may be articles; what they hold is for the parser to judge. */
class JsonScanner {
  readonly #limit: number;
  readonly #isLead: IsLead | null;
  /** Bytes that may begin a character, at the end of the chunk before. */
  #leads = 0;
  readonly #frames: Frame[] = [];
  #depth = 0;
  #inString = false;
  #escaped = false;
  #key: string | null = null;
  /** The depth of the array whose elements are articles; -1 where there is none. */
  #elements = -1;
  #root: Capture | null = null;
  #element: Capture | null = null;
  #rootHasText = false;
  #inGarbage = false;
  #found: JsonPiece[] = [];
  #chunk: Buffer = MARK;
  /** Where the chunk starts in the file. */
  #base = 0;
  /** Where in the chunk a capture's next piece starts. */
  #rootFrom = 0;
  #elementFrom = 0;

  constructor(limit: number, isLead: IsLead | null = null) {
    this.#limit = limit;
    this.#isLead = isLead;
  }

  feed(chunk: Buffer): JsonPiece[] {
    this.#found = [];
    this.#chunk = chunk;
    this.#rootFrom = 0;
    this.#elementFrom = 0;
    for (let at = 0; at < chunk.length; at++) {
      if (this.#inString) at = this.#skipString(at);
      else this.#step(chunk[at] as number, at);
    }
    this.#root?.add(chunk.subarray(this.#rootFrom));
    this.#element?.add(chunk.subarray(this.#elementFrom));
    if (this.#isLead) this.#leads = runBefore(chunk, 0, chunk.length, this.#isLead) % 2;
    this.#base += chunk.length;
    return this.#found;
  }

  /** What was open when the file ended. */
  end(): JsonPiece[] {
    const open = this.#element ?? (this.#elements === -1 ? this.#root : null);
    if (open) return [open.close(true)];
    return this.#depth > 0 ? [{ bytes: Buffer.alloc(0), offset: this.#base, isCut: true, isRoot: true }] : [];
  }

  /** Passes over the inside of a string; returns the place of its closing quote, or the end of the chunk. */
  #skipString(from: number): number {
    const chunk = this.#chunk;
    let start = from;
    if (this.#escaped) {
      this.#escaped = false;
      start++;
    }
    for (let search = start; ; ) {
      const quote = chunk.indexOf(QUOTE, search);
      const end = quote === -1 ? chunk.length : quote;
      const isEscaped = this.#isEscaped(start, end);
      if (quote !== -1 && isEscaped) {
        search = quote + 1;
        continue;
      }
      if (this.#key !== null && this.#key.length < MAX_KEY)
        this.#key += chunk.toString('latin1', start, Math.min(end, start + MAX_KEY));
      if (quote === -1) this.#escaped = isEscaped;
      else this.#closeString();
      return end;
    }
  }

  /** Whether an odd number of backslashes stands before a place; the second byte of a character is none. */
  #isEscaped(start: number, end: number): boolean {
    const run = runBefore(this.#chunk, start, end, isBackslash);
    if (this.#isLead === null || run === 0) return run % 2 === 1;
    const leads = runBefore(this.#chunk, start, end - run, this.#isLead);
    const before = leads === end - run && start === 0 ? this.#leads : 0;
    return (run - ((leads + before) % 2)) % 2 === 1;
  }

  #closeString(): void {
    this.#inString = false;
    const frame = this.#frames.at(-1);
    if (this.#key !== null && frame) frame.key = this.#key;
    this.#key = null;
  }

  #step(byte: number, at: number): void {
    if (byte <= SPACE) return;
    const frame = this.#depth === this.#frames.length ? this.#frames.at(-1) : undefined;
    if (byte === COLON) {
      if (frame) frame.expectsKey = false;
    } else if (byte === COMMA) this.#comma(frame, at);
    else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) this.#close(at);
    else this.#value(byte, frame, at);
  }

  #comma(frame: Frame | undefined, at: number): void {
    if (frame) frame.expectsKey = !frame.isArray;
    if (this.#element && this.#depth === this.#elements) this.#closeElement(at);
  }

  #value(byte: number, frame: Frame | undefined, at: number): void {
    const isKey = byte === QUOTE && frame?.expectsKey === true;
    if (!isKey) this.#openValue(byte, frame, at);
    if (byte === QUOTE) {
      this.#inString = true;
      this.#key = isKey ? '' : null;
    } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) this.#openFrame(byte === OPEN_ARRAY, frame);
  }

  #openValue(byte: number, frame: Frame | undefined, at: number): void {
    if (this.#depth === 0) {
      this.#openRoot(byte, at);
      return;
    }
    if (this.#depth === 1 && byte === QUOTE && frame && !frame.isArray) {
      const field = fieldOf(frame.key)?.field;
      this.#rootHasText ||= field === 'text' || field === 'html';
    }
    if (this.#elements === -1 && byte === OPEN_OBJECT && frame?.isArray && frame.mayHold && !this.#rootHasText) {
      this.#elements = this.#depth;
      this.#root = null;
    }
    if (this.#depth === this.#elements && frame?.isArray && !this.#element) {
      this.#element = new Capture(this.#base + at, this.#depth, this.#limit);
      this.#elementFrom = at;
    }
  }

  #openRoot(byte: number, at: number): void {
    if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      this.#inGarbage = false;
      this.#rootHasText = false;
      this.#elements = byte === OPEN_ARRAY ? 1 : -1;
      this.#root = byte === OPEN_ARRAY ? null : new Capture(this.#base + at, 0, this.#limit);
      this.#rootFrom = at;
    } else if (!this.#inGarbage && !(this.#base + at < MARK.length && MARK.includes(byte))) {
      this.#inGarbage = true;
      this.#found.push({
        bytes: this.#chunk.subarray(at, at + 1),
        offset: this.#base + at,
        isCut: false,
        isRoot: true,
      });
    }
  }

  #openFrame(isArray: boolean, frame: Frame | undefined): void {
    const isTracked = this.#depth === this.#frames.length && this.#depth < MAX_ARRAY_DEPTH;
    this.#depth++;
    if (!isTracked) return;
    const mayHold =
      frame === undefined || (frame.mayHold && !frame.isArray && ENVELOPE_KEYS.has(frame.key.toLowerCase()));
    this.#frames.push({ isArray, key: '', expectsKey: !isArray, mayHold });
  }

  #close(at: number): void {
    if (this.#depth === 0) return;
    if (this.#element && this.#depth === this.#elements) this.#closeElement(at);
    if (this.#depth === this.#frames.length) this.#frames.pop();
    if (this.#elements === this.#depth) this.#elements = -1;
    this.#depth--;
    if (this.#depth === 0 && this.#root) {
      this.#root.add(this.#chunk.subarray(this.#rootFrom, at + 1));
      this.#found.push(this.#root.close(false));
      this.#root = null;
    }
  }

  #closeElement(at: number): void {
    if (!this.#element) return;
    this.#element.add(this.#chunk.subarray(this.#elementFrom, at));
    this.#found.push(this.#element.close(false));
    this.#element = null;
  }
}

/** Whether a file that begins so is an object around an array of articles. */
export function beginsAsEnvelope(text: string): boolean {
  const found = new JsonScanner(Number.MAX_SAFE_INTEGER).feed(Buffer.from(text));
  return found.some(({ isRoot }) => !isRoot);
}

/**
 * The values of a JSON file that may be articles, in batches: the elements of the array at its top, or of one under
 * keys like `articles` or `response.docs`; else each value at the top. Values need memory one by one, not the file.
 */
export async function* scanJson(
  stream: ByteStream,
  limit: number,
  isLead: IsLead | null = null,
): AsyncGenerator<readonly JsonPiece[]> {
  const scanner = new JsonScanner(limit, isLead);
  for await (const bytes of stream) yield scanner.feed(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  yield scanner.end();
}
