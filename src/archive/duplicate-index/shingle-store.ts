/** Where the shingles of all documents lie, one after the other: in a file that only grows, or in memory for dry runs. */
import { closeSync, existsSync, fdatasyncSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { IndexDamaged } from './index-damaged.ts';

/** Places and lengths are counted in shingles (4 bytes each). */
export interface ShingleStore {
  readonly length: number;
  append(shingles: Uint32Array): void;
  /** Fills `into` with the shingles from place `start` on. Returns whether they were all there. */
  read(start: number, into: Uint32Array): boolean;
  /**
   * The `size` shingles from place `start` on, where they are in memory in one piece, as they were added: nothing to
   * copy, and no disk to distrust. Good until the next change.
   */
  held(start: number, size: number): Uint32Array | undefined;
  /** Forgets what lies beyond. */
  truncate(length: number): void;
  /** Hands all to the operating system: whoever opens the file finds it there. */
  flush(): void;
  /** Returns once all is on the disk. */
  sync(): void;
  close(): void;
}

const CHUNK = 1 << 18;

/** Shingles in chunks of 1 MiB, so that growing copies nothing. */
export function createShingleMemory(): ShingleStore {
  const chunks: Uint32Array[] = [];
  let length = 0;
  const eachPiece = (
    start: number,
    count: number,
    visit: (chunk: Uint32Array, at: number, done: number, size: number) => void,
  ) => {
    for (let done = 0; done < count; ) {
      const place = start + done;
      const at = place % CHUNK;
      const size = Math.min(CHUNK - at, count - done);
      const index = (place - at) / CHUNK;
      chunks[index] ??= new Uint32Array(CHUNK);
      visit(chunks[index], at, done, size);
      done += size;
    }
  };
  return {
    get length() {
      return length;
    },
    append(shingles) {
      eachPiece(length, shingles.length, (chunk, at, done, size) =>
        chunk.set(shingles.subarray(done, done + size), at),
      );
      length += shingles.length;
    },
    read(start, into) {
      if (start + into.length > length) return false;
      eachPiece(start, into.length, (chunk, at, done, size) => into.set(chunk.subarray(at, at + size), done));
      return true;
    },
    held(start, size) {
      const at = start % CHUNK;
      return start + size <= length && at + size <= CHUNK
        ? chunks[(start - at) / CHUNK]?.subarray(at, at + size)
        : undefined;
    },
    truncate(to) {
      length = to;
      chunks.length = Math.ceil(to / CHUNK);
    },
    flush() {},
    sync() {},
    close() {},
  };
}

/** Shingles in a file, of which the first `length` are read, and further ones in memory: the file is left as it is. */
export function openShingleOverlay(path: string, length: number): ShingleStore {
  const memory = createShingleMemory();
  if (length === 0) return memory;
  const file = openWithLength(path, 'r', length);
  return {
    get length() {
      return length + memory.length;
    },
    append: memory.append,
    read: (start, into) =>
      start < length ? readFully(file, bytesOf(into), start * 4) : memory.read(start - length, into),
    held: (start, size) => (start < length ? undefined : memory.held(start - length, size)),
    truncate: (to) => memory.truncate(Math.max(0, to - length)),
    flush() {},
    sync() {},
    close: () => closeSync(file),
  };
}

/** Opens a file of at least `length` shingles. @throws IndexDamaged where it has fewer */
function openWithLength(path: string, flags: string, length: number): number {
  if (flags === 'r' && !existsSync(path)) throw new IndexDamaged(path, 'it is not there');
  const file = openSync(path, flags);
  const { size } = fstatSync(file);
  if (size >= length * 4) return file;
  closeSync(file);
  throw new IndexDamaged(path, `expected at least ${length * 4} bytes, got ${size}`);
}

/**
 * Shingles in a file; the newest 16 MiB are held in memory, too: copies mostly come soon after what they are copies of.
 * What lies beyond the first `length` shingles is cut off.
 */
export function openShingleFile(path: string, length: number): ShingleStore {
  const file = openWithLength(path, 'a+', length);
  ftruncateSync(file, length * 4);
  const newest = createRing(length);
  let written = length;
  const flush = (): void => {
    for (const piece of newest.pieces(written, newest.end)) writeFully(file, bytesOf(piece));
    written = newest.end;
  };
  return {
    get length() {
      return newest.end;
    },
    append(shingles) {
      if (shingles.length > CHUNK) {
        flush();
        writeFully(file, bytesOf(shingles));
        written += shingles.length;
        newest.restart(written);
        return;
      }
      newest.append(shingles);
      if (newest.end - written >= CHUNK) flush();
    },
    read(start, into) {
      if (start < newest.start) return readFully(file, bytesOf(into), start * 4);
      if (start + into.length > newest.end) return false;
      let done = 0;
      for (const piece of newest.pieces(start, start + into.length)) {
        into.set(piece, done);
        done += piece.length;
      }
      return true;
    },
    held(start, size) {
      if (start < newest.start || start + size > newest.end) return undefined;
      const [piece, rest] = newest.pieces(start, start + size);
      return rest === undefined ? piece : undefined;
    },
    truncate(to) {
      flush();
      ftruncateSync(file, to * 4);
      newest.truncate(to);
      written = to;
    },
    flush,
    sync() {
      flush();
      fdatasyncSync(file);
    },
    close: () => closeSync(file),
  };
}

/** Shingles that are held: many times `CHUNK`, so that what isn't written yet is always among them. */
const HELD = 1 << 22;

/** The newest shingles of a store whose first ones aren't held; each lies at its place modulo the ring's size. */
function createRing(length: number) {
  const ring = new Uint32Array(HELD);
  let [start, end] = [length, length];
  const pieces = (from: number, to: number): Uint32Array[] => {
    const at = from % HELD;
    const size = Math.min(to - from, HELD - at);
    const first = ring.subarray(at, at + size);
    return size === to - from ? [first] : [first, ring.subarray(0, to - from - size)];
  };
  return {
    get start() {
      return start;
    },
    get end() {
      return end;
    },
    /** At most two, one after the other. */
    pieces,
    append(shingles: Uint32Array): void {
      let done = 0;
      for (const piece of pieces(end, end + shingles.length)) {
        piece.set(shingles.subarray(done, done + piece.length));
        done += piece.length;
      }
      end += shingles.length;
      start = Math.max(start, end - HELD);
    },
    truncate(to: number): void {
      end = to;
      start = Math.min(start, to);
    },
    /** Holds nothing, from a place on. */
    restart(at: number): void {
      [start, end] = [at, at];
    },
  };
}

export function bytesOf(array: Uint32Array | Float64Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/** Writes all bytes at the end of a file that was opened for appending. */
export function writeFully(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done, null);
}

/** Fills `into` from `position` on; false where the file ends before. */
export function readFully(file: number, into: Uint8Array, position: number): boolean {
  for (let done = 0; done < into.length; ) {
    const read = readSync(file, into, done, into.length - done, position + done);
    if (read === 0) return false;
    done += read;
  }
  return true;
}
