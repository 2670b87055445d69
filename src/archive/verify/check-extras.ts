/** What lies in the archive and no run has written. */
import { opendirSync } from 'node:fs';
import { join } from 'node:path';
import { namesIn, ORIGINALS, originalsFile, RECORDS, RUNS, WAL, walFile } from '../archive-layout.ts';
import { isRecordPath } from '../runs/apply-run.ts';
import { MANIFEST } from '../runs/write-account.ts';
import { readLog, readLogStart } from '../runs/write-ahead-log.ts';
import type { Ledger } from './ledger.ts';

const LOG_NAME = /^(\d{8}T\d{6}Z-\d+)\.wal$/;
const MANIFEST_PATH = new RegExp(`^${RUNS}/\\d{4}/\\d{2}/\\d{8}T\\d{6}Z-\\d+/${MANIFEST.replace('.', '[.]')}$`);

/** Files below `records/`, `runs/` and `originals/` that no manifest names; those of a run that is open have none yet. */
export function* findExtras(root: string, ledger: Ledger): Generator<string> {
  const pending = readPending(root);
  for (const folder of [RECORDS, RUNS, ORIGINALS]) {
    for (const path of walk(root, folder)) {
      if (ledger.find(path) !== undefined || MANIFEST_PATH.test(path) || pending(path)) continue;
      yield path;
    }
  }
}

function* walk(root: string, folder: string): Generator<string> {
  let entries: ReturnType<typeof opendirSync>;
  try {
    entries = opendirSync(join(root, folder));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  try {
    for (let entry = entries.readSync(); entry !== null; entry = entries.readSync()) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) yield* walk(root, path);
      else yield path;
    }
  } finally {
    entries.closeSync();
  }
}

/** What a run that is going on, or was broken off, has put in place already. */
function readPending(root: string): (path: string) => boolean {
  const records = new Set<string>();
  const originals: string[] = [];
  for (const name of namesIn(join(root, WAL))) {
    const run = LOG_NAME.exec(name)?.[1];
    if (run === undefined || readLogStart(join(root, walFile(run))) === undefined) continue;
    originals.push(originalsFile(run, 1).replace('.warc.gz', '.'));
    for (const { entries } of readLog(join(root, walFile(run)))) {
      for (const entry of entries) if (entry.type === 'record' && isRecordPath(entry.path)) records.add(entry.path);
    }
  }
  return (path) => records.has(path) || originals.some((start) => path.startsWith(start));
}
