/** Opens the catalog and sees to it that it says what `runs/` says: what it lacks is added, what it can't be trusted with is made anew. */
import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CATALOG, compareRuns, lastRun, listRuns, runFolder } from '../archive-layout.ts';
import { type Database, loadSqlite } from '../load-sqlite.ts';
import { applyRun, type RebuildListeners } from '../runs/apply-run.ts';
import { RUN_JSON } from '../runs/write-account.ts';
import { type CatalogEntries, catalogEntries } from './catalog-entries.ts';
import { type CatalogLookups, catalogLookups } from './catalog-lookups.ts';
import { CATALOG_SCHEMA, CATALOG_VERSION } from './catalog-schema.ts';
import { markClean, markDirty, needsCheck, stateFile } from './catalog-state.ts';
import { connectReadOnly } from './connect-read-only.ts';

export interface Catalog {
  readonly database: Database;
  readonly lookups: CatalogLookups;
  readonly entries: CatalogEntries;
  close(): void;
}

/** Memory that SQLite may use for pages: an archive of a million versions has an index of about this size in use. */
const CACHE_KIB = 64 * 1024;
const SUFFIXES = ['', '-wal', '-shm'];

/** The writer's catalog: to be opened under the lock, after recovery of files. Brought up to date, rebuilt if need be. */
export function openCatalog(root: string, listeners: RebuildListeners = {}): Catalog {
  const path = join(root, CATALOG);
  mkdirSync(dirname(path), { recursive: true });
  const database = isSound(root, path, listeners, true) ? connect(path) : rebuildCatalog(root, listeners);
  catchUp(root, database, listeners);
  markDirty(path);
  return asCatalog(database, () => {
    try {
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } finally {
      database.close();
    }
    markClean(path);
  });
}

/** Makes the catalog anew, aside, and puts it in place once it is whole. */
export function rebuildCatalog(root: string, listeners: RebuildListeners): Database {
  const path = join(root, CATALOG);
  const aside = `${path}.new`;
  mkdirSync(dirname(path), { recursive: true });
  removeDatabase(aside);
  const database = connect(aside);
  createTables(database);
  catchUp(root, database, listeners);
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
  removeDatabase(path);
  renameSync(aside, path);
  removeDatabase(aside);
  return connect(path);
}

/**
 * A catalog for reading, and for dry runs: what is in the archive isn't touched. Where the one in the archive isn't up
 * to date, one is made in a temporary place.
 */
export function openCatalogAside(root: string, writable: boolean, listeners: RebuildListeners = {}): Catalog {
  const path = join(root, CATALOG);
  const sound = isSound(root, path, listeners, false);
  if (sound && !writable) {
    const database = connectReadOnly(path);
    if (isUpToDate(root, database)) return asCatalog(database, () => database.close());
    database.close();
  }
  const database = createAside();
  if (sound) copyTables(database, path);
  catchUp(root, database, listeners);
  return asCatalog(database, () => database.close());
}

/** An empty catalog, for a dry run into an archive that isn't there. */
export function openEmptyCatalog(): Catalog {
  const database = createAside();
  return asCatalog(database, () => database.close());
}

/** An empty one in a temporary place: SQLite removes a database without a name by itself. */
export function createAside(): Database {
  const database = connect('');
  createTables(database);
  return database;
}

function asCatalog(database: Database, close: () => void): Catalog {
  return { database, lookups: catalogLookups(database), entries: catalogEntries(database), close };
}

function connect(path: string): Database {
  const database = new (loadSqlite().DatabaseSync)(path);
  // NORMAL: a power cut may lose the last commits, never the order of pages; what was lost is added from `runs/`.
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -${CACHE_KIB}`);
  return database;
}

function createTables(database: Database): void {
  database.exec(`BEGIN; ${CATALOG_SCHEMA} PRAGMA user_version = ${CATALOG_VERSION}; COMMIT`);
}

function copyTables(to: Database, path: string): void {
  to.prepare('ATTACH ? AS stored').run(path);
  const tables = to.prepare("SELECT name FROM stored.sqlite_schema WHERE type = 'table'").all();
  to.exec('BEGIN');
  for (const { name } of tables) to.exec(`INSERT INTO main.${name} SELECT * FROM stored.${name}`);
  to.exec('COMMIT; DETACH stored');
}

/** Adds the runs that the catalog lacks. @param until the last one that is added; all are without it */
export function catchUp(root: string, database: Database, listeners: RebuildListeners, until?: string): void {
  if (isUpToDate(root, database)) return;
  const entries = catalogEntries(database);
  const last = lastIndexed(database)?.run;
  for (const run of listRuns(root)) {
    if (last !== undefined && compareRuns(run, last) <= 0) continue;
    if (until !== undefined && compareRuns(run, until) > 0) return;
    listeners.onRun?.(run);
    database.exec('BEGIN');
    applyRun(root, entries, run, listeners);
    database.exec('COMMIT');
  }
}

function isUpToDate(root: string, database: Database): boolean {
  return lastIndexed(database)?.run === lastRun(root);
}

/** @param schema the database that it is asked of, where several are attached */
export function lastIndexed(
  database: Database,
  schema = 'main',
): { readonly run: string; readonly sha256: string } | undefined {
  return database.prepare(`SELECT run, sha256 FROM ${schema}.runs ORDER BY key DESC LIMIT 1`).get() as
    | { run: string; sha256: string }
    | undefined;
}

/** Whether the stored catalog can be built upon: whole, of this version, and its last run is one of the archive's. */
function isSound(root: string, path: string, listeners: RebuildListeners, isWriter: boolean): boolean {
  if (!existsSync(path)) {
    if (lastRun(root) !== undefined) listeners.onRebuild?.('the catalog is not there');
    return false;
  }
  const flaw = findFlaw(root, path, isWriter);
  if (flaw !== undefined) listeners.onRebuild?.(flaw);
  return flaw === undefined;
}

function findFlaw(root: string, path: string, isWriter: boolean): string | undefined {
  let database: Database | undefined;
  try {
    database = connectReadOnly(path);
    const version = (database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;
    if (version !== CATALOG_VERSION) return `the catalog is of version ${version}, not ${CATALOG_VERSION}`;
    if (needsCheck(path, isWriter) && database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'] !== 'ok') {
      return 'the catalog is damaged';
    }
    const last = lastIndexed(database);
    if (last !== undefined && digestOfRun(root, last.run) !== last.sha256) {
      return `the catalog's last run is ${last.run}, which the archive doesn't have like that`;
    }
    return undefined;
  } catch (error) {
    return `the catalog can't be read: ${(error as Error).message}`;
  } finally {
    database?.close();
  }
}

function digestOfRun(root: string, run: string): string | undefined {
  try {
    return hash('sha256', readFileSync(join(root, runFolder(run), RUN_JSON)));
  } catch {
    return undefined;
  }
}

function removeDatabase(path: string): void {
  for (const suffix of SUFFIXES) rmSync(path + suffix, { force: true });
  rmSync(stateFile(path), { force: true });
}
