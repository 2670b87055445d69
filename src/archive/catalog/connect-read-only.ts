import { statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type Database, loadSqlite } from '../load-sqlite.ts';

/**
 * A database that is only read, also where nothing can be written beside it.
 * @throws Error when it can't be opened or is no database
 */
export function connectReadOnly(path: string): Database {
  return new (loadSqlite().DatabaseSync)(readOnlyAddress(path), { readOnly: true });
}

/** How SQLite is to call a database that is only read: its log is taken into account wherever that can be done. */
export function readOnlyAddress(path: string): string {
  const address = pathToFileURL(path);
  address.searchParams.set('mode', 'ro');
  const database = new (loadSqlite().DatabaseSync)(address, { readOnly: true });
  try {
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
  } catch (error) {
    if ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) throw error;
    // On a read-only file system SQLite can't make its side files; where the log is empty, nothing is missed without them.
    address.searchParams.set('immutable', '1');
  } finally {
    database.close();
  }
  return address.href;
}
