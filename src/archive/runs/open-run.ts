/** A run that is going on: gathers what is added into batches, and has each acknowledged and put in its place. */

import type { CatalogEntries } from '../catalog/catalog-entries.ts';
import { gatherOriginals } from '../originals/gather-originals.ts';
import type { ListedRecord } from '../records/listed-record.ts';
import { renderBatch } from '../records/render-batch.ts';
import type { OriginalRef, RunAccount } from './account.ts';
import { enterRun } from './enter-run.ts';
import type { RunDisk } from './run-disk.ts';
import type { AccountName, EndMark, LogEntry, RunStart } from './write-ahead-log.ts';

/** A record with its name and its bytes. */
export interface NamedRecord {
  readonly record: ListedRecord;
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
  /** Returns once all that was added is acknowledged and in its place. */
  checkpoint(): void;
  commit(outcome: RunAccount['outcome'], endedMs: number): RunAccount;
  /** Leaves everything as it is, for the next run to take up. */
  abandon(): void;
}

/** A batch of either size is acknowledged: the larger, the fewer waits for the disk; the smaller, the less is at stake. */
const BATCH_ENTRIES = 10_000;
const BATCH_BYTES = 8 * 2 ** 20;

export function openRun(catalog: CatalogEntries, disk: RunDisk, start: RunStart, maxOriginalsBytes: number): OpenRun {
  const entered = enterRun(catalog, start);
  const originals = gatherOriginals(start, maxOriginalsBytes, disk.appendOriginals);
  let batch: LogEntry[] = [];
  let batchBytes = 0;
  const records = new Map<string, Uint8Array>();

  const acknowledge = (end?: EndMark): void => {
    const mark = originals.flush();
    if (batch.length > 0 || end !== undefined) disk.acknowledge(renderBatch(batch, mark, end));
    batch = [];
    batchBytes = 0;
    records.clear();
  };
  const put = (entry: LogEntry, bytes: number): void => {
    batch.push(entry);
    batchBytes += bytes;
    if (batch.length >= BATCH_ENTRIES || batchBytes >= BATCH_BYTES) acknowledge();
  };
  return {
    run: start.run,
    appendOriginal: originals.append,
    pending: (path) => records.get(path) ?? disk.pending(path),
    addRecord: ({ record, path, sha256, bytes }) => {
      const number = entered.addRecord(record, path, sha256);
      records.set(path, bytes);
      put({ type: 'record', path, sha256, bytes }, bytes.length);
      return number;
    },
    addLine: (type, entry) => {
      const json = JSON.stringify(entry);
      entered.addLine(type, json, entry);
      put({ type, json }, json.length);
    },
    checkpoint: () => {
      acknowledge();
      disk.publish();
    },
    commit: (outcome, endedMs) => {
      // From here on nothing is missing: who takes the run up ends it as it was to end.
      acknowledge({ outcome, endedMs });
      const account = entered.account(outcome, endedMs);
      entered.end(account, disk.commit(account));
      return account;
    },
    abandon: disk.abandon,
  };
}
