/** A spool of pieces of bytes, read back one by one at the place that appending gave. */
import { createAppendFile } from './append-file.ts';
import type { Place } from './record-spool.ts';

export interface ByteSpool {
  append(bytes: Uint8Array): Place;
  at(place: Place): Uint8Array<ArrayBuffer>;
  close(): void;
}

/** @param path file to create; `null` keeps everything in memory */
export function createByteSpool(path: string | null): ByteSpool {
  const file = createAppendFile(path);
  return {
    append: (bytes) => ({ offset: file.append(bytes), length: bytes.length }),
    at: ({ offset, length }) => file.read(offset, length),
    close: file.close,
  };
}
