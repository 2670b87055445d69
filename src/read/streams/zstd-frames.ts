/** Where zstd frames end (RFC 8878): Node's decompressor stops after the first one and says nothing of the others. */
import { DocumentRejected } from '../../stage.ts';
import type { ByteReader } from './byte-reader.ts';

const MAX_HEADER = 18;
const PIECE = 64 * 1024;

export const brokenFrame = (member: number, what: string): DocumentRejected =>
  new DocumentRejected('bad-container', `Expected zstd data, got ${what} in the frame that starts at byte ${member}`);

const truncated = (member: number): DocumentRejected =>
  new DocumentRejected(
    'truncated',
    `Expected a whole zstd frame, got the end of the file within the one that starts at byte ${member}`,
  );

interface FrameHeader {
  readonly length: number;
  readonly hasChecksum: boolean;
}

/** RFC 8878, 3.1.1.1: what the descriptor byte says of the fields that follow it. */
function frameHeader(buffer: Buffer): FrameHeader {
  const descriptor = buffer[4] ?? 0;
  const isSingle = (descriptor & 0x20) !== 0;
  const sizeFlag = descriptor >> 6;
  const contentSize = sizeFlag === 0 ? (isSingle ? 1 : 0) : 2 ** sizeFlag;
  const dictionaryId = [0, 1, 2, 4][descriptor & 3] ?? 0;
  return { length: 5 + (isSingle ? 0 : 1) + dictionaryId + contentSize, hasChecksum: (descriptor & 4) !== 0 };
}

/** Bytes of the frame at the start of a buffer; -1 where it doesn't end in it. */
export function frameLength(buffer: Buffer): number {
  const { length, hasChecksum } = frameHeader(buffer);
  let at = length;
  for (let isLast = false; !isLast; ) {
    if (at + 3 > buffer.length) return -1;
    const bits = buffer.readUIntLE(at, 3);
    isLast = (bits & 1) === 1;
    at += 3 + (((bits >> 1) & 3) === 1 ? 1 : bits >> 3);
  }
  const end = at + (hasChecksum ? 4 : 0);
  return end <= buffer.length ? end : -1;
}

/** Hands out the bytes of exactly one frame, found by its block headers. */
export class FrameCutter {
  readonly #input: ByteReader;
  readonly #member: number;
  #left = 0;
  #state: 'start' | 'block' | 'checksum' | 'done' = 'start';
  #hasChecksum = false;

  constructor(input: ByteReader, member: number) {
    this.#input = input;
    this.#member = member;
  }

  /** The next bytes of the frame; empty at its end. */
  readonly next = async (): Promise<Buffer> => {
    if (this.#left > 0) return this.#takeLeft();
    if (this.#state === 'done') return Buffer.alloc(0);
    if (this.#state === 'checksum') {
      this.#state = 'done';
      return this.#take(4);
    }
    return this.#state === 'start' ? this.#openFrame() : this.#openBlock();
  };

  async #take(count: number): Promise<Buffer> {
    const bytes = await this.#input.take(count);
    if (bytes.length < count) throw truncated(this.#member);
    return bytes;
  }

  async #takeLeft(): Promise<Buffer> {
    const buffer = await this.#input.ahead(1);
    if (buffer.length === 0) throw truncated(this.#member);
    const bytes = buffer.subarray(0, Math.min(this.#left, PIECE));
    this.#input.drop(bytes.length);
    this.#left -= bytes.length;
    return bytes;
  }

  async #openFrame(): Promise<Buffer> {
    const { length, hasChecksum } = frameHeader(await this.#input.ahead(MAX_HEADER));
    this.#hasChecksum = hasChecksum;
    this.#state = 'block';
    return this.#take(length);
  }

  async #openBlock(): Promise<Buffer> {
    const header = await this.#take(3);
    const bits = header.readUIntLE(0, 3);
    const type = (bits >> 1) & 3;
    if (type === 3) throw brokenFrame(this.#member, 'a reserved block type');
    this.#left = type === 1 ? 1 : bits >> 3;
    if ((bits & 1) === 1) this.#state = this.#hasChecksum ? 'checksum' : 'done';
    return header;
  }
}
