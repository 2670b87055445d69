/** A spool of strings, read back in order or one by one at the place that appending gave. */
import { type AppendFile, createAppendFile } from './append-file.ts';

export interface Place {
  readonly offset: number;
  /** Bytes. */
  readonly length: number;
}

export interface RecordSpool {
  readonly count: number;
  append(text: string): Place;
  at(place: Place): string;
  /** All strings in the order they were appended. */
  [Symbol.iterator](): IterableIterator<string>;
  close(): void;
}

const LENGTH_BYTES = 4;
const CHUNK_BYTES = 2 ** 20;

export function createRecordSpool(path: string | null): RecordSpool {
  const file = createAppendFile(path);
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  let count = 0;
  return {
    get count() {
      return count;
    },
    append(text) {
      const body = encoder.encode(text);
      const framed = new Uint8Array(LENGTH_BYTES + body.length);
      new DataView(framed.buffer).setUint32(0, body.length);
      framed.set(body, LENGTH_BYTES);
      count++;
      return { offset: file.append(framed) + LENGTH_BYTES, length: body.length };
    },
    at: ({ offset, length }) => decoder.decode(file.read(offset, length)),
    *[Symbol.iterator]() {
      for (const body of readFrames(file)) yield decoder.decode(body);
    },
    close: file.close,
  };
}

function* readFrames(file: AppendFile): Generator<Uint8Array> {
  const end = file.size;
  let chunk: Uint8Array = new Uint8Array(0);
  let chunkAt = 0;
  const take = (offset: number, length: number): Uint8Array => {
    if (offset + length > chunkAt + chunk.length) {
      chunkAt = offset;
      chunk = file.read(offset, Math.max(length, Math.min(CHUNK_BYTES, end - offset)));
    }
    return chunk.subarray(offset - chunkAt, offset - chunkAt + length);
  };
  for (let offset = 0; offset < end; ) {
    const header = take(offset, LENGTH_BYTES);
    const length = new DataView(header.buffer, header.byteOffset, LENGTH_BYTES).getUint32(0);
    yield take(offset + LENGTH_BYTES, length);
    offset += LENGTH_BYTES + length;
  }
}
