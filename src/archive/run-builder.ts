/**
 * Puts what a run does where it belongs: records beside their places until they can be moved there, lines into the
 * account, rows into the catalog. Used by a run as it goes on, and by the recovery of one that was broken off.
 */
import { hash } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { ScopeDelta } from '../learned-lines.ts';
import type { FileEntry, RejectEntry, RunAccount, SourceEntry } from './account.ts';
import { accountFolder, RECORDS, stagingFolder, WAL, walFile } from './archive-layout.ts';
import type { CatalogEntries } from './catalog-entries.ts';
import { ArchiveDamaged } from './errors.ts';
import type { FileSystem } from './file-system.ts';
import type { DigestedFile } from './originals-file.ts';
import type { ArchiveRecord } from './record-schema.ts';
import { tallyRun } from './tally-run.ts';
import { createAccountFiles } from './write-account.ts';
import type { AccountName, RunStart } from './write-ahead-log.ts';

export interface RunBuilder {
  /** @returns the version's number */
  addRecord(record: ArchiveRecord, path: string, sha256: string, bytes: Uint8Array): number;
  /** @param entry what `json` says, where it is at hand */
  addLine(type: AccountName, json: string, entry?: unknown): void;
  /** Writes what has gathered to staged files. */
  stage(): void;
  /** Bytes staged since the last move into place. */
  readonly stagedBytes: number;
  /** The bytes of a record of this run that isn't in its place yet. */
  pending(path: string): Uint8Array | undefined;
  /** Makes the staged records safe and moves them into place. */
  publish(): void;
  /** Writes the account: from then on the run is committed. */
  /** Leaves everything as it is. */
  abandon(): void;
  commit(outcome: RunAccount['outcome'], endedMs: number, originals: readonly DigestedFile[]): RunAccount;
}

/** So much is staged before it is moved into place: one flush of the file system for each of these. */
export const CHECKPOINT_BYTES = 64 * 2 ** 20;

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
  const waiting = new Map<string, { readonly sha256: string; readonly bytes: Uint8Array }>();
  const staged = new Map<string, string>();
  /** Folders of records that this run moved something into. */
  const folders = new Set<string>();
  let stagedBytes = 0;
  let written = 0;

  catalog.beginRun(start.run);
  // In a folder that this run makes nothing can be in the way: one look for each folder, instead of for each record.
  const wasThere = remember((folder) => files.exists(folder));
  const stage = (): void => {
    for (const [path, { sha256, bytes }] of waiting) {
      const target = join(root, path);
      if (wasThere(dirname(target)) && isInPlace(target, sha256, files)) continue;
      const temporary = join(staging, `${++written}.json`);
      files.writeNew(temporary, bytes);
      staged.set(path, temporary);
      stagedBytes += bytes.length;
    }
    waiting.clear();
    account.write();
  };
  const publish = (): void => {
    stage();
    if (staged.size === 0) return;
    // Renamed before its bytes are safe, a record could be empty after a power cut. The new names needn't be safe yet:
    // the log has the records until the run is committed.
    files.syncAll(join(root, WAL), [...staged.values()], [staging]);
    for (const [path, temporary] of staged) {
      const target = join(root, path);
      makeParents(dirname(target), join(root, RECORDS), folders, files);
      files.rename(temporary, target);
    }
    staged.clear();
    stagedBytes = 0;
  };
  return {
    get stagedBytes() {
      return stagedBytes;
    },
    pending: (path) => {
      const temporary = staged.get(path);
      return temporary === undefined ? waiting.get(path)?.bytes : files.read(temporary);
    },
    stage,
    publish,
    addRecord: (record, path, sha256, bytes) => {
      waiting.set(path, { sha256, bytes });
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
      publish();
      if (folders.size > 0) files.syncAll(join(root, WAL), [], [root, ...folders]);
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

function remember(ask: (name: string) => boolean): (name: string) => boolean {
  const answers = new Map<string, boolean>();
  return (name) => {
    const answer = answers.get(name) ?? ask(name);
    answers.set(name, answer);
    return answer;
  };
}

/** Whether an earlier attempt moved the record into place already. Another file there is an error: nothing is overwritten. */
function isInPlace(target: string, sha256: string, files: FileSystem): boolean {
  if (!files.exists(target)) return false;
  if (hash('sha256', files.read(target)) === sha256) return true;
  throw new ArchiveDamaged(target, 'a file that no run accounts for is where a record is to be written; move it away');
}

/** Makes a folder and its parents, and notes all up to `top`: their entries are changed. */
function makeParents(folder: string, top: string, known: Set<string>, files: FileSystem): void {
  if (known.has(folder)) return;
  files.makeFolder(folder);
  for (let at = folder; !known.has(at); at = dirname(at)) {
    known.add(at);
    if (at === top) return;
  }
}
