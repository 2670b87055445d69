/**
 * The archive as a run writes to it. What is added is gathered into batches; a batch is acknowledged once it is in the
 * log on the disk, moved into its place at a checkpoint, and seen by readers once the run is committed.
 */
import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { FileEntry } from '../file-entry.ts';
import type { ScopeDelta } from '../learned-lines.ts';
import type { Lock } from './acquire-lock.ts';
import { lastRun, nextRunId } from './archive-layout.ts';
import type { CatalogLookups } from './catalog/catalog-lookups.ts';
import type { Catalog } from './catalog/open-catalog.ts';
import type { FileSystem } from './file-system.ts';
import { MAX_ORIGINALS_BYTES } from './originals/gather-originals.ts';
import { rememberOriginals } from './originals/remember-originals.ts';
import type { ListedRecord } from './records/listed-record.ts';
import { parseRecord } from './records/parse-record.ts';
import { recordStem, versionPath } from './records/record-path.ts';
import type { ArchiveRecord } from './records/record-schema.ts';
import { renderRecord } from './records/render-record.ts';
import type { OriginalRef, RejectEntry, RunAccount, SourceEntry } from './runs/account.ts';
import { type OpenRun, openRun } from './runs/open-run.ts';
import { createRunDisk } from './runs/run-disk.ts';
import { startRunDisk } from './runs/threaded-disk.ts';
import type { AccountName, RunStart } from './runs/write-ahead-log.ts';

/** What a run is about; kept in its account. */
export type RunParts = Pick<RunAccount, 'tool' | 'inputs' | 'digests'>;

export interface AddedRecord {
  /** From the archive's root. */
  readonly path: string;
  /** As the catalog and the duplicate index number versions. */
  readonly number: number;
  /** Hex SHA-256 of the record's file. */
  readonly sha256: string;
}

/** A record's file, made by `renderRecord`. */
export interface RenderedRecord {
  readonly record: ListedRecord;
  readonly bytes: Uint8Array;
  /** Hex SHA-256 of the bytes. */
  readonly sha256: string;
}

export interface ArchiveWriter {
  readonly root: string;
  /** The name of the run; known once it has begun. */
  readonly run: string;
  /** Answers for the archive and for what this run has added so far. */
  readonly catalog: CatalogLookups;
  /** Earlier runs that had been broken off and were taken up when this writer opened. */
  readonly recovered: readonly RunAccount[];
  /** To be called once, before anything is added: what it says is needed to end the run, should it be broken off. */
  begin(parts: RunParts): void;
  /**
   * @param member as `renderOriginal` made it
   * @param sha256 of the document's bytes; an original that the archive has by this digest isn't kept again
   */
  appendOriginal(member: Uint8Array, sha256: string | undefined): OriginalRef;
  addRecord(record: ArchiveRecord): AddedRecord;
  /** The same for a record whose bytes are made already. */
  addRendered(rendered: RenderedRecord): AddedRecord;
  /** A version of the archive or of this run. @param path from the archive's root */
  readVersion(path: string): ArchiveRecord;
  /** After the record it is a source of. */
  addSource(entry: SourceEntry): void;
  addReject(entry: RejectEntry): void;
  addFile(entry: FileEntry): void;
  addLearned(delta: ScopeDelta): void;
  /** Acknowledges all that was added, and moves it into place. Also done by itself, every 64 MiB. */
  checkpoint(): void;
  /** Ends the run. The writer is still to be closed. */
  commit(outcome: RunAccount['outcome']): RunAccount;
  /** Gives up the lock. A run that wasn't committed is taken up by the next one, as far as it was acknowledged. */
  close(): void;
}

export interface WriterParts {
  readonly root: string;
  readonly files: FileSystem;
  /** Writes on a thread of its own, by the disk's own file system. */
  readonly threaded: boolean;
  readonly catalog: Catalog;
  readonly lock: Lock;
  readonly recovered: readonly RunAccount[];
  readonly now: () => number;
  readonly maxOriginalsBytes?: number;
}

