/** What a run acknowledges at once, made ready for the disk: its part of the log, the records, the lines of the account. */
import { hash } from 'node:crypto';
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
  const lines = renderLines(entries);
  const commit = Buffer.from(`commit ${JSON.stringify({ sha256: hash('sha256', lines.bytes), originals, end })}\n`);
  // Of its own: what is handed to another thread takes the whole buffer with it.
  const log = new Uint8Array(lines.bytes.length + sizeOfRecords(entries) + commit.length);
  const records: PlacedRecord[] = [];
  let at = 0;
  let copied = 0;
  for (const [place, entry] of entries.entries()) {
    if (entry.type !== 'record') continue;
    const { path, sha256, bytes } = entry;
    const lineEnd = lines.ends[place] as number;
    log.set(lines.bytes.subarray(copied, lineEnd), at);
    at += lineEnd - copied;
    copied = lineEnd;
    log.set(bytes, at);
    records.push({ path, sha256, bytes: log.subarray(at, at + bytes.length) });
    at += bytes.length;
  }
  log.set(lines.bytes.subarray(copied), at);
  log.set(commit, log.length - commit.length);
  return { log, records, lines: linesOf(entries) };
}

/** The lines of all entries, one after the other, and where each ends. Made at once: there are thousands. */
function renderLines(entries: readonly LogEntry[]): { readonly bytes: Uint8Array; readonly ends: readonly number[] } {
  const ends: number[] = [];
  let text = '';
  let end = 0;
  for (const entry of entries) {
    const line = `${entry.type} ${entry.type === 'record' ? recordLine(entry) : entry.json}\n`;
    text += line;
    end += Buffer.byteLength(line);
    ends.push(end);
  }
  return { bytes: Buffer.from(text), ends };
}

const sizeOfRecords = (entries: readonly LogEntry[]): number =>
  entries.reduce((size, entry) => size + (entry.type === 'record' ? entry.bytes.length : 0), 0);

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
