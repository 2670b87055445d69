/**
 * The full-text index: SQLite's FTS5 in `index/search.sqlite`, a cache like all of `index/`. It holds words, not texts,
 * and is brought up to date from the versions that were archived since it was last used.
 */

import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ArchiveReader, StoredVersion } from '../archive/archive-reader.ts';
import { type Database, loadSqlite } from '../archive/load-sqlite.ts';
import { textOf } from '../text/text-of.ts';
import { toSearchText } from './search-query.ts';

export const SEARCH_INDEX = 'index/search.sqlite';
/** An index of another version is made anew. */
const INDEX_VERSION = 1;
/** How long to wait for another search that is bringing the index up to date. */
const BUSY_MS = 60_000;
const COMMIT_EVERY = 2000;

/** Diacritics are folded by FTS5; letters and words by `toSearchText`, so that index and query agree. */
const SCHEMA = `
CREATE TABLE IF NOT EXISTS progress (one INTEGER PRIMARY KEY CHECK (one = 1), number INTEGER NOT NULL, sha256 TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS documents (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site TEXT, published TEXT, language TEXT, authors TEXT NOT NULL
);
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(
  title, text, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2"
);
PRAGMA user_version = ${INDEX_VERSION};
`;

/**
 * The index of an archive, up to date. Where the archive can't be written to, one is made in a temporary place.
 * @param onIndexing told how many versions are to be added, when there are any
 */
export function openSearchIndex(reader: ArchiveReader, onIndexing?: (versions: number) => void): Database {
  const database = openWritable(join(reader.root, SEARCH_INDEX)) ?? create('');
  try {
    catchUp(database, reader, onIndexing);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function openWritable(path: string): Database | undefined {
  try {
    mkdirSync(dirname(path), { recursive: true });
    if (existsSync(path) && !isUsable(path)) removeIndex(path);
    return create(path);
  } catch {
    // Whatever the reason, the answer can still be given, only more slowly.
    return undefined;
  }
}

function create(path: string): Database {
  const database = new (loadSqlite().DatabaseSync)(path);
  database.exec(`PRAGMA busy_timeout = ${BUSY_MS}; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; ${SCHEMA}`);
  return database;
}

function isUsable(path: string): boolean {
  let database: Database | undefined;
  try {
    database = new (loadSqlite().DatabaseSync)(path);
    return database.prepare('PRAGMA user_version').get()?.['user_version'] === INDEX_VERSION;
  } catch {
    return false;
  } finally {
    database?.close();
  }
}

function removeIndex(path: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
}

/** Adds what is new. One that knows other versions than the archive (an archive that was replaced) starts over. */
function catchUp(database: Database, reader: ArchiveReader, onIndexing?: (versions: number) => void): void {
  if (lastIndexed(database, reader) + 1 >= reader.catalog.nextVersionNumber()) return;
  database.exec('BEGIN IMMEDIATE');
  // Asked again under the lock: another search may have been faster.
  const last = lastIndexed(database, reader);
  const next = reader.catalog.nextVersionNumber();
  if (last === 0) database.exec("DELETE FROM documents; INSERT INTO words (words) VALUES ('delete-all')");
  if (last + 1 < next) onIndexing?.(next - 1 - last);
  const { add, keep } = prepareWrites(database);
  let pending = 0;
  for (const version of reader.versions(last + 1)) {
    add(version);
    if (++pending % COMMIT_EVERY !== 0) continue;
    keep(version.number, reader.catalog.version(version.number)?.sha256 ?? '');
    database.exec('COMMIT; BEGIN IMMEDIATE');
  }
  keep(next - 1, reader.catalog.version(next - 1)?.sha256 ?? '');
  database.exec('COMMIT');
}

/** The number of the last version in the index; 0 where there is none, or where the archive's is another. */
function lastIndexed(database: Database, reader: ArchiveReader): number {
  const row = database.prepare('SELECT number, sha256 FROM progress').get() as
    | { number: number; sha256: string }
    | undefined;
  if (row === undefined) return 0;
  return (reader.catalog.version(row.number)?.sha256 ?? '') === row.sha256 ? row.number : 0;
}

/** Only the latest version of a record is found: it takes the place of the one before. */
function prepareWrites(database: Database) {
  const find = database.prepare('SELECT key FROM documents WHERE id = ?');
  const put = database.prepare(
    `INSERT INTO documents (id, site, published, language, authors) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET site = excluded.site, published = excluded.published,
       language = excluded.language, authors = excluded.authors RETURNING key`,
  );
  const remove = database.prepare('DELETE FROM words WHERE rowid = ?');
  const insert = database.prepare('INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)');
  const progress = database.prepare('INSERT OR REPLACE INTO progress (one, number, sha256) VALUES (1, ?, ?)');
  return {
    add({ record }: StoredVersion): void {
      const { id, site, published, language, authors, title } = record;
      const known = find.get(id)?.['key'] as number | undefined;
      if (known !== undefined) remove.run(known);
      const row = put.get(id, site, published?.value ?? null, language, authors.join('\n').toLowerCase());
      insert.run(row?.['key'] as number, toSearchText(title ?? ''), toSearchText(textOf(record)));
    },
    keep: (number: number, sha256: string): void => void progress.run(number, sha256),
  };
}
