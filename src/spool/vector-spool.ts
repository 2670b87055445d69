/** A spool of unsigned 32-bit vectors: shingles and tokens, kept out of memory until they are compared. */
import { createByteSpool } from './byte-spool.ts';
import type { Place } from './record-spool.ts';

export interface VectorSpool {
  append(vector: Uint32Array): Place;
  at(place: Place): Uint32Array;
  close(): void;
}

export function createVectorSpool(path: string | null): VectorSpool {
  const bytes = createByteSpool(path);
  return {
    append: (vector) => bytes.append(new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength)),
    at: (place) => new Uint32Array(bytes.at(place).buffer),
    close: bytes.close,
  };
}
