/** A run that is going on: gathers what is added into batches, acknowledges each, and lets the builder put it in place. */
import { join } from 'node:path';
import type { OriginalRef, RunAccount } from './account.ts';
import { walFile } from './archive-layout.ts';
import { createOriginals } from './originals-file.ts';
import type { ArchiveRecord } from './record-schema.ts';
import { buildRun, type RunSite } from './run-builder.ts';
import { type AccountName, createLog, type LogEntry, type RunStart } from './write-ahead-log.ts';

/** A record with its name and its bytes. */
export interface NamedRecord {
  readonly record: ArchiveRecord;
  readonly path: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

export interface OpenRun {
  readonly run: string;
  appendOriginal(member: Uint8Array): OriginalRef;
  /** @returns the version's number */
  addRecord(record: NamedRecord): number;
  addLine(type: AccountName, entry: unknown): void;
  /** The bytes of a record of this run that isn't in its place yet. */
  pending(path: string): Uint8Array | undefined;
  /** Acknowledges all that was added, and moves it into place. */
  checkpoint(): void;
  commit(outcome: RunAccount['outcome'], endedMs: number): RunAccount;
  /** Leaves everything as it is, for the next run to take up. */
  abandon(): void;
}

/** A batch of either size is acknowledged: the larger, the fewer waits for the disk; the smaller, the less is at stake. */
const BATCH_ENTRIES = 1000;
const BATCH_BYTES = 8 * 2 ** 20;

export function openRun(site: RunSite, start: RunStart, maxOriginalsBytes: number): OpenRun {
  const { root, files } = site;
  const log = createLog(join(root, walFile(start.run)), start, files);
  const builder = buildRun(site, start);
  const originals = createOriginals(root, start, files, maxOriginalsBytes);
  let batch: LogEntry[] = [];
  let batchBytes = 0;

  const acknowledge = (): void => {
    const mark = originals.sync();
    if (batch.length > 0) log.commit(batch, mark);
    batch = [];
    batchBytes = 0;
    builder.advance();
  };
  const put = (entry: LogEntry, bytes: number): void => {
    batch.push(entry);
    batchBytes += bytes;
    if (batch.length >= BATCH_ENTRIES || batchBytes >= BATCH_BYTES) acknowledge();
  };
  return {
    run: start.run,
    appendOriginal: originals.append,
    pending: builder.pending,
    addRecord: ({ record, path, sha256, bytes }) => {
      const number = builder.addRecord(record, path, sha256, bytes);
      put({ type: 'record', path, sha256, bytes }, bytes.length);
      return number;
    },
    addLine: (type, entry) => {
      const json = JSON.stringify(entry);
      builder.addLine(type, json, entry);
      put({ type, json }, json.length);
    },
    checkpoint: () => {
      acknowledge();
      builder.publish();
    },
    commit: (outcome, endedMs) => {
      acknowledge();
      const account = builder.commit(outcome, endedMs, originals.close());
      log.close();
      return account;
    },
    abandon: () => {
      builder.abandon();
      originals.abandon();
      log.close();
    },
  };
}
