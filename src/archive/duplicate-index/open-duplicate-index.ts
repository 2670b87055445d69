/**
 * The duplicate index: which archived texts resemble a given one, verified. A cache below the archive's `index/`: what it answers
 * follows from the documents alone, and when it is damaged it says so and is rebuilt.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { type BucketTable, createBucketTable } from '../../text/shingles/bucket-table.ts';
import { sampleKey, sampleShingles } from '../../text/shingles/sample-shingles.ts';
import type { ShingledText } from '../../text/shingles/shingle.ts';
import { freezeTable } from './bucket-segment.ts';
import {
  checkShingles,
  createColumns,
  decodeRows,
  encodeRows,
  type GrowingColumns,
  ROW_BYTES,
} from './document-columns.ts';
import { createSimilaritySearch, type KeyFilter, type RelatedDocument, type SimilarDocument } from './find-similar.ts';
import {
  appendDocumentRows,
  EMPTY_MANIFEST,
  type Manifest,
  readDocumentRows,
  readManifest,
  SHINGLES,
  writeManifest,
} from './index-files.ts';
import { createSegmentFilter, type SegmentFilter } from './segment-filter.ts';
import { mergeTail, type Part, readParts, writeParts } from './segment-parts.ts';
import { type SharedIndex, shareColumns, shareSegment } from './share-index.ts';
import { createShingleMemory, openShingleFile, openShingleOverlay, type ShingleStore } from './shingle-store.ts';

export interface IndexedDocument extends ShingledText {
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
   * added.
   * @param may which documents may be an answer; all without it
   * @throws IndexDamaged where what lies on the disk isn't what was stored
   */
  similar(query: ShingledText, threshold: number, may?: KeyFilter): SimilarDocument[];
  /**
   * Besides those that are similar the documents that the query's text contains, or that contain it, or that share passages with it
   * (see `tellOverlap`), all counted on the shingles; in the same order. No stricter rule for short texts here.
   */
  related(query: ShingledText, threshold: number, may?: KeyFilter): RelatedDocument[];
  /** What it holds by now, for threads that look into it with `openSharedIndex`; null where it isn't in files. */
  share(): SharedIndex | null;
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
  /** The folder is only read; what is added and committed stays in memory: a dry run, a look beside a run that writes. */
  readonly readOnly?: boolean;
}

/** Their tables take about 40 MB. */
const FREEZE_AT = 1 << 13;

/** An open index. */
interface State {
  /** Where commits are written; null where they aren't. */
  readonly folder: string | null;
  readonly freezeAt: number;
  readonly documents: GrowingColumns;
  readonly shingles: ShingleStore;
  /** What was added since the last freeze. */
  readonly recent: BucketTable;
  /** Of what is in segments; what was there and was discarded does no harm. */
  readonly filter: SegmentFilter;
  manifest: Manifest;
  committed: readonly Part[];
  parts: readonly Part[];
  /** Documents that are in a segment. */
  frozen: number;
}

/**
 * Opens the index in a folder, made where there is none.
 * @param folder null starts with an empty one in memory
 * @throws IndexDamaged where what lies there isn't what was committed last
 */
export function openDuplicateIndex(folder: string | null, options: DuplicateIndexOptions = {}): DuplicateIndex {
  const state = folder === null ? emptyState(options) : loadState(folder, options);
  const search = createSimilaritySearch();
  const searched = () => ({
    segments: state.parts.map((part) => part.segment),
    recent: state.recent,
    filter: state.filter,
    shingles: state.shingles,
    documents: state.documents.columns,
    path: folder ?? 'in memory',
  });
  return {
    get generation() {
      return state.manifest.generation;
    },
    get size() {
      return state.documents.columns.count;
    },
    add: (document) => addDocument(state, document),
    similar: (query, threshold, may) => search.similar(searched(), query, threshold, may),
    related: (query, threshold, may) => search.related(searched(), query, threshold, may),
    share: () => (state.folder === null ? null : share(state, state.folder)),
    commit: (generation) => commit(state, generation),
    discard: () => discard(state),
    close: () => state.shingles.close(),
  };
}

