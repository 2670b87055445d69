/** What the runs have learned of the lines that sites print. */
import type { ScopeDelta } from '../../learned-lines.ts';
import type { Database } from '../load-sqlite.ts';

export interface LearnedLookups {
  /** All that the runs learned of a scope, summed; in order. */
  learned(scope: string): ScopeDelta | undefined;
}

export function learnedLookups(database: Database): LearnedLookups {
  const scopeKey = database.prepare('SELECT key FROM scopes WHERE scope = ?');
  const documents = database.prepare('SELECT document FROM learned_documents WHERE scope = ? ORDER BY document');
  const lines = database.prepare('SELECT hash, count, sample FROM learned_lines WHERE scope = ? ORDER BY hash');
  const keyOf = (scope: string): number | undefined => (scopeKey.get(scope) as { key: number } | undefined)?.key;
  return {
    learned: (scope) => {
      const key = keyOf(scope);
      if (key === undefined) return undefined;
      return {
        scope,
        documents: documents.all(key).map((row) => row['document'] as string),
        lines: lines.all(key).map((row) => learnedLine(row as unknown as LineRow)),
      };
    },
  };
}

interface LineRow {
  readonly hash: string;
  readonly count: number;
  readonly sample: string | null;
}

const learnedLine = ({ hash, count, sample }: LineRow): ScopeDelta['lines'][number] =>
  sample === null ? { hash, count } : { hash, count, sample };
