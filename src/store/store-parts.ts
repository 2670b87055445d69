import type { ArchiveWriter } from '../archive/archive-writer.ts';
import type { DuplicateIndex } from '../archive/duplicate-index/open-duplicate-index.ts';
import type { Scope, ScopeKnowledge } from '../learned-lines.ts';
import type { ByteSpool } from '../spool/byte-spool.ts';
import type { RecordSpool } from '../spool/record-spool.ts';
import type { VectorSpool } from '../spool/vector-spool.ts';
import type { CleanAnew } from '../workers/clean-anew.ts';
import type { RelationSettings } from './find-related.ts';
import type { Plan } from './plan.ts';

/** What the third walk works with. */
export interface StoreParts {
  readonly archive: ArchiveWriter;
  readonly similar: DuplicateIndex;
  readonly plan: Plan;
  readonly records: ByteSpool;
  readonly vectors: VectorSpool;
  /** What the run learned of each scope, as JSON, until the rest is stored. */
  readonly deltas: RecordSpool;
  /** Rejected documents and read files, as JSON, until all that is stored has been. */
  readonly rejects: RecordSpool;
  readonly files: RecordSpool;
  /** Cleans a stored text anew. */
  readonly cleanAnew: CleanAnew;
  /** What this run knows of a scope's lines. */
  readonly learned: (scope: Scope) => ScopeKnowledge | undefined;
  /** Which articles are related. */
  readonly relations: RelationSettings;
  /** That may look texts up; 0 for none but this one. */
  readonly threads: number;
}
