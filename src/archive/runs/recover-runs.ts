/** Takes up what an earlier run left: what it had acknowledged is put in its place and accounted for, the rest never was. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { accountFolder, namesIn, originalsFile, runFolder, stagingFolder, WAL, walFile } from '../archive-layout.ts';
import type { Catalog } from '../catalog/open-catalog.ts';
import { digestFile } from '../digest-file.ts';
import type { FileSystem } from '../file-system.ts';
import type { DigestedFile } from '../originals/originals-file.ts';
import { parseRecord } from '../records/parse-record.ts';
import { contentsOf } from '../records/render-batch.ts';
import type { RunAccount } from './account.ts';
import { isRecordPath } from './apply-run.ts';
import { enterRun, type RunEntries } from './enter-run.ts';
import { createPlaces, type Places } from './run-disk.ts';
import { RUN_JSON } from './write-account.ts';
import { type EndMark, type LogEntry, type OriginalsMark, readLog, readLogStart } from './write-ahead-log.ts';

const LOG_NAME = /^(\d{8}T\d{6}Z-\d+)\.wal$/;
const LEFTOVER = /\.(?:tmp|account)$/;

/** Call with the lock held and the catalog up to date. @returns the accounts of the runs that were taken up */
export function recoverRuns(root: string, files: FileSystem, catalog: Catalog): readonly RunAccount[] {
  const runs = namesIn(join(root, WAL)).flatMap((name) => LOG_NAME.exec(name)?.[1] ?? []);
  const recovered = runs.flatMap((run) => recoverRun(root, files, catalog, run) ?? []);
  for (const name of namesIn(join(root, WAL))) if (LEFTOVER.test(name)) files.remove(join(root, WAL, name));
  return recovered;
}

function recoverRun(root: string, files: FileSystem, catalog: Catalog, run: string): RunAccount | undefined {
  const log = join(root, walFile(run));
  const start = readLogStart(log);
  const isCommitted = files.exists(join(root, runFolder(run), RUN_JSON));
  const last = start === undefined || isCommitted ? undefined : lastMark(log);
  if (last === undefined || start === undefined) {
    if (!isCommitted) removeOriginals(root, files, run, 0);
    files.remove(join(root, accountFolder(run)));
    files.remove(join(root, stagingFolder(run)));
    files.remove(log);
    return undefined;
  }
  const originals = cutOriginals(root, files, run, last);
  catalog.database.exec('BEGIN');
  try {
    const places = createPlaces(root, start, files);
    const account = replay(enterRun(catalog.entries, start), places, log, originals);
    catalog.database.exec('COMMIT');
    return account;
  } catch (error) {
    catalog.database.exec('ROLLBACK');
    throw error;
  }
}

/** Undefined where not even one batch was acknowledged. */
function lastMark(log: string): OriginalsMark | undefined {
  let last: OriginalsMark | undefined;
  for (const { originals } of readLog(log)) last = originals;
  return last;
}

function replay(entered: RunEntries, places: Places, log: string, originals: readonly DigestedFile[]): RunAccount {
  try {
    let end: EndMark | undefined;
    for (const batch of readLog(log)) {
      end = batch.end;
      const entries = batch.entries.filter((entry) => entry.type !== 'record' || isRecordPath(entry.path));
      for (const entry of entries) enterAgain(entered, entry);
      places.take(contentsOf(entries));
    }
    const { outcome, endedMs } = end ?? { outcome: 'interrupted', endedMs: statSync(log).mtimeMs };
    const account = entered.account(outcome, endedMs);
    entered.end(account, places.commit(account, originals));
    return account;
  } catch (error) {
    places.abandon();
    throw error;
  }
}

function enterAgain(entered: RunEntries, entry: LogEntry): void {
  if (entry.type !== 'record') entered.addLine(entry.type, entry.json, JSON.parse(entry.json));
  else entered.addRecord(parseRecord(entry.bytes, entry.path), entry.path, entry.sha256);
}

/** Cuts off what was appended after the last acknowledged batch. */
function cutOriginals(
  root: string,
  files: FileSystem,
  run: string,
  { part, size }: OriginalsMark,
): readonly DigestedFile[] {
  removeOriginals(root, files, run, part);
  if (part === 0) return [];
  files.truncate(join(root, originalsFile(run, part)), size);
  return Array.from({ length: part }, (_, index) => {
    const path = originalsFile(run, index + 1);
    return { path, sha256: digestFile(join(root, path)) };
  });
}

/** Removes the parts after `part`. */
function removeOriginals(root: string, files: FileSystem, run: string, part: number): void {
  for (let extra = part + 1; files.exists(join(root, originalsFile(run, extra))); extra++) {
    files.remove(join(root, originalsFile(run, extra)));
  }
}
