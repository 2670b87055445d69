/** Articles that are the same but for small differences: `dupes`. */
import type { SourceRef } from '../article.ts';
import type { ListedRecord } from './listed-record.ts';

type Listed = Omit<ListedRecord, 'similar'>;

export interface ClusterMember extends Listed {
  /** Jaccard of word 5-shingles with the representative, 0 to 1; null where only a third article ties the two. */
  readonly similarity: number | null;
  /** Where its text differs from the representative's, in order; null where it does nearly everywhere. */
  readonly differences: readonly WordDifference[] | null;
}

/** Words of the representative, and what stands in the member instead; either may be empty. */
export interface WordDifference {
  readonly a: string;
  readonly b: string;
}

/** A document whose text is that of a record, word for word: a further source of it. */
export interface ExactCopy {
  readonly source: SourceRef;
  readonly record: string;
}

/** A cluster: records that are tied by similarity, and the documents that are exact copies of them. Derived, never stored. */
export interface DuplicateCluster {
  /** The earliest published; of those the one with the most words. */
  readonly representative: Listed;
  /** The other records, the most similar first. */
  readonly members: readonly ClusterMember[];
  readonly copies: readonly ExactCopy[];
}

/** Two documents and what ties them; `dupes --pairs`. */
export interface DuplicatePair {
  readonly a: string;
  readonly b: string;
  readonly similarity: number;
  readonly relation: string;
}
