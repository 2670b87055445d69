import { fromHex } from '../catalog/catalog-lookups.ts';
import type { Catalog } from '../catalog/open-catalog.ts';
import type { OriginalRef } from '../runs/account.ts';

export interface RememberedOriginals {
  find(sha256: string): OriginalRef | undefined;
  remember(sha256: string, ref: OriginalRef): void;
}

/**
 * The originals that this run has kept so far, with those of earlier runs. In a temporary table: a million of them
 * need no memory, and only what the account names gets into the catalog.
 */
export function rememberOriginals({ database, lookups }: Catalog): RememberedOriginals {
  database.exec(`CREATE TEMP TABLE run_originals (
    sha256 BLOB PRIMARY KEY, file TEXT NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL
  ) WITHOUT ROWID`);
  const find = database.prepare('SELECT file, start AS "offset", length FROM temp.run_originals WHERE sha256 = ?');
  const insert = database.prepare('INSERT INTO temp.run_originals VALUES (?, ?, ?, ?)');
  return {
    find: (sha256) => {
      const row = find.get(fromHex(sha256));
      return row === undefined ? lookups.original(sha256) : ({ ...row } as unknown as OriginalRef);
    },
    remember: (sha256, { file, offset, length }) => void insert.run(fromHex(sha256), file, offset, length),
  };
}
