/** A spool of unsigned 32-bit vectors: shingles and tokens, kept out of memory until they are compared. */
import { createAppendFile } from './append-file.ts';
import type { Place } from './record-spool.ts';

export interface VectorSpool {
  append(vector: Uint32Array): Place;
  at(place: Place): Uint32Array;
  close(): void;
}

export function createVectorSpool(path: string | null): VectorSpool {
  const file = createAppendFile(path);
  return {
    append(vector) {
      const bytes = new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);
      return { offset: file.append(bytes), length: bytes.length };
    },
    at: ({ offset, length }) => new Uint32Array(file.read(offset, length).buffer),
    close: file.close,
  };
}
