/** The indexes against the files: what they say must follow from `runs/` and `records/`. One that only lags behind is fine. */
import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOG, RECORDS, runFolder } from '../archive-layout.ts';
import { toHex } from '../catalog/catalog-lookups.ts';
import { CATALOG_VERSION } from '../catalog/catalog-schema.ts';
import { connectReadOnly } from '../catalog/connect-read-only.ts';
import { findOtherTable } from '../catalog/find-other-table.ts';
import { checkAllShingles } from '../duplicate-index/check-all-shingles.ts';
import { IndexDamaged } from '../duplicate-index/index-damaged.ts';
import { MANIFEST } from '../duplicate-index/index-files.ts';
import { openDuplicateIndex } from '../duplicate-index/open-duplicate-index.ts';
import type { Database } from '../load-sqlite.ts';
import { versionPath } from '../records/record-path.ts';
import { RUN_JSON } from '../runs/write-account.ts';
import type { RunCheck } from './check-runs.ts';

const SEARCH = 'index/search.sqlite';
const DUPLICATES = 'index/duplicates';

/**
 * @param runs those that the ledger knows; what a run adds meanwhile is none of its business
 * @param isWhole makes a catalog anew and compares every row
 */
export function checkIndexes(check: RunCheck, runs: readonly string[], isWhole: boolean): void {
  for (const path of [CATALOG, SEARCH]) {
    if (!existsSync(join(check.root, path))) continue;
    const problem = describeDatabase(check, path, new Set(runs));
    if (problem !== undefined) check.found({ path, kind: 'damaged', problem: `${problem}; reindex makes it anew` });
  }
  checkDuplicates(check);
  if (isWhole) checkRows(check);
}

function checkRows({ root, found }: RunCheck): void {
  try {
    const table = findOtherTable(root);
    if (table === undefined) return;
    found({ path: CATALOG, kind: 'damaged', problem: `its ${table} are not what the runs say; reindex makes it anew` });
  } catch (error) {
    found({
      path: CATALOG,
      kind: 'damaged',
      problem: `it can't be compared with the runs: ${(error as Error).message}`,
    });
  }
}

function describeDatabase(check: RunCheck, path: string, known: ReadonlySet<string>): string | undefined {
  let database: Database | undefined;
  try {
    database = connectReadOnly(join(check.root, path));
    const verdict = database.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check'];
    if (verdict !== 'ok') return String(verdict);
    return path === CATALOG ? describeCatalog(check, database, known) : undefined;
  } catch (error) {
    return `it can't be read: ${(error as Error).message}`;
  } finally {
    database?.close();
  }
}

function describeCatalog(
  { root, ledger, gaps }: RunCheck,
  database: Database,
  known: ReadonlySet<string>,
): string | undefined {
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
  if (version !== CATALOG_VERSION) return undefined;
  // A run may commit meanwhile: what is asked is to be of one moment.
  database.exec('BEGIN');
  const all = database.prepare('SELECT run, sha256 FROM runs').all() as { run: string; sha256: string }[];
  const runs = all.filter(({ run }) => known.has(run));
  // The catalog is told of a run once its account is in place: one that is nowhere is lost.
  const lost = all.find(({ run }) => !known.has(run) && !existsSync(join(root, runFolder(run))));
  if (lost !== undefined) return `it has ${lost.run}, whose account is gone`;
  for (const { run, sha256 } of runs) {
    const path = `${runFolder(run)}/${RUN_JSON}`;
    const actual = existsSync(join(root, path)) ? hash('sha256', readFileSync(join(root, path))) : undefined;
    if (actual !== undefined && sha256 !== actual && ledger.find(path)?.sha256 === actual)
      return `it has another ${run}`;
  }
  const indexed = new Set(runs.map(({ run }) => run));
  let files = 0;
  for (const { path, sha256, run } of ledger.files()) {
    if (path.startsWith(`${RECORDS}/`) && indexed.has(run) && gaps.current(path, sha256) !== null) files++;
  }
  const versions = database.prepare(
    `SELECT r.stem, v.version, v.sha256, runs.run
     FROM versions v JOIN records r ON r.key = v.record JOIN runs ON runs.key = v.run`,
  );
  let rows = 0;
  for (const row of versions.iterate()) {
    if (!known.has(row['run'] as string)) continue;
    const path = versionPath(row['stem'] as string, row['version'] as number);
    const stated = ledger.find(path);
    if (stated === undefined) return `it has ${path}, which no run wrote`;
    const digest = toHex(row['sha256'] as Uint8Array);
    if (stated.sha256 !== digest && gaps.current(path, stated.sha256) !== digest) return `it has another ${path}`;
    if (gaps.current(path, stated.sha256) === null) return `it has ${path}, which is gone on purpose`;
    rows++;
  }
  return rows === files ? undefined : `it has ${rows} versions, the runs wrote ${files}`;
}

function checkDuplicates({ root, found }: RunCheck): void {
  const folder = join(root, DUPLICATES);
  const problem = describeDuplicates(folder);
  if (problem !== undefined) found({ path: DUPLICATES, kind: 'damaged', problem: `${problem}; reindex makes it anew` });
}

/** A run that commits meanwhile puts other files in place, and a manifest that names them: then they are looked at again. */
function describeDuplicates(folder: string): string | undefined {
  while (existsSync(folder)) {
    const before = manifestOf(folder);
    try {
      openDuplicateIndex(folder, { readOnly: true }).close();
      checkAllShingles(folder);
      return undefined;
    } catch (error) {
      if (manifestOf(folder) !== before) continue;
      if (!(error instanceof IndexDamaged)) throw error;
      return error.message;
    }
  }
  return undefined;
}

function manifestOf(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, MANIFEST), 'latin1');
  } catch {
    return undefined;
  }
}