type State = 'open' | 'running' | 'committed' | 'failed' | 'closed';

export function createArchiveWriter(parts: WriterParts): ArchiveWriter {
  const { root, files, catalog, lock, now } = parts;
  const originals = rememberOriginals(catalog);
  let state: State = 'open';
  let current: OpenRun | undefined;

  /** What failed once isn't tried again: after a failed sync nobody knows what is on the disk. */
  const whileRunning = <Result>(work: (run: OpenRun) => Result): Result => {
    if (state !== 'running' || current === undefined) throw new Error(`the archive's writer is ${state}, not running`);
    try {
      return work(current);
    } catch (error) {
      state = 'failed';
      throw error;
    }
  };
  const addLine = (type: AccountName, entry: unknown): void => whileRunning((run) => run.addLine(type, entry));

  const addRendered = ({ record, bytes, sha256 }: RenderedRecord): AddedRecord =>
    whileRunning((run) => {
      const path = versionPath(stemFor(record, catalog), record.version);
      return { path, sha256, number: run.addRecord({ record, path, sha256, bytes }) };
    });

  return {
    root,
    recovered: parts.recovered,
    catalog: { ...catalog.lookups, original: originals.find },
    get run() {
      if (current === undefined) throw new Error('the run has not begun');
      return current.run;
    },
    begin: (about) => {
      if (state !== 'open') throw new Error(`the archive's writer is ${state}: a run can't begin`);
      state = 'failed';
      catalog.database.exec('BEGIN');
      const start = startRun(root, catalog, about, now());
      const disk = parts.threaded ? startRunDisk(root, start) : createRunDisk(root, start, files);
      current = openRun(catalog.entries, disk, start, parts.maxOriginalsBytes ?? MAX_ORIGINALS_BYTES);
      state = 'running';
    },
    appendOriginal: (member, sha256) =>
      whileRunning((run) => {
        const known = sha256 === undefined ? undefined : originals.find(sha256);
        if (known !== undefined) return known;
        const ref = run.appendOriginal(member);
        if (sha256 !== undefined) originals.remember(sha256, ref);
        return ref;
      }),
    addRecord: (record) => {
      const bytes = renderRecord(record);
      return addRendered({ record, bytes, sha256: hash('sha256', bytes) });
    },
    addRendered,
    readVersion: (path) => parseRecord(current?.pending(path) ?? files.read(join(root, path)), path),
    addSource: (entry) => addLine('source', entry),
    addReject: (entry) => addLine('reject', entry),
    addFile: (entry) => addLine('file', entry),
    addLearned: (delta) => addLine('learned', delta),
    checkpoint: () => whileRunning((run) => run.checkpoint()),
    commit: (outcome) =>
      whileRunning((run) => {
        const account = run.commit(outcome, now());
        catalog.database.exec('COMMIT');
        state = 'committed';
        return account;
      }),
    close: () => {
      if (state === 'closed') return;
      const before = state;
      state = 'closed';
      // Whatever a broken disk says to the rest: a program that goes on must not keep everybody out.
      try {
        if (before !== 'committed') current?.abandon();
        if (catalog.database.isTransaction) catalog.database.exec('ROLLBACK');
      } finally {
        try {
          catalog.close();
        } finally {
          lock.release();
        }
      }
    },
  };
}

function startRun(root: string, catalog: Catalog, about: RunParts, nowMs: number): RunStart {
  const last = catalog.database.prepare('SELECT sha256 FROM runs ORDER BY key DESC LIMIT 1').get();
  const run = nextRunId(nowMs, lastRun(root));
  return {
    format: 'newsmorgue/wal/1',
    run,
    ...about,
    started: new Date(nowMs).toISOString(),
    previous: (last?.['sha256'] as string | undefined) ?? null,
  };
}

/** Later versions stand where the first one does. */
function stemFor(record: ListedRecord, { entries }: Catalog): string {
  return entries.stemOf(record.id) ?? recordStem(record, (stem) => entries.isTaken(stem, record.id));
}
