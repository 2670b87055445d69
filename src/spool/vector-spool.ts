/** A spool of unsigned 32-bit vectors: shingles and tokens, kept out of memory until they are compared. */
import { createAppendFile, openAppended } from './append-file.ts';
import type { Place } from './record-spool.ts';

export interface VectorSpool extends VectorSource {
  append(vector: Uint32Array): Place;
  /** The file, with all that was appended, for other threads to open; null where it is in memory. */
  share(): string | null;
}

/** Where vectors are read. */
export interface VectorSource {
  at(place: Place): Uint32Array;
  close(): void;
}

/** @param path file to create; `null` keeps everything in memory */
export function createVectorSpool(path: string | null): VectorSpool {
  const file = createAppendFile(path);
  return {
    append: (vector) => {
      const bytes = new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);
      return { offset: file.append(bytes), length: bytes.length };
    },
    at: ({ offset, length }) => new Uint32Array(file.read(offset, length).buffer),
    share: () => {
      file.flush();
      return path;
    },
    close: file.close,
  };
}

/** A spool that was shared. Whoever made it removes it. */
export function openVectorSpool(path: string): VectorSource {
  const file = openAppended(path);
  return { at: ({ offset, length }) => new Uint32Array(file.read(offset, length).buffer), close: file.close };
}
