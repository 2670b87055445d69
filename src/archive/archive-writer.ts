/**
 * The archive as a run writes to it. What is added is gathered into batches; a batch is acknowledged once it is in the
 * log on the disk, moved into its place at a checkpoint, and seen by readers once the run is committed.
 */
import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { ScopeDelta } from '../learned-lines.ts';
import type { FileEntry, OriginalRef, RejectEntry, RunAccount, SourceEntry } from './account.ts';
import type { Lock } from './acquire-lock.ts';
import { lastRun, nextRunId, walFile } from './archive-layout.ts';
import type { CatalogLookups } from './catalog-lookups.ts';
import type { FileSystem } from './file-system.ts';
import type { Catalog } from './open-catalog.ts';
import { createOriginals, MAX_ORIGINALS_BYTES, type OriginalsWriter } from './originals-file.ts';
import { parseRecord } from './parse-record.ts';
import { recordStem, versionPath } from './record-path.ts';
import type { ArchiveRecord } from './record-schema.ts';
import { rememberOriginals } from './remember-originals.ts';
import { renderRecord } from './render-record.ts';
import { buildRun, CHECKPOINT_BYTES, type RunBuilder } from './run-builder.ts';
import { type AccountName, createLog, type LogEntry, type LogWriter, type RunStart } from './write-ahead-log.ts';

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

/** A batch of either size is acknowledged: the larger, the fewer waits for the disk; the smaller, the less is at stake. */
const BATCH_ENTRIES = 1000;
const BATCH_BYTES = 8 * 2 ** 20;

export interface WriterParts {
  readonly root: string;
  readonly files: FileSystem;
  readonly catalog: Catalog;
  readonly lock: Lock;
  readonly recovered: readonly RunAccount[];
  readonly now: () => number;
  readonly maxOriginalsBytes?: number;
}

interface OpenRun {
  readonly start: RunStart;
  readonly log: LogWriter;
  readonly builder: RunBuilder;
  readonly originals: OriginalsWriter;
}

export function createArchiveWriter(parts: WriterParts): ArchiveWriter {
  const { root, files, catalog, lock, now } = parts;
  const originalsOfRun = rememberOriginals(catalog);
  let state: 'open' | 'running' | 'committed' | 'failed' | 'closed' = 'open';
  let current: OpenRun | undefined;
  let batch: LogEntry[] = [];
  let batchBytes = 0;

  const running = (): OpenRun => {
    if (state === 'running' && current !== undefined) return current;
    throw new Error(`the archive's writer is ${state}: nothing can be added`);
  };
  /** What failed once isn't tried again: after a failed fsync nobody knows what is on the disk. */
  const guarded = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      state = 'failed';
      throw error;
    }
  };
  const acknowledge = (): void => {
    const { log, builder, originals } = running();
    const mark = originals.sync();
    if (batch.length > 0) log.commit(batch, mark);
    batch = [];
    batchBytes = 0;
    builder.stage();
    if (builder.stagedBytes >= CHECKPOINT_BYTES) builder.publish();
  };
  const put = (entry: LogEntry, bytes: number): void => {
    batch.push(entry);
    batchBytes += bytes;
    if (batch.length >= BATCH_ENTRIES || batchBytes >= BATCH_BYTES) acknowledge();
  };
  const addLine = (type: AccountName, entry: unknown): void =>
    guarded(() => {
      const json = JSON.stringify(entry);
      running().builder.addLine(type, json, entry);
      put({ type, json }, json.length);
    });

  return {
    root,
    recovered: parts.recovered,
    catalog: { ...catalog.lookups, original: originalsOfRun.find },
    get run() {
      if (current === undefined) throw new Error('the run has not begun');
      return current.start.run;
    },
    begin: (about) =>
      guarded(() => {
        if (state !== 'open') throw new Error(`the archive's writer is ${state}: a run can't begin`);
        const start = startRun(root, catalog, about, now());
        catalog.database.exec('BEGIN');
        current = {
          start,
          log: createLog(join(root, walFile(start.run)), start, files),
          builder: buildRun({ root, files, catalog: catalog.entries }, start),
          originals: createOriginals(root, start, files, parts.maxOriginalsBytes ?? MAX_ORIGINALS_BYTES),
        };
        state = 'running';
      }),
    appendOriginal: (member, sha256) =>
      guarded(() => {
        const known = sha256 === undefined ? undefined : originalsOfRun.find(sha256);
        if (known !== undefined) return known;
        const ref = running().originals.append(member);
        if (sha256 !== undefined) originalsOfRun.remember(sha256, ref);
        return ref;
      }),
    addRecord: (record) =>
      guarded(() => {
        const { builder } = running();
        const path = versionPath(stemFor(record, catalog), record.version);
        const bytes = renderRecord(record);
        const sha256 = hash('sha256', bytes);
        const number = builder.addRecord(record, path, sha256, bytes);
        put({ type: 'record', path, sha256, bytes }, bytes.length);
        return { path, number, sha256 };
      }),
    readVersion: (path) => parseRecord(current?.builder.pending(path) ?? files.read(join(root, path)), path),
    addSource: (entry) => addLine('source', entry),
    addReject: (entry) => addLine('reject', entry),
    addFile: (entry) => addLine('file', entry),
    addLearned: (delta) => addLine('learned', delta),
    checkpoint: () =>
      guarded(() => {
        acknowledge();
        running().builder.publish();
      }),
    commit: (outcome) =>
      guarded(() => {
        acknowledge();
        const { builder, originals, log } = running();
        const account = builder.commit(outcome, now(), originals.close());
        log.close();
        catalog.database.exec('COMMIT');
        state = 'committed';
        return account;
      }),
    close: () => {
      if (state === 'closed') return;
      if (current !== undefined && state !== 'committed') {
        for (const part of [current.builder, current.originals]) part.abandon();
        current.log.close();
      }
      if (catalog.database.isTransaction) catalog.database.exec('ROLLBACK');
      state = 'closed';
      catalog.close();
      lock.release();
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
function stemFor(record: ArchiveRecord, { entries }: Catalog): string {
  return entries.stemOf(record.id) ?? recordStem(record, (stem) => entries.isTaken(stem, record.id));
}
