import { BUCKET_CAP, type BucketTable } from '../../text/bucket-table.ts';
import { type CandidateSet, createCandidateSet } from '../../text/candidate-set.ts';
import { requiredSimilarity } from '../../text/required-similarity.ts';
import { neededSamples, sampleKey, sampleShingles } from '../../text/sample-shingles.ts';
import { countShared } from '../../text/shingle.ts';
import { bandKeys } from '../../text/sketch.ts';
import { tellOverlap } from '../../text/tell-overlap.ts';
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

export interface RelatedDocument extends SimilarDocument {
  /** Shingles that both have. */
  readonly shared: number;
  /** Shingles that it has. */
  readonly size: number;
  readonly words: number;
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

export interface SimilaritySearch {
  similar(index: SearchedIndex, query: SimilarityQuery, threshold: number, except?: number): SimilarDocument[];
  related(index: SearchedIndex, query: SimilarityQuery, threshold: number, except?: number): RelatedDocument[];
}

/** Members of a full bucket that are looked at where it holds a shingle: a crowd's, or a phrase that everybody prints. */
const CROWD_MEMBERS = 16;
/** What a shared band adds to a candidate's score: more than all samples can, so that it passes whatever they say. */
const BAND_WEIGHT = 0x4000;

/** Makes the search over an index; it keeps scratch space from one query to the next. */
export function createSimilaritySearch(): SimilaritySearch {
  const members = new Uint32Array(BUCKET_CAP * 2);
  const candidates = createCandidateSet();
  const count = createCounter();

  const lookUpBands = (index: SearchedIndex, query: SimilarityQuery): void => {
    const keys = bandKeys(query.sketch);
    for (let band = 0; band < keys.length; band++) {
      const size = readMembers(index, keys[band] as number, members);
      addAll(candidates, members, size, BAND_WEIGHT);
    }
  };
  const lookUpSamples = (index: SearchedIndex, query: SimilarityQuery): void => {
    const sample = sampleShingles(query.shingles);
    for (let place = 0; place < sample.length; place++) {
      const size = readMembers(index, sampleKey(sample[place] as number), members);
      addAll(candidates, members, size < BUCKET_CAP ? size : CROWD_MEMBERS, 1);
    }
  };

  return {
    similar(index, query, threshold, except) {
      const found: SimilarDocument[] = [];
      candidates.clear(index.documents.count);
      lookUpBands(index, query);
      for (const document of candidates.members()) {
        const { key, size, words } = rowOf(index.documents, document);
        const required = requiredSimilarity(threshold, query.words, words);
        if (key === except || !couldReach(required, query.shingles.length, size)) continue;
        const similarity = similarityOf(count(index, document, query), query.shingles.length, size);
        if (similarity >= required) found.push({ key, similarity });
      }
      return found.sort(bySimilarity);
    },
    related(index, query, threshold, except) {
      const found: RelatedDocument[] = [];
      const own = query.shingles.length;
      candidates.clear(index.documents.count);
      lookUpBands(index, query);
      lookUpSamples(index, query);
      for (const document of candidates.members()) {
        const { key, size, words } = rowOf(index.documents, document);
        if (key === except || candidates.score(document) < neededSamples(own, size)) continue;
        const shared = count(index, document, query);
        const similarity = similarityOf(shared, own, size);
        if (similarity < threshold && tellOverlap(shared, own, size) === null) continue;
        found.push({ key, similarity, shared, size, words });
      }
      return found.sort(bySimilarity);
    },
  };
}

const bySimilarity = (a: SimilarDocument, b: SimilarDocument): number => b.similarity - a.similarity || a.key - b.key;

function addAll(candidates: CandidateSet, members: Uint32Array, count: number, weight: number): void {
  for (let place = 0; place < count; place++) candidates.add(members[place] as number, weight);
}

function rowOf(documents: DocumentColumns, document: number): { key: number; size: number; words: number } {
  return {
    key: documents.keys[document] as number,
    size: documents.sizes[document] as number,
    words: documents.words[document] as number,
  };
}

/** Counts the shingles that a query shares with a document, as they lie in the store. */
function createCounter(): (index: SearchedIndex, document: number, query: SimilarityQuery) => number {
  let room = new Uint32Array(1 << 12);
  return (index, document, query) => {
    const size = index.documents.sizes[document] as number;
    if (size > room.length) room = new Uint32Array(size * 2);
    const stored = room.subarray(0, size);
    const whole = index.shingles.read(index.documents.starts[document] as number, stored);
    if (!whole || checkShingles(stored) !== index.documents.checks[document]) {
      throw new IndexDamaged(index.path, `the shingles of document ${document} are not those that were stored`);
    }
    return countShared(query.shingles, stored);
  };
}

function similarityOf(shared: number, a: number, b: number): number {
  return shared === 0 ? 0 : shared / (a + b - shared);
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
