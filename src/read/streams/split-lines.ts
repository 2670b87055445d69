import type { ByteStream } from '../reader.ts';

const NEWLINE = 10;
const RETURN = 13;

export interface Line {
  /** Without its line end; null where the line is longer than the limit. */
  readonly bytes: Buffer | null;
  /** Where it starts, in bytes from the start of the file. */
  readonly offset: number;
  /** Where the next line starts. */
  readonly end: number;
  /** What it ends with: nothing for a last line that isn't complete. */
  readonly ending: '' | '\n' | '\r\n';
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The start of a line whose end hasn't come yet; a line that grows over the limit is dropped, not kept. */
class OpenLine {
  readonly #limit: number;
  #pieces: Buffer[] = [];
  length = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(piece: Buffer): void {
    this.length += piece.length;
    if (this.length > this.#limit + 1) this.#pieces = [];
    else this.#pieces.push(piece);
  }

  /** The line without its line end, and whether a `\r` was cut off. */
  close(): { readonly bytes: Buffer | null; readonly hadReturn: boolean } {
    const [first, second] = this.#pieces;
    // A line within one chunk, by far the most frequent, is a view of it and costs no copy.
    const whole = first !== undefined && second === undefined ? first : Buffer.concat(this.#pieces);
    const hadReturn = whole.at(-1) === RETURN;
    const bytes = hadReturn ? whole.subarray(0, -1) : whole;
    const tooLong = whole.length < this.length || bytes.length > this.#limit;
    this.#pieces = [];
    this.length = 0;
    return { bytes: tooLong ? null : bytes, hadReturn };
  }
}

/** A megabyte of line ends is a million lines: they are handed on in smaller lots. */
const BATCH = 1024;

/** The lines of one chunk that end in it. What is left over goes to `open`. */
function* cutChunk(chunk: Buffer, base: number, open: OpenLine): Generator<Line[]> {
  let lines: Line[] = [];
  let start = 0;
  for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, start)) {
    const offset = base + start - open.length;
    open.add(chunk.subarray(start, at));
    const { bytes, hadReturn } = open.close();
    lines.push({ bytes, offset, end: base + at + 1, ending: hadReturn ? '\r\n' : '\n' });
    start = at + 1;
    if (lines.length < BATCH) continue;
    yield lines;
    lines = [];
  }
  if (start < chunk.length) open.add(chunk.subarray(start));
  if (lines.length > 0) yield lines;
}

/**
 * Lines in batches. Lines end with `\n` or `\r\n`; a line over `limit` bytes has no bytes.
 * What came before an error of the stream is yielded before the error is thrown, but for the line it cut.
 */
export async function* splitLines(stream: ByteStream, limit: number, from = 0): AsyncGenerator<readonly Line[]> {
  const open = new OpenLine(limit);
  let base = from;
  for await (const bytes of stream) {
    yield* cutChunk(asBuffer(bytes), base, open);
    base += bytes.length;
  }
  if (open.length > 0) {
    const offset = base - open.length;
    yield [{ bytes: open.close().bytes, offset, end: base, ending: '' }];
  }
}
