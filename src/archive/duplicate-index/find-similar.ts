import { BUCKET_CAP, type BucketTable } from '../../text/shingles/bucket-table.ts';
import { createCandidateSet } from '../../text/shingles/candidate-set.ts';
import { requiredSimilarity } from '../../text/shingles/required-similarity.ts';
import { neededSamples, sampleKey, sampleShingles } from '../../text/shingles/sample-shingles.ts';
import { countShared, type ShingledText } from '../../text/shingles/shingle.ts';
import { tellOverlap } from '../../text/shingles/tell-overlap.ts';
import { type BucketSegment, readBuckets } from './bucket-segment.ts';
import { checkShingles, type DocumentColumns } from './document-columns.ts';
import { IndexDamaged } from './index-damaged.ts';
import type { SegmentFilter } from './segment-filter.ts';
import type { ShingleStore } from './shingle-store.ts';

export interface SimilarDocument {
  readonly key: number;
  /** Jaccard of the word 5-shingles, counted, not estimated. */
  readonly similarity: number;
}

export interface RelatedDocument extends SimilarDocument {
  /** Shingles that both have. */
  readonly shared: number;
  /** Shingles that it has. */
  readonly size: number;
  readonly words: number;
}

/** Which documents may be an answer, by their keys; the others are not even compared. */
export type KeyFilter = (key: number) => boolean;

/** Where a query looks. */
export interface SearchedIndex {
  /** Oldest first. */
  readonly segments: readonly BucketSegment[];
  /** Of the segments' keys. */
  readonly filter: SegmentFilter;
  readonly recent: BucketTable;
  readonly documents: DocumentColumns;
  readonly shingles: ShingleStore;
  readonly path: string;
}

export interface SimilaritySearch {
  similar(index: SearchedIndex, query: ShingledText, threshold: number, may?: KeyFilter): SimilarDocument[];
  related(index: SearchedIndex, query: ShingledText, threshold: number, may?: KeyFilter): RelatedDocument[];
}

/** Members of a full bucket that are looked at: of a crowd's, or of a phrase that everybody prints. */
const CROWD_MEMBERS = 16;
/** Buckets that are looked into together. */
const TOGETHER = 128;

const any: KeyFilter = () => true;

/** Makes the search over an index; it keeps scratch space from one query to the next. */
export function createSimilaritySearch(): SimilaritySearch {
  const reading = {
    keys: new Uint32Array(TOGETHER),
    members: new Uint32Array(TOGETHER * BUCKET_CAP),
    counts: new Uint32Array(TOGETHER),
  };
  const candidates = createCandidateSet();
  const count = createCounter();

  const lookUp = (index: SearchedIndex, sample: Uint32Array): void => {
    const size = sample.length;
    index.filter.expect(size, index.segments);
    const held = orderKeys(index.filter, sample, reading.keys);
    reading.counts.fill(0, 0, size);
    for (const segment of index.segments) readBuckets(segment, reading, held);
    index.recent.read(reading, size);
    for (let n = 0; n < size; n++) {
      const from = n * BUCKET_CAP;
      const members = reading.counts[n] as number;
      const end = from + (members < BUCKET_CAP ? members : CROWD_MEMBERS);
      for (let at = from; at < end; at++) candidates.add(reading.members[at] as number);
    }
  };

  /** The documents that share enough of the chosen shingles to be compared. */
  const findCandidates = (index: SearchedIndex, { shingles }: ShingledText, may: KeyFilter): number[] => {
    const { keys, sizes, count: documents } = index.documents;
    const sample = sampleShingles(shingles);
    candidates.clear(documents);
    for (let from = 0; from < sample.length; from += TOGETHER) lookUp(index, sample.subarray(from, from + TOGETHER));
    return candidates
      .members()
      .filter((each) => candidates.score(each) >= neededSamples(shingles.length, sizes[each] as number))
      .filter((each) => may(keys[each] as number));
  };

  return {
    similar(index, query, threshold, may = any) {
      const found: SimilarDocument[] = [];
      const own = query.shingles.length;
      const { keys, sizes, words } = index.documents;
      for (const document of findCandidates(index, query, may)) {
        const size = sizes[document] as number;
        const required = requiredSimilarity(threshold, query.words, words[document] as number);
        if (!couldReach(required, own, size)) continue;
        const similarity = similarityOf(count(index, document, query), own, size);
        if (similarity >= required) found.push({ key: keys[document] as number, similarity });
      }
      return found.sort(bySimilarity);
    },
    related(index, query, threshold, may = any) {
      const found: RelatedDocument[] = [];
      const own = query.shingles.length;
      const { keys, sizes, words } = index.documents;
      for (const document of findCandidates(index, query, may)) {
        const size = sizes[document] as number;
        const shared = count(index, document, query);
        const similarity = similarityOf(shared, own, size);
        if (similarity < threshold && tellOverlap(shared, own, size) === null) continue;
        found.push({ key: keys[document] as number, similarity, shared, size, words: words[document] as number });
      }
      return found.sort(bySimilarity);
    },
  };
}

/** Puts those keys first that a segment may hold. @returns how many they are */
function orderKeys({ mayHold }: SegmentFilter, sample: Uint32Array, keys: Uint32Array): number {
  let [held, rest] = [0, sample.length];
  for (let n = 0; n < sample.length; n++) {
    const key = sampleKey(sample[n] as number);
    if (mayHold(key)) keys[held++] = key;
    else keys[--rest] = key;
  }
  return held;
}

const bySimilarity = (a: SimilarDocument, b: SimilarDocument): number => b.similarity - a.similarity || a.key - b.key;

/** Counts the shingles that a query shares with a document, as they lie in the store. */
function createCounter(): (index: SearchedIndex, document: number, query: ShingledText) => number {
  let room = new Uint32Array(1 << 12);
  return (index, document, query) => {
    const size = index.documents.sizes[document] as number;
    const start = index.documents.starts[document] as number;
    const held = index.shingles.held(start, size);
    if (held !== undefined) return countShared(query.shingles, held);
    if (size > room.length) room = new Uint32Array(size * 2);
    const stored = room.subarray(0, size);
    const whole = index.shingles.read(start, stored);
    if (!whole || checkShingles(stored) !== index.documents.checks[document]) {
      throw new IndexDamaged(index.path, `the shingles of document ${document} are not those that were stored`);
    }
    return countShared(query.shingles, stored);
  };
}

/** Jaccard of two sets of so many shingles. */
export function similarityOf(shared: number, a: number, b: number): number {
  return shared === 0 ? 0 : shared / (a + b - shared);
}

/** Sets of such sizes can't be more similar than the smaller to the larger. */
function couldReach(required: number, a: number, b: number): boolean {
  return Math.min(a, b) >= required * Math.max(a, b);
}
