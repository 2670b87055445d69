import { BUCKET_CAP, type BucketTable } from '../../text/bucket-table.ts';
import { createCandidateSet } from '../../text/candidate-set.ts';
import { requiredSimilarity } from '../../text/required-similarity.ts';
import { jaccard } from '../../text/shingle.ts';
import { bandKeys } from '../../text/sketch.ts';
import { type BucketSegment, readBucket } from './bucket-segment.ts';
import { checkShingles, type DocumentColumns } from './document-columns.ts';
import { IndexDamaged } from './index-damaged.ts';
import type { ShingleStore } from './shingle-store.ts';

export interface SimilarityQuery {
  /** As `sketchShingles` gives it. */
  readonly sketch: ArrayLike<number>;
  /** As `shingleHashes` gives them. */
  readonly shingles: Uint32Array;
  readonly words: number;
}

export interface SimilarDocument {
  readonly key: number;
  /** Jaccard of the word 5-shingles, counted, not estimated. */
  readonly similarity: number;
}

/** Where a query looks. */
export interface SearchedIndex {
  /** Oldest first. */
  readonly segments: readonly BucketSegment[];
  readonly recent: BucketTable;
  readonly documents: DocumentColumns;
  readonly shingles: ShingleStore;
  readonly path: string;
}

/** Makes the search over an index; it keeps scratch space from one query to the next. */
export function createSimilarSearch(): (
  index: SearchedIndex,
  query: SimilarityQuery,
  threshold: number,
  except: number | undefined,
) => SimilarDocument[] {
  const members = new Uint32Array(BUCKET_CAP * 2);
  const candidates = createCandidateSet();
  let room = new Uint32Array(1 << 12);

  const measure = (index: SearchedIndex, document: number, query: SimilarityQuery): number => {
    const size = index.documents.sizes[document] as number;
    if (size > room.length) room = new Uint32Array(size * 2);
    const stored = room.subarray(0, size);
    const whole = index.shingles.read(index.documents.starts[document] as number, stored);
    if (!whole || checkShingles(stored) !== index.documents.checks[document]) {
      throw new IndexDamaged(index.path, `the shingles of document ${document} are not those that were stored`);
    }
    return jaccard(query.shingles, stored);
  };

  return (index, query, threshold, except) => {
    const found: SimilarDocument[] = [];
    candidates.clear(index.documents.count);
    const keys = bandKeys(query.sketch);
    for (let band = 0; band < keys.length; band++) {
      const count = readMembers(index, keys[band] as number, members);
      for (let place = 0; place < count; place++) candidates.add(members[place] as number);
    }
    for (const document of candidates.members()) {
      const required = requiredSimilarity(threshold, query.words, index.documents.words[document] as number);
      const key = index.documents.keys[document] as number;
      const size = index.documents.sizes[document] as number;
      if (key === except || !couldReach(required, query.shingles.length, size)) continue;
      const similarity = measure(index, document, query);
      if (similarity >= required) found.push({ key, similarity });
    }
    return found.sort((a, b) => b.similarity - a.similarity || a.key - b.key);
  };
}

/** The first members of a bucket over all segments and what is recent, so that it doesn't matter how the documents were split. */
function readMembers(index: SearchedIndex, key: number, into: Uint32Array): number {
  const first = into.subarray(0, BUCKET_CAP);
  let count = 0;
  for (const segment of index.segments) count = readBucket(segment, key, first, count);
  if (count === BUCKET_CAP) return count;
  return Math.min(BUCKET_CAP, count + index.recent.read(key, into.subarray(count)));
}

/** Sets of such sizes can't be more similar than the smaller to the larger. */
function couldReach(required: number, a: number, b: number): boolean {
  return Math.min(a, b) >= required * Math.max(a, b);
}
