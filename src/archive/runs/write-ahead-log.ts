/**
 * The log of the run that is going on. A batch counts once its `commit` line is on the disk; what follows the last
 * whole batch is as if it had never been. Text, but for the bytes of the records, which are text as well:
 *
 *     begin {"run":"20261123T065245Z-1", …}
 *     record {"path":"records/…","sha256":"…","bytes":4210}
 *     …4210 bytes…
 *     source {…}
 *     commit {"sha256":"…","originals":{"part":1,"size":1234}}
 *
 * The commit's digest is of the batch's lines; that of the last batch says how the run ended; a record's bytes are held to the digest in its line.
 */
import { createHash, hash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Appender, FileSystem } from '../file-system.ts';
import type { RunAccount } from './account.ts';

/** What must be known to end a run that was broken off. */
export interface RunStart extends Pick<RunAccount, 'run' | 'tool' | 'started' | 'inputs' | 'digests' | 'previous'> {
  readonly format: 'newsmorgue/wal/1';
}

export type AccountName = 'source' | 'reject' | 'file' | 'learned';

export type LogEntry =
  | { readonly type: 'record'; readonly path: string; readonly sha256: string; readonly bytes: Uint8Array }
  | { readonly type: AccountName; readonly json: string };

/** How far the run's originals are acknowledged: bytes of the `part`th file; part 0 where there is none. */
export interface OriginalsMark {
  readonly part: number;
  readonly size: number;
}

export interface LogWriter {
  /** Returns once the batch, as `renderBatch` made it, is on the disk: it is acknowledged. */
  commit(batch: Uint8Array): void;
  close(): void;
}

/** That nothing follows: how the run ended, and when, in milliseconds since the epoch. */
export interface EndMark {
  readonly outcome: RunAccount['outcome'];
  readonly endedMs: number;
}

export interface LoggedBatch {
  readonly entries: readonly LogEntry[];
  readonly originals: OriginalsMark;
  /** With the last batch of a run that came to its end. */
  readonly end?: EndMark;
}

export function createLog(path: string, start: RunStart, files: FileSystem): LogWriter {
  const log: Appender = files.append(path, 0);
  log.append(Buffer.from(`begin ${JSON.stringify(start)}\n`));
  log.sync();
  files.syncFolder(dirname(path));
  return {
    commit: (batch) => {
      log.append(batch);
      log.sync();
    },
    close: () => log.close(),
  };
}

/** The start of a log; undefined where it was broken off before it was written. */
export function readLogStart(path: string): RunStart | undefined {
  const cursor = openCursor(path);
  try {
    const [word, json] = splitLine(cursor.line()?.toString() ?? '');
    return word === 'begin' ? (JSON.parse(json) as RunStart) : undefined;
  } catch {
    return undefined;
  } finally {
    cursor.close();
  }
}

/** The acknowledged batches of a log, one in memory at a time. */
export function* readLog(path: string): Generator<LoggedBatch> {
  const cursor = openCursor(path);
  try {
    cursor.line();
    for (let batch = readBatch(cursor); batch !== undefined; batch = readBatch(cursor)) yield batch;
  } finally {
    cursor.close();
  }
}

/** Undefined at the first thing that isn't whole: nothing after it was acknowledged. */
function readBatch(cursor: Cursor): LoggedBatch | undefined {
  const digest = createHash('sha256');
  const entries: LogEntry[] = [];
  for (;;) {
    const line = cursor.line();
    if (line === undefined) return undefined;
    const [word, json] = splitLine(line.toString());
    if (word === 'commit') return closeBatch(entries, digest.digest('hex'), json);
    digest.update(line).update('\n');
    const entry = readEntry(cursor, word, json);
    if (entry === undefined) return undefined;
    entries.push(entry);
  }
}

function closeBatch(entries: readonly LogEntry[], sha256: string, json: string): LoggedBatch | undefined {
  try {
    const { originals, end, ...commit } = JSON.parse(json) as Omit<LoggedBatch, 'entries'> & { sha256: string };
    return commit.sha256 === sha256 ? { entries, originals, ...(end === undefined ? {} : { end }) } : undefined;
  } catch {
    return undefined;
  }
}

function readEntry(cursor: Cursor, word: string, json: string): LogEntry | undefined {
  if (word === 'source' || word === 'reject' || word === 'file' || word === 'learned') return { type: word, json };
  if (word !== 'record') return undefined;
  try {
    const { path, sha256, bytes: length } = JSON.parse(json) as { path: string; sha256: string; bytes: number };
    const bytes = cursor.bytes(length);
    return bytes !== undefined && hash('sha256', bytes) === sha256
      ? { type: 'record', path, sha256, bytes }
      : undefined;
  } catch {
    return undefined;
  }
}

function splitLine(line: string): readonly [string, string] {
  const space = line.indexOf(' ');
  return [line.slice(0, space), line.slice(space + 1)];
}

interface Cursor {
  /** Without its newline. */
  line(): Buffer | undefined;
  bytes(length: number): Buffer | undefined;
  close(): void;
}

const CHUNK = 1 << 20;
const NEWLINE = 10;

function openCursor(path: string): Cursor {
  const file = openSync(path, 'r');
  let buffer: Buffer = Buffer.alloc(0);
  const more = (atLeast: number): boolean => {
    const chunk = Buffer.allocUnsafe(Math.max(CHUNK, atLeast));
    const size = readSync(file, chunk, 0, chunk.length, null);
    buffer = Buffer.concat([buffer, chunk.subarray(0, size)]);
    return size > 0;
  };
  const take = (length: number): Buffer => {
    const taken = buffer.subarray(0, length);
    buffer = buffer.subarray(length);
    return taken;
  };
  return {
    line: () => {
      let end = buffer.indexOf(NEWLINE);
      while (end === -1) {
        const searched = buffer.length;
        if (!more(searched)) return undefined;
        end = buffer.indexOf(NEWLINE, searched);
      }
      const line = take(end);
      take(1);
      return line;
    },
    bytes: (length) => {
      while (buffer.length < length) if (!more(length - buffer.length)) return undefined;
      return take(length);
    },
    close: () => closeSync(file),
  };
}
