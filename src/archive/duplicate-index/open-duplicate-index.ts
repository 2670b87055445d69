/**
 * The duplicate index: which archived texts resemble a given one, verified. A cache below the archive's `index/`: what it answers
 * follows from the documents alone, and when it is damaged it says so and is rebuilt.
 */
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { createBucketTable } from '../../text/bucket-table.ts';
import { bandKeys } from '../../text/sketch.ts';
import { type BucketSegment, freezeTable, mergeSegments } from './bucket-segment.ts';
import { checkShingles, createColumns, decodeRows, encodeRows, ROW_BYTES } from './document-columns.ts';
import { createSimilarSearch, type SimilarDocument, type SimilarityQuery } from './find-similar.ts';
import {
  appendDocumentRows,
  EMPTY_MANIFEST,
  type Manifest,
  readDocumentRows,
  readManifest,
  readSegment,
  type SegmentEntry,
  SHINGLES,
  writeManifest,
  writeSegment,
} from './index-files.ts';
import { createShingleMemory, openShingleFile } from './shingle-store.ts';

export interface IndexedDocument extends SimilarityQuery {
  /** The caller's number for the document, a whole number; not in the index yet. */
  readonly key: number;
}

export interface DuplicateIndex {
  /** Id of the last run that was committed; the empty string where there was none. */
  readonly generation: string;
  /** Documents in it, uncommitted ones included. Those without a word are never in it. */
  readonly size: number;
  add(document: IndexedDocument): void;
  /**
   * The documents whose Jaccard similarity is at or above `threshold` (short texts: see `requiredSimilarity`), most similar first,
   * then by key. Every answer is verified on the shingles. Of a crowd of near copies some stand for all, in the order they were
   * added: at most `BUCKET_CAP` for each band of the sketch.
   * @throws IndexDamaged where what lies on the disk isn't what was stored
   */
  similar(query: SimilarityQuery, threshold: number, except?: number): SimilarDocument[];
  /** Makes what was added last, under the name of a run. */
  commit(generation: string): void;
  /** Forgets what was added since the last commit. */
  discard(): void;
  /** Frees the files; what wasn't committed is lost. */
  close(): void;
}

export interface DuplicateIndexOptions {
  /** Documents that are gathered before they are frozen into a segment. */
  readonly freezeAt?: number;
}

/** Their tables take about 50 MB. */
const FREEZE_AT = 1 << 15;
/** Neighbouring segments are merged until each is so many times larger than the next: few to look into, and each entry rarely rewritten. */
const SEGMENT_RATIO = 4;

/** A segment with the file it lies in, once it does. */
interface Part {
  readonly segment: BucketSegment;
  readonly entry: SegmentEntry | null;
}

/**
 * Opens the index in a folder, made where there is none.
 * @param folder null keeps it in memory: a dry run
 * @throws IndexDamaged where what lies there isn't what was committed last
 */
export function openDuplicateIndex(folder: string | null, options: DuplicateIndexOptions = {}): DuplicateIndex {
  const freezeAt = options.freezeAt ?? FREEZE_AT;
  let manifest = folder === null ? EMPTY_MANIFEST : readManifest(folder);
  const documents = createColumns();
  if (folder !== null) decodeRows(readDocumentRows(folder, manifest, ROW_BYTES), documents);
  let committed: readonly Part[] =
    folder === null ? [] : manifest.segments.map((entry) => ({ segment: readSegment(folder, entry), entry }));
  const shingles = folder === null ? createShingleMemory() : openShingleFile(join(folder, SHINGLES), manifest.shingles);
  const search = createSimilarSearch();
  let parts: readonly Part[] = committed;
  const recent = createBucketTable();
  let frozen = documents.columns.count;

  const freeze = (): void => {
    if (documents.columns.count === frozen) return;
    parts = mergeTail([...parts, { segment: freezeTable(recent), entry: null }]);
    recent.clear();
    frozen = documents.columns.count;
  };

  return {
    get generation() {
      return manifest.generation;
    },
    get size() {
      return documents.columns.count;
    },
    add({ key, sketch, shingles: own, words }) {
      if (own.length === 0) return;
      const number = documents.columns.count;
      documents.add({ key, start: shingles.length, size: own.length, words, check: checkShingles(own) });
      shingles.append(own);
      for (const bucket of bandKeys(sketch)) recent.add(bucket, number);
      if (number + 1 - frozen >= freezeAt) freeze();
    },
    similar(query, threshold, except) {
      const segments = parts.map((part) => part.segment);
      const index = { segments, recent, documents: documents.columns, shingles, path: folder ?? 'in memory' };
      return search(index, query, threshold, except);
    },
    commit(generation) {
      freeze();
      shingles.sync();
      if (folder !== null) {
        const rows = encodeRows(documents.columns, manifest.documents);
        appendDocumentRows(folder, manifest.documents * ROW_BYTES, rows);
        parts = writeParts(folder, parts, documents.columns.count);
        manifest = nextManifest(manifest, generation, rows, documents.columns.count, shingles.length, parts);
        writeManifest(folder, manifest);
      } else {
        manifest = { ...manifest, generation, documents: documents.columns.count, shingles: shingles.length };
      }
      committed = parts;
    },
    discard() {
      documents.truncate(manifest.documents);
      shingles.truncate(manifest.shingles);
      parts = committed;
      recent.clear();
      frozen = manifest.documents;
    },
    close: () => shingles.close(),
  };
}

function mergeTail(parts: readonly Part[]): readonly Part[] {
  const last = parts.at(-1);
  const before = parts.at(-2);
  if (last === undefined || before === undefined) return parts;
  if (before.segment.keys.length >= SEGMENT_RATIO * last.segment.keys.length) return parts;
  return mergeTail([...parts.slice(0, -2), { segment: mergeSegments(before.segment, last.segment), entry: null }]);
}

/** Writes the segments that aren't on the disk. A name is never used again: an old file may still be the one that counts. */
function writeParts(folder: string, parts: readonly Part[], documents: number): readonly Part[] {
  return parts.map(({ segment, entry }, place) => ({
    segment,
    entry: entry ?? writeSegment(folder, `segment-${documents}-${place}.bin`, segment),
  }));
}

function nextManifest(
  last: Manifest,
  generation: string,
  rows: Uint8Array,
  documents: number,
  shingles: number,
  parts: readonly Part[],
): Manifest {
  return {
    format: last.format,
    generation,
    documents,
    documentsCrc32: crc32(rows, last.documentsCrc32),
    shingles,
    segments: parts.flatMap(({ entry }) => entry ?? []),
  };
}
