/** Articles that are the same but for small differences: `dupes`. */
import type { ListedRecord } from './listed-record.ts';

export interface ClusterMember extends Omit<ListedRecord, 'similar'> {
  /** Jaccard of word 5-shingles with the representative, 0 to 1; null where only a third article ties the two. */
  readonly similarity: number | null;
}

/** A cluster: the connected records of an archive. Derived, never stored in the records. */
export interface DuplicateCluster {
  readonly representative: Omit<ListedRecord, 'similar'>;
  /** The others, the most similar first. */
  readonly members: readonly ClusterMember[];
}

/** Two documents and what ties them; `dupes --pairs`. */
export interface DuplicatePair {
  readonly a: string;
  readonly b: string;
  readonly similarity: number;
  readonly relation: string;
}
