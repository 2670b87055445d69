/** What a run acknowledges at once, made ready for the disk: its part of the log, the records, the lines of the account. */
import { createHash } from 'node:crypto';
import type { AccountName, EndMark, LogEntry, OriginalsMark } from '../runs/write-ahead-log.ts';
import type { PlacedRecord } from './place-records.ts';

/** What is written of a batch once it is acknowledged. */
export interface BatchContents {
  readonly records: readonly PlacedRecord[];
  /** What it adds to the files of the account; each line ends with a newline. */
  readonly lines: Readonly<Record<AccountName, string>>;
}

/** Plain data, so that another thread can write it. */
export interface RunBatch extends BatchContents {
  /** As it goes into the log, up to its commit line. The records' bytes lie in it. */
  readonly log: Uint8Array<ArrayBuffer>;
}

/** @param end with the last batch */
export function renderBatch(entries: readonly LogEntry[], originals: OriginalsMark, end?: EndMark): RunBatch {
  const { parts, digest } = renderEntries(entries);
  const commit = Buffer.from(`commit ${JSON.stringify({ sha256: digest, originals, end })}\n`);
  // Of its own: what is handed to another thread takes the whole buffer with it.
  const log = new Uint8Array(parts.reduce((size, { length }) => size + length, commit.length));
  const records: PlacedRecord[] = [];
  let at = 0;
  for (const [place, bytes] of parts.entries()) {
    log.set(bytes, at);
    const entry = place % 2 === 1 ? entries[place >> 1] : undefined;
    if (entry?.type === 'record') {
      records.push({ path: entry.path, sha256: entry.sha256, bytes: log.subarray(at, at + bytes.length) });
    }
    at += bytes.length;
  }
  log.set(commit, at);
  return { log, records, lines: linesOf(entries) };
}

const NOTHING = new Uint8Array(0);

/** For each entry its line, and then its bytes. */
function renderEntries(entries: readonly LogEntry[]): {
  readonly parts: readonly Uint8Array[];
  readonly digest: string;
} {
  const digest = createHash('sha256');
  const parts: Uint8Array[] = [];
  for (const entry of entries) {
    const line = Buffer.from(`${entry.type} ${entry.type === 'record' ? recordLine(entry) : entry.json}\n`);
    digest.update(line);
    parts.push(line, entry.type === 'record' ? entry.bytes : NOTHING);
  }
  return { parts, digest: digest.digest('hex') };
}

function recordLine({ path, sha256, bytes }: Extract<LogEntry, { type: 'record' }>): string {
  return JSON.stringify({ path, sha256, bytes: bytes.length });
}

/** What a batch that was read from a log adds. */
export function contentsOf(entries: readonly LogEntry[]): BatchContents {
  return { records: entries.filter((entry) => entry.type === 'record'), lines: linesOf(entries) };
}

function linesOf(entries: readonly LogEntry[]): BatchContents['lines'] {
  const lines: Record<AccountName, string> = { source: '', reject: '', file: '', learned: '' };
  for (const entry of entries) if (entry.type !== 'record') lines[entry.type] += `${entry.json}\n`;
  return lines;
}
