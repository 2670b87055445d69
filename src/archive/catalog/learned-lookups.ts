/** What the runs have learned of the lines that sites print. */
import type { ScopeDelta } from '../../learned-lines.ts';
import type { Database } from '../load-sqlite.ts';

export interface LearnedLookups {
  /** All that the runs learned of a scope, summed; in order. */
  learned(scope: string): ScopeDelta | undefined;
  /** Whether a document has been counted for its scope, by its key. */
  hasLearned(scope: string, document: string): boolean;
  /** On how many documents of the scope each of these lines stood. Costs what is asked, not what is known. */
  learnedCounts(scope: string, hashes: readonly string[]): ReadonlyMap<string, number>;
  /** How many documents of the scope have been counted. */
  learnedDocuments(scope: string): number;
}

export function learnedLookups(database: Database): LearnedLookups {
  const scopeKey = database.prepare('SELECT key FROM scopes WHERE scope = ?');
  const documents = database.prepare('SELECT document FROM learned_documents WHERE scope = ? ORDER BY document');
  const lines = database.prepare('SELECT hash, count, sample FROM learned_lines WHERE scope = ? ORDER BY hash');
  const document = database.prepare('SELECT 1 FROM learned_documents WHERE scope = ? AND document = ?');
  const line = database.prepare('SELECT count FROM learned_lines WHERE scope = ? AND hash = ?');
  const count = database.prepare('SELECT count(*) AS count FROM learned_documents WHERE scope = ?');
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
    hasLearned: (scope, name) => {
      const key = keyOf(scope);
      return key !== undefined && document.get(key, name) !== undefined;
    },
    learnedCounts: (scope, hashes) => {
      const counts = new Map<string, number>();
      const key = keyOf(scope);
      if (key === undefined) return counts;
      for (const hash of hashes) {
        const row = line.get(key, hash);
        if (row !== undefined) counts.set(hash, row['count'] as number);
      }
      return counts;
    },
    learnedDocuments: (scope) => {
      const key = keyOf(scope);
      return key === undefined ? 0 : ((count.get(key) as { count: number }).count ?? 0);
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
