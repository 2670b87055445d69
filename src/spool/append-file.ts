/** Bytes that are appended and read back within one run: on disk, or in memory for small inputs and dry runs. */
import { closeSync, fdatasync, ftruncateSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

export interface AppendFile {
  /** Bytes appended so far. */
  readonly size: number;
  /** Appends and returns the offset at which the bytes begin. */
  append(bytes: Uint8Array): number;
  /** @throws Error when the range reaches past what was appended. */
  read(offset: number, length: number): Uint8Array<ArrayBuffer>;
  /** Hands all to the operating system: whoever opens the file finds it there. */
  flush(): void;
  /** Begins to bring all that was appended to the disk, without waiting. Where that failed, the next one throws: nobody knows what is there. */
  syncSoon(): void;
  close(): void;
}

const BUFFER_BYTES = 2 ** 20;

/** @param path file to create; it is truncated where there is one. `null` keeps everything in memory. */
export function createAppendFile(path: string | null): AppendFile {
  return path === null ? createMemoryFile() : createDiskFile(path, 0);
}

/** Goes on with a file behind its first `size` bytes; what lies behind them is cut off. */
export function continueAppendFile(path: string, size: number): AppendFile {
  return createDiskFile(path, size);
}

/** A file that another thread appends to, as far as it has flushed it. */
export function openAppended(path: string): Pick<AppendFile, 'read' | 'close'> {
  const descriptor = openSync(path, 'r');
  return {
    read: (offset, length) => {
      const bytes = new Uint8Array(length);
      readFully(descriptor, bytes, offset);
      return bytes;
    },
    close: () => closeSync(descriptor),
  };
}

function createDiskFile(path: string, size: number): AppendFile {
  mkdirSync(dirname(path), { recursive: true });
  const descriptor = openSync(path, size === 0 ? 'w+' : 'r+', 0o600);
  ftruncateSync(descriptor, size);
  const buffer = new Uint8Array(BUFFER_BYTES);
  const syncing = createSyncing(descriptor);
  let buffered = 0;
  let written = size;

  function flush(): void {
    writeFully(descriptor, buffer.subarray(0, buffered), written);
    written += buffered;
    buffered = 0;
  }

  return {
    get size() {
      return written + buffered;
    },
    append(bytes) {
      if (buffered + bytes.length > BUFFER_BYTES) flush();
      const offset = written + buffered;
      if (bytes.length > BUFFER_BYTES) {
        writeFully(descriptor, bytes, written);
        written += bytes.length;
      } else {
        buffer.set(bytes, buffered);
        buffered += bytes.length;
      }
      return offset;
    },
    read(offset, length) {
      if (offset + length > written) flush();
      const bytes = new Uint8Array(length);
      readFully(descriptor, bytes, offset);
      return bytes;
    },
    flush,
    syncSoon() {
      flush();
      syncing.begin();
    },
    close: syncing.close,
  };
}

/** Syncs on threads of their own; the file is closed once none is under way. */
function createSyncing(descriptor: number): { begin(): void; close(): void } {
  let underWay = 0;
  let isClosing = false;
  let failure: Error | null = null;
  const done = (error: Error | null): void => {
    failure ??= error;
    underWay--;
    if (isClosing && underWay === 0) closeSync(descriptor);
  };
  return {
    begin: () => {
      if (failure !== null) throw failure;
      underWay++;
      fdatasync(descriptor, done);
    },
    close: () => {
      isClosing = true;
      if (underWay === 0) closeSync(descriptor);
    },
  };
}

function writeFully(descriptor: number, bytes: Uint8Array, position: number): void {
  let done = 0;
  while (done < bytes.length) done += writeSync(descriptor, bytes, done, bytes.length - done, position + done);
}

function readFully(descriptor: number, bytes: Uint8Array, position: number): void {
  let done = 0;
  while (done < bytes.length) {
    const count = readSync(descriptor, bytes, done, bytes.length - done, position + done);
    if (count === 0)
      throw new Error(`spool: expected ${bytes.length} bytes at ${position}, the file ends after ${done}`);
    done += count;
  }
}

function createMemoryFile(): AppendFile {
  let bytes = new Uint8Array(2 ** 16);
  let size = 0;
  return {
    get size() {
      return size;
    },
    append(more) {
      if (size + more.length > bytes.length) {
        const grown = new Uint8Array(Math.max(bytes.length * 2, size + more.length));
        grown.set(bytes.subarray(0, size));
        bytes = grown;
      }
      bytes.set(more, size);
      size += more.length;
      return size - more.length;
    },
    read(offset, length) {
      if (offset + length > size) throw new Error(`spool: expected ${length} bytes at ${offset}, there are ${size}`);
      return bytes.slice(offset, offset + length);
    },
    flush: () => {},
    syncSoon: () => {},
    close: () => {},
  };
}
