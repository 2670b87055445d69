import type { ByteStream } from '../reader.ts';

const EMPTY = Buffer.alloc(0);
const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Reads a stream piece by piece, with a look ahead. Holds no more than what was asked for and the chunk it lies in. */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #buffer: Buffer = EMPTY;
  #ended = false;
  /** How many bytes have been taken or skipped. */
  position = 0;

  constructor(stream: ByteStream) {
    this.#source = stream[Symbol.asyncIterator]();
  }

  /** What has come and hasn't been taken. */
  get buffered(): Buffer {
    return this.#buffer;
  }

  async #next(): Promise<Uint8Array | undefined> {
    if (this.#ended) return undefined;
    const next = await this.#source.next();
    if (next.done) this.#ended = true;
    return next.done ? undefined : next.value;
  }

  /** Looks ahead until `count` bytes are buffered or the stream ends; returns what is buffered. */
  async ahead(count: number): Promise<Buffer> {
    if (this.#buffer.length >= count || this.#ended) return this.#buffer;
    const pieces: Uint8Array[] = this.#buffer.length > 0 ? [this.#buffer] : [];
    let length = this.#buffer.length;
    try {
      while (length < count) {
        const chunk = await this.#next();
        if (!chunk) break;
        pieces.push(chunk);
        length += chunk.length;
      }
    } finally {
      // Also when the stream fails: what came before the failure can still be taken.
      const [only] = pieces;
      this.#buffer = only && pieces.length === 1 ? asBuffer(only) : Buffer.concat(pieces);
    }
    return this.#buffer;
  }

  /** The next `count` bytes; fewer at the end of the stream. */
  async take(count: number): Promise<Buffer> {
    const buffer = await this.ahead(count);
    const taken = buffer.subarray(0, count);
    this.drop(taken.length);
    return taken;
  }

  /** Everything buffered, or else the next chunk; empty at the end. */
  async takeChunk(): Promise<Buffer> {
    const buffer = await this.ahead(1);
    this.drop(buffer.length);
    return buffer;
  }

  /** Passes over bytes that are buffered. */
  drop(count: number): void {
    this.#buffer = this.#buffer.subarray(count);
    this.position += count;
  }

  /** Passes over `count` bytes without keeping them; returns how many there were. */
  async skip(count: number): Promise<number> {
    let left = count;
    while (left > 0) {
      const buffer = await this.ahead(1);
      if (buffer.length === 0) break;
      const step = Math.min(left, buffer.length);
      this.drop(step);
      left -= step;
    }
    return count - left;
  }

  /** Gives bytes back that were taken last. */
  giveBack(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.#buffer = this.#buffer.length === 0 ? bytes : Buffer.concat([bytes, this.#buffer]);
    this.position -= bytes.length;
  }

  async close(): Promise<void> {
    this.#ended = true;
    this.#buffer = EMPTY;
    await this.#source.return?.();
  }
}
