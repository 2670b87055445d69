import { createHash, type Hash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, read, readSync } from 'node:fs';
import { promisify } from 'node:util';
import type { ByteStream } from '../reader.ts';

const FIRST_CHUNK = 256 * 1024;
const CHUNK = 1024 * 1024;
const HEAD = 64 * 1024;

const readAsync = promisify(read);

/** A regular file, open for reading. It counts as long as it was when it was opened, however it grows meanwhile. */
export interface OpenFile {
  /** Bytes. */
  readonly size: number;
  readonly modifiedMs: number;
  readonly changedMs: number;
  /** The first bytes, up to 64 KiB. */
  readonly head: Uint8Array;
  chunks(from: number, to?: number): ByteStream;
  close(): void;
}

/** Fills `buffer` from the file; less comes back only at the end of the file. */
function readFully(fd: number, buffer: Uint8Array, position: number): Uint8Array {
  let filled = 0;
  while (filled < buffer.length) {
    const count = readSync(fd, buffer, filled, buffer.length - filled, position + filled);
    if (count === 0) break;
    filled += count;
  }
  return filled === buffer.length ? buffer : buffer.slice(0, filled);
}

async function* readChunks(fd: number, from: number, to: number): AsyncGenerator<Uint8Array> {
  let position = from;
  const request = () => {
    const buffer = new Uint8Array(Math.min(CHUNK, to - position));
    return readAsync(fd, buffer, 0, buffer.length, position);
  };
  let pending = position < to ? request() : undefined;
  while (pending) {
    const { bytesRead, buffer } = await pending;
    if (bytesRead === 0) return;
    position += bytesRead;
    // The next read is under way while this chunk is worked on.
    pending = position < to ? request() : undefined;
    pending?.catch(() => undefined);
    yield bytesRead === buffer.length ? buffer : buffer.slice(0, bytesRead);
  }
}

/**
 * Opens a regular file and reads its start. Small files are read at once and synchronously:
 * for a folder of a hundred thousand pages the trips to the thread pool would cost more than the reading.
 * Throws the system's error, or one that says that it isn't a regular file; a FIFO doesn't block.
 */
export function openFile(localPath: string | Buffer): OpenFile {
  const fd = openSync(localPath, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(fd);
    if (!stats.isFile()) throw new Error('Expected a regular file, got another kind');
    const first = readFully(fd, new Uint8Array(Math.min(FIRST_CHUNK, stats.size)), 0);
    return {
      size: stats.size,
      modifiedMs: stats.mtimeMs,
      changedMs: stats.ctimeMs,
      head: first.subarray(0, HEAD),
      chunks: (from, to = stats.size) => withFirst(fd, first, from, to),
      close: () => closeSync(fd),
    };
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}

async function* withFirst(fd: number, first: Uint8Array, from: number, to: number): AsyncGenerator<Uint8Array> {
  const known = from < first.length ? first.subarray(from, Math.min(to, first.length)) : undefined;
  if (known) yield known;
  const next = from + (known?.length ?? 0);
  // A file that shrank below its own first chunk has no more to give.
  if (next < to && first.length >= Math.min(FIRST_CHUNK, to)) yield* readChunks(fd, next, to);
}

/** SHA-256, still open, of the file's first `length` bytes; null where there are fewer. */
export async function hashStart(file: OpenFile, length: number): Promise<Hash | null> {
  if (length > file.size) return null;
  const hash = createHash('sha256');
  let seen = 0;
  for await (const chunk of file.chunks(0, length)) {
    hash.update(chunk);
    seen += chunk.length;
  }
  return seen === length ? hash : null;
}
