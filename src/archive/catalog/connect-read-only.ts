import { statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type Database, loadSqlite } from '../load-sqlite.ts';

/**
 * A database that is only read, also where nothing can be written beside it.
 * @throws Error when it can't be opened or is no database
 */
export const connectReadOnly = (path: string): Database => open(path).database;

/** How SQLite is to call a database that is only read and is attached to another. */
export function readOnlyAddress(path: string): string {
  const { database, address } = open(path);
  database.close();
  return address.href;
}

function open(path: string): { readonly database: Database; readonly address: URL } {
  const { DatabaseSync } = loadSqlite();
  const address = pathToFileURL(path);
  address.searchParams.set('mode', 'ro');
  const database = new DatabaseSync(address, { readOnly: true });
  try {
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    return { database, address };
  } catch (error) {
    database.close();
    if ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) throw error;
    // On a read-only file system SQLite can't make its side files; where the log is empty, nothing is missed without them.
    address.searchParams.set('immutable', '1');
    return { database: new DatabaseSync(address, { readOnly: true }), address };
  }
}
