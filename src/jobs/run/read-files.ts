/** The input files that a run has done with. There may be millions, so they are kept in a temporary database. */
import { DatabaseSync } from 'node:sqlite';
import type { FileEntry } from '../../file-entry.ts';
import type { KnownFile } from '../../read/run-item.ts';

export interface ReadFiles {
  /** @param before whether it was a run that was broken off that read it */
  add(entry: FileEntry, before: boolean): void;
  find(path: string): KnownFile | undefined;
  wasReadBefore(path: string): boolean;
  close(): void;
}

const SCHEMA = 'CREATE TABLE files (path TEXT PRIMARY KEY, before INTEGER NOT NULL, entry TEXT NOT NULL) WITHOUT ROWID';

export function createReadFiles(): ReadFiles {
  // SQLite removes a database without a name by itself.
  const database = new DatabaseSync('');
  database.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; ${SCHEMA}; BEGIN`);
  const insert = database.prepare('INSERT INTO files VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const select = database.prepare('SELECT before, entry FROM files WHERE path = ?');
  return {
    add: (entry, before) => void insert.run(entry.path, before ? 1 : 0, JSON.stringify(entry)),
    find: (path) => {
      const row = select.get(path);
      return row === undefined ? undefined : (JSON.parse(row['entry'] as string) as KnownFile);
    },
    wasReadBefore: (path) => select.get(path)?.['before'] === 1,
    close: () => database.close(),
  };
}
