/** What the manifests say is there: in a table that spills to the disk by itself, so that ten million files need no memory. */
import { loadSqlite } from '../load-sqlite.ts';
import { idDigits } from '../records/record-path.ts';

export interface LedgerFile {
  /** From the archive's root. */
  readonly path: string;
  readonly sha256: string;
  readonly run: string;
}

export interface Ledger {
  /** @returns false where a manifest has named the path before */
  add(file: LedgerFile): boolean;
  /** Puts a file in the place of one of the same path. */
  replace(file: LedgerFile): void;
  find(path: string): LedgerFile | undefined;
  /** The file of a version, by the whole id of its record. */
  version(id: string, version: number): LedgerFile | undefined;
  /** In the order in which they were added. */
  files(): Iterable<LedgerFile>;
  readonly count: number;
  close(): void;
}

const VERSION_PATH = /^(.+)\.v(\d+)\.json$/;

export function createLedger(): Ledger {
  const database = new (loadSqlite().DatabaseSync)('');
  database.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
    CREATE TABLE files (number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, run TEXT NOT NULL,
      digits TEXT, version INTEGER);
    CREATE INDEX files_by_digits ON files (digits, version) WHERE digits IS NOT NULL;
    BEGIN`);
  const insert = database.prepare(
    'INSERT INTO files (path, sha256, run, digits, version) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const update = database.prepare('UPDATE files SET sha256 = ?, run = ? WHERE path = ?');
  const columns = 'SELECT path, sha256, run FROM files';
  const find = database.prepare(`${columns} WHERE path = ?`);
  const versions = database.prepare(`${columns} WHERE digits = ? AND version = ?`);
  const all = database.prepare(`${columns} ORDER BY number`);
  const count = database.prepare('SELECT count(*) AS count FROM files');
  return {
    add: ({ path, sha256, run }) => {
      const match = VERSION_PATH.exec(path);
      const digits = match === null ? null : idDigits(match[1] as string).slice(0, 8);
      return insert.run(path, sha256, run, digits, match === null ? null : Number(match[2])).changes === 1;
    },
    replace: ({ path, sha256, run }) => void update.run(sha256, run, path),
    find: (path) => find.get(path) as LedgerFile | undefined,
    version: (id, version) =>
      (versions.all(id.slice(0, 8), version) as unknown as LedgerFile[]).find(({ path }) => {
        return id.startsWith(idDigits((VERSION_PATH.exec(path) as RegExpExecArray)[1] as string));
      }),
    files: () => all.iterate() as unknown as Iterable<LedgerFile>,
    get count() {
      return Number(count.get()?.['count'] ?? 0);
    },
    close: () => database.close(),
  };
}
