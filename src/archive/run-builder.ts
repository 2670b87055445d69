/**
 * Puts what a run does where it belongs: records beside their places until they can be moved there, lines into the
 * account, rows into the catalog. Used by a run as it goes on, and by the recovery of one that was broken off.
 */
import { join } from 'node:path';
import type { ScopeDelta } from '../learned-lines.ts';
import type { FileEntry, RejectEntry, RunAccount, SourceEntry } from './account.ts';
import { accountFolder, stagingFolder, walFile } from './archive-layout.ts';
import type { CatalogEntries } from './catalog-entries.ts';
import type { FileSystem } from './file-system.ts';
import type { DigestedFile } from './originals-file.ts';
import { placeRecords } from './place-records.ts';
import type { ArchiveRecord } from './record-schema.ts';
import { tallyRun } from './tally-run.ts';
import { createAccountFiles } from './write-account.ts';
import type { AccountName, RunStart } from './write-ahead-log.ts';

export interface RunBuilder {
  /** @returns the version's number */
  addRecord(record: ArchiveRecord, path: string, sha256: string, bytes: Uint8Array): number;
  /** @param entry what `json` says, where it is at hand */
  addLine(type: AccountName, json: string, entry?: unknown): void;
  /** Gets on with what has gathered; it must be acknowledged. */
  advance(): void;
  /** The bytes of a record of this run that isn't in its place yet. */
  pending(path: string): Uint8Array | undefined;
  /** Makes the records safe and moves them into place. */
  publish(): void;
  /** Leaves everything as it is. */
  abandon(): void;
  /** Writes the account: from then on the run is committed. */
  commit(outcome: RunAccount['outcome'], endedMs: number, originals: readonly DigestedFile[]): RunAccount;
}

export interface RunSite {
  readonly root: string;
  readonly files: FileSystem;
  readonly catalog: CatalogEntries;
}

export function buildRun({ root, files, catalog }: RunSite, start: RunStart): RunBuilder {
  const staging = join(root, stagingFolder(start.run));
  for (const folder of [staging, join(root, accountFolder(start.run))]) {
    files.remove(folder);
    files.makeFolder(folder);
  }
  const account = createAccountFiles(root, start, files);
  const tally = tallyRun();
  const placer = placeRecords(root, start.run, files);

  catalog.beginRun(start.run);
  return {
    pending: placer.pending,
    advance: () => {
      placer.advance();
      account.write();
    },
    publish: placer.publish,
    addRecord: (record, path, sha256, bytes) => {
      placer.put({ path, sha256, bytes });
      account.list({ path, sha256 });
      tally.record(record);
      return catalog.addRecord(record, path, sha256);
    },
    addLine: (type, json, entry: unknown = JSON.parse(json)) => {
      const place = account.add(type, json);
      if (type === 'source') catalog.addSource(entry as SourceEntry, place);
      if (type === 'source') tally.source(entry as SourceEntry);
      if (type === 'reject') catalog.addReject(entry as RejectEntry);
      if (type === 'reject') tally.reject(entry as RejectEntry);
      if (type === 'file') catalog.addFile(entry as FileEntry);
      if (type === 'file') tally.file(entry as FileEntry);
      if (type === 'learned') catalog.addLearned(entry as ScopeDelta);
    },
    abandon: account.abandon,
    commit: (outcome, endedMs, originals) => {
      placer.finish();
      const { run, tool, started, inputs, digests, previous } = start;
      const ended = new Date(Math.max(endedMs, Date.parse(started))).toISOString();
      const parts = { format: 'newsmorgue/run/1', run, tool, started, ended, outcome, inputs } as const;
      const sum: RunAccount = { ...parts, ...tally.counts(), digests, previous };
      catalog.endRun(sum, account.commit(sum, originals));
      files.remove(join(root, walFile(run)));
      files.remove(staging);
      return sum;
    },
  };
}
