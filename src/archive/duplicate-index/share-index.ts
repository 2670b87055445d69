/** An index as several threads look into it: what is large is shared between them, and nothing is copied for a thread. */
import { createBucketTable } from '../../text/shingles/bucket-table.ts';
import type { ShingledText } from '../../text/shingles/shingle.ts';
import type { BucketSegment } from './bucket-segment.ts';
import type { DocumentColumns } from './document-columns.ts';
import { createSimilaritySearch, type KeyFilter, type RelatedDocument } from './find-similar.ts';
import { createSegmentFilter } from './segment-filter.ts';
import { openShingleOverlay } from './shingle-store.ts';

/** What an index holds at a moment. It crosses threads; what is added later isn't in it. */
export interface SharedIndex {
  readonly segments: readonly BucketSegment[];
  readonly documents: DocumentColumns;
  readonly shingles: { readonly path: string; readonly length: number };
}

/** An index that is only looked into. */
export interface LookedIntoIndex {
  /** As `DuplicateIndex` has it. @throws IndexDamaged */
  related(query: ShingledText, threshold: number, may?: KeyFilter): RelatedDocument[];
  close(): void;
}

/** @throws IndexDamaged */
export function openSharedIndex({ segments, documents, shingles }: SharedIndex): LookedIntoIndex {
  const search = createSimilaritySearch();
  const { path, length } = shingles;
  const store = openShingleOverlay(path, length);
  const recent = createBucketTable();
  // Each thread makes a filter of its own, once it has asked enough: that costs less than telling it of one.
  const index = { segments, documents, recent, filter: createSegmentFilter(), shingles: store, path };
  return {
    related: (query, threshold, may) => search.related(index, query, threshold, may),
    close: store.close,
  };
}

export function shareSegment({ keys, documents, directory, shift }: BucketSegment): BucketSegment {
  return { keys: share(keys), documents: share(documents), directory: share(directory), shift };
}

export function shareColumns({ count, keys, starts, sizes, words, checks }: DocumentColumns): DocumentColumns {
  return {
    count,
    keys: share(keys.subarray(0, count)),
    starts: share(starts.subarray(0, count)),
    sizes: share(sizes.subarray(0, count)),
    words: share(words.subarray(0, count)),
    checks: share(checks.subarray(0, count)),
  };
}

type Numbers = Float64Array | Uint32Array;

/** The same numbers in memory that threads share. */
export function share<Of extends Numbers>(numbers: Of): Of {
  if (numbers.buffer instanceof SharedArrayBuffer) return numbers;
  const room = new SharedArrayBuffer(numbers.byteLength);
  const shared = numbers instanceof Float64Array ? new Float64Array(room) : new Uint32Array(room);
  shared.set(numbers);
  return shared as Of;
}
