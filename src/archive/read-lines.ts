import { closeSync, openSync, readSync } from 'node:fs';

const CHUNK = 1 << 20;
const NEWLINE = 10;

export interface Line {
  readonly text: string;
  /** Byte offset of the line in the file. */
  readonly offset: number;
}

/**
 * The lines of a file of our own, a chunk in memory at a time.
 * @param withRest what follows the last newline is a line, too; else it is none
 */
export function* readLines(path: string, withRest = false): Generator<Line> {
  const file = openSync(path, 'r');
  try {
    let rest: Buffer = Buffer.alloc(0);
    let offset = 0;
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK);
      const size = readSync(file, chunk, 0, CHUNK, null);
      if (size === 0) break;
      const bytes = rest.length === 0 ? chunk.subarray(0, size) : Buffer.concat([rest, chunk.subarray(0, size)]);
      let start = 0;
      for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
        yield { text: bytes.toString('utf8', start, end), offset: offset + start };
        start = end + 1;
      }
      rest = bytes.subarray(start);
      offset += start;
    }
    if (withRest && rest.length > 0) yield { text: rest.toString('utf8'), offset };
  } finally {
    closeSync(file);
  }
}

/** The JSON of a line; undefined where it went bad: the other lines still count. */
export function parseIfWhole<Entry>(text: string): Entry | undefined {
  try {
    return JSON.parse(text) as Entry;
  } catch {
    return undefined;
  }
}

/** `length` bytes of a file from `offset` on; fewer where it ends. */
export function readBytesAt(path: string, offset: number, length: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(length);
    let filled = 0;
    while (filled < length) {
      const size = readSync(file, bytes, filled, length - filled, offset + filled);
      if (size === 0) break;
      filled += size;
    }
    return bytes.subarray(0, filled);
  } finally {
    closeSync(file);
  }
}

/** The line of a file of our own that begins at `offset`, as JSON. */
export function readJsonLineAt(path: string, offset: number): unknown {
  for (let length = 4096; ; length *= 8) {
    const bytes = readBytesAt(path, offset, length);
    const end = bytes.indexOf(NEWLINE);
    if (end !== -1) return JSON.parse(bytes.toString('utf8', 0, end));
    if (bytes.length < length) throw new Error(`${path}: expected a whole line at byte ${offset}`);
  }
}
