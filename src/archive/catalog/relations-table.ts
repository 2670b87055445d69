/** The catalog's relations, told anew: they follow from the records and from what the configuration takes for related. */
import { createHash } from 'node:crypto';
import { instantOf } from '../../text/instant.ts';
import type { Database } from '../load-sqlite.ts';
import type { RelatedEntry } from '../runs/account.ts';
import type { Catalog } from './open-catalog.ts';

export interface RelationsTable {
  /** For each run, in order, the numbers of the versions it wrote, each before those that may be duplicates of it. */
  versionsByRun(): Iterable<Uint32Array>;
  /** Puts what `relate` finds in place of all that the table holds. @param relate told how to add what a version is related to */
  replaceAll(relate: (add: (number: number, related: readonly RelatedEntry[]) => void) => void): void;
}

/** The order in which duplicates are told from what they are duplicates of: as in the plan of a run. */
const IN_ORDER = `SELECT v.number, v.run FROM versions v JOIN records r ON r.key = v.record
  ORDER BY v.run, instant(v.published) IS NULL, instant(v.published), v.words DESC, v.text, r.identity`;

export function openRelationsTable({ database }: Catalog): RelationsTable {
  database.function('instant', { deterministic: true }, (value) => instantOf(value as string | null));
  const insert = database.prepare(
    `INSERT INTO relations (record, version, other, similarity, relation, decision, run)
     SELECT record, version, ?, ?, ?, CASE WHEN version > 1 THEN 'new-version' ELSE ? END, run FROM versions WHERE number = ?
     ON CONFLICT DO NOTHING`,
  );
  return {
    *versionsByRun() {
      let [run, numbers]: [unknown, number[]] = [undefined, []];
      for (const row of database.prepare(IN_ORDER).all()) {
        if (row['run'] !== run && numbers.length > 0) {
          yield Uint32Array.from(numbers);
          numbers = [];
        }
        run = row['run'];
        numbers.push(row['number'] as number);
      }
      if (numbers.length > 0) yield Uint32Array.from(numbers);
    },
    replaceAll(relate) {
      database.exec('BEGIN; DELETE FROM relations');
      try {
        relate((number, related) => {
          const decision = related[0]?.relation === 'duplicate' ? 'near-duplicate' : 'new';
          for (const { of: other, similarity, relation } of related)
            insert.run(other, similarity, relation, decision, number);
        });
        sealRelations(database);
        database.exec('COMMIT');
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
  };
}

const TOLD = 'relations-told';

interface Told {
  /** The key of the last run whose relations were told anew. */
  readonly run: number;
  /** Of their rows. */
  readonly sha256: string;
}

/** What was told anew no run has written down: a digest stands for it. */
function sealRelations(database: Database): void {
  const run = Number(database.prepare('SELECT max(key) AS run FROM runs').get()?.['run'] ?? 0);
  const told: Told = { run, sha256: digestRelations(database, 'main', run) };
  database
    .prepare('INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value')
    .run(TOLD, JSON.stringify(told));
}

/** The key of the run up to which the relations are those that were told anew; null where none were, or they aren't. */
export function toldUpTo(database: Database, schema: string): number | null {
  const row = database.prepare(`SELECT value FROM ${schema}.meta WHERE name = ?`).get(TOLD);
  if (row === undefined) return null;
  const { run, sha256 } = JSON.parse(row['value'] as string) as Told;
  return digestRelations(database, schema, run) === sha256 ? run : null;
}

function digestRelations(database: Database, schema: string, run: number): string {
  const digest = createHash('sha256');
  const rows = database.prepare(`SELECT * FROM ${schema}.relations WHERE run <= ? ORDER BY record, version, other`);
  for (const row of rows.iterate(run)) digest.update(JSON.stringify(Object.values(row)));
  return digest.digest('hex');
}