function emptyState({ freezeAt = FREEZE_AT }: DuplicateIndexOptions): State {
  return {
    folder: null,
    freezeAt,
    documents: createColumns(),
    shingles: createShingleMemory(),
    recent: createBucketTable(),
    filter: createSegmentFilter(),
    manifest: EMPTY_MANIFEST,
    committed: [],
    parts: [],
    frozen: 0,
  };
}

function loadState(folder: string, options: DuplicateIndexOptions): State {
  const manifest = readManifest(folder);
  const documents = createColumns();
  decodeRows(readDocumentRows(folder, manifest, ROW_BYTES), documents);
  const parts = readParts(folder, manifest);
  const empty = emptyState(options);
  const loaded = { ...empty, documents, manifest, committed: parts, parts, frozen: manifest.documents };
  const path = join(folder, SHINGLES);
  if (options.readOnly) return { ...loaded, shingles: openShingleOverlay(path, manifest.shingles) };
  mkdirSync(folder, { recursive: true });
  return { ...loaded, folder, shingles: openShingleFile(path, manifest.shingles) };
}

function addDocument(state: State, { key, shingles, words }: IndexedDocument): void {
  if (shingles.length === 0) return;
  const number = state.documents.columns.count;
  const start = state.shingles.length;
  state.documents.add({ key, start, size: shingles.length, words, check: checkShingles(shingles) });
  state.shingles.append(shingles);
  for (const hash of sampleShingles(shingles)) state.recent.add(sampleKey(hash), number);
  if (number + 1 - state.frozen >= state.freezeAt) freeze(state);
}

function freeze(state: State): void {
  if (state.documents.columns.count === state.frozen) return;
  const segment = freezeTable(state.recent);
  state.filter.add(segment.keys);
  state.parts = mergeTail([...state.parts, { segment, entry: null }]);
  state.recent.clear();
  state.frozen = state.documents.columns.count;
}

/** The shared segments take the places of those that they are copies of, one after the other. */
function share(state: State, folder: string): SharedIndex {
  freeze(state);
  state.shingles.flush();
  state.parts = state.parts.map(({ segment, entry }) => ({ segment: shareSegment(segment), entry }));
  return {
    segments: state.parts.map(({ segment }) => segment),
    documents: shareColumns(state.documents.columns),
    shingles: { path: join(folder, SHINGLES), length: state.shingles.length },
  };
}

function commit(state: State, generation: string): void {
  freeze(state);
  if (state.folder !== null) writeCommit(state, state.folder, generation);
  else {
    const { columns } = state.documents;
    state.manifest = { ...state.manifest, generation, documents: columns.count, shingles: state.shingles.length };
  }
  state.committed = state.parts;
}

/** All that the new manifest vouches for is on the disk before it is renamed into place. */
function writeCommit(state: State, folder: string, generation: string): void {
  const { columns } = state.documents;
  const last = state.manifest;
  const rows = encodeRows(columns, last.documents);
  state.shingles.sync();
  appendDocumentRows(folder, last.documents * ROW_BYTES, rows);
  state.parts = writeParts(folder, state.parts, columns.count);
  state.manifest = {
    format: last.format,
    generation,
    documents: columns.count,
    documentsCrc32: crc32(rows, last.documentsCrc32),
    shingles: state.shingles.length,
    segments: state.parts.flatMap(({ entry }) => entry ?? []),
  };
  writeManifest(folder, state.manifest);
}

function discard(state: State): void {
  state.documents.truncate(state.manifest.documents);
  state.shingles.truncate(state.manifest.shingles);
  state.recent.clear();
  state.parts = state.committed;
  state.frozen = state.manifest.documents;
}
