/** The stored catalog against one that is made anew of the runs it knows: row for row, also while further runs commit. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOG } from '../archive-layout.ts';
import type { Database } from '../load-sqlite.ts';
import { CATALOG_VERSION } from './catalog-schema.ts';
import { readOnlyAddress } from './connect-read-only.ts';
import { catchUp, createAside, lastIndexed } from './open-catalog.ts';
import { toldUpTo } from './relations-table.ts';

/**
 * The first table in which the stored catalog differs from one that is made anew; undefined where none does, or where
 * there is no catalog of this version of runs that the archive has. Relations may be those that a reindex has told.
 */
export function findOtherTable(root: string): string | undefined {
  const path = join(root, CATALOG);
  if (!existsSync(path)) return undefined;
  const database = createAside();
  try {
    database.prepare('ATTACH ? AS stored').run(readOnlyAddress(path));
    return hasThisVersion(database) ? compareTables(root, database) : undefined;
  } finally {
    database.close();
  }
}

const hasThisVersion = (database: Database): boolean =>
  database.prepare('PRAGMA stored.user_version').get()?.['user_version'] === CATALOG_VERSION;

/** Making one anew takes longer than a run takes to commit: what was committed meanwhile is made up for, then both stand still. */
function compareTables(root: string, database: Database): string | undefined {
  for (;;) {
    const last = lastIndexed(database, 'stored')?.run;
    if (last !== undefined) catchUp(root, database, {}, last);
    if (lastIndexed(database)?.run !== last) return undefined;
    database.exec('BEGIN');
    if (lastIndexed(database, 'stored')?.run === last) return firstOther(database);
    database.exec('ROLLBACK');
  }
}

function firstOther(database: Database): string | undefined {
  const tables = database
    .prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name <> 'meta'")
    .all()
    .map((row) => row['name'] as string);
  return tables.find((name) => isOther(database, name) && !(name === 'relations' && areToldAnew(database)));
}

function isOther(database: Database, table: string, where = ''): boolean {
  const rows = (schema: string): string => `SELECT * FROM ${schema}.${table} ${where}`;
  const only = (a: string, b: string): boolean =>
    database.prepare(`SELECT 1 FROM (${rows(a)} EXCEPT ${rows(b)}) LIMIT 1`).get() !== undefined;
  return only('main', 'stored') || only('stored', 'main');
}

/** Up to a run as a reindex has told them, by what the configuration said then; since then as the runs have. */
function areToldAnew(database: Database): boolean {
  const upTo = toldUpTo(database, 'stored');
  return upTo !== null && !isOther(database, 'relations', `WHERE run > ${upTo}`);
}
