import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CATALOG } from '../../src/archive/archive-layout.ts';

/** All rows of all tables of an archive's catalog. */
export function dumpCatalog(root: string): Readonly<Record<string, readonly unknown[]>> {
  const database = new DatabaseSync(join(root, CATALOG), { readOnly: true });
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all();
  const dump = tables.map(
    ({ name }) =>
      [
        name,
        database
          .prepare(`SELECT * FROM ${name}`)
          .all()
          .map((row) => ({ ...row })),
      ] as const,
  );
  database.close();
  return Object.fromEntries(dump);
}
