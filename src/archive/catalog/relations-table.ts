/** The catalog's relations, told anew: they follow from the records and from what the configuration takes for related. */
import { instantOf } from '../../text/instant.ts';
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
        database.exec('COMMIT');
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
  };
}
