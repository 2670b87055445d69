/** The files of the index: a manifest that is renamed into place, and what it vouches for by length and checksum. */
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { type BucketSegment, makeSegment } from './bucket-segment.ts';
import { IndexDamaged } from './index-damaged.ts';
import { bytesOf, writeFully } from './shingle-store.ts';

const FORMAT = 'newsmorgue/duplicate-index/3';
export const MANIFEST = 'index.json';
export const DOCUMENTS = 'documents.bin';
export const SHINGLES = 'shingles.bin';

export interface SegmentEntry {
  readonly file: string;
  readonly entries: number;
  readonly crc32: number;
}

export interface Manifest {
  readonly format: string;
  /** Id of the last run committed. */
  readonly generation: string;
  readonly documents: number;
  /** CRC-32 of the documents' rows. */
  readonly documentsCrc32: number;
  /** Shingles of all documents. */
  readonly shingles: number;
  readonly segments: readonly SegmentEntry[];
}

export const EMPTY_MANIFEST: Manifest = {
  format: FORMAT,
  generation: '',
  documents: 0,
  documentsCrc32: 0,
  shingles: 0,
  segments: [],
};

/** Reads the manifest of a folder; the empty one where there is none. */
export function readManifest(folder: string): Manifest {
  const path = join(folder, MANIFEST);
  if (!existsSync(path)) return EMPTY_MANIFEST;
  const [json, sum] = readFileSync(path, 'utf8').split('\n');
  if (json === undefined || sum !== sumOf(json)) throw new IndexDamaged(path, 'its checksum is wrong');
  const manifest = JSON.parse(json) as Manifest;
  if (manifest.format !== FORMAT) throw new IndexDamaged(path, `expected format ${FORMAT}, got ${manifest.format}`);
  return manifest;
}

/** Puts a manifest into place at once; from then on it is what counts. Files that it doesn't name are removed. */
export function writeManifest(folder: string, manifest: Manifest): void {
  const json = JSON.stringify(manifest);
  const path = join(folder, MANIFEST);
  writeSynced(`${path}.tmp`, 'w', [new TextEncoder().encode(`${json}\n${sumOf(json)}\n`)]);
  renameSync(`${path}.tmp`, path);
  const named = new Set([MANIFEST, DOCUMENTS, SHINGLES, ...manifest.segments.map((segment) => segment.file)]);
  for (const file of readdirSync(folder)) if (!named.has(file)) rmSync(join(folder, file));
}

const sumOf = (text: string): string => crc32(text).toString(16).padStart(8, '0');

/** Reads the documents' rows that the manifest vouches for. */
export function readDocumentRows(folder: string, manifest: Manifest, rowBytes: number): Uint8Array {
  const path = join(folder, DOCUMENTS);
  const length = manifest.documents * rowBytes;
  const bytes = existsSync(path) ? readFileSync(path).subarray(0, length) : new Uint8Array(0);
  if (bytes.length !== length) throw new IndexDamaged(path, `expected ${length} bytes, got ${bytes.length}`);
  if (crc32(bytes) !== manifest.documentsCrc32) throw new IndexDamaged(path, 'its checksum is wrong');
  return bytes;
}

/** Appends rows after the `length` bytes that count, whatever a run that never committed has left there. */
export function appendDocumentRows(folder: string, length: number, rows: Uint8Array): void {
  const path = join(folder, DOCUMENTS);
  const file = openSync(path, 'a');
  try {
    ftruncateSync(file, length);
    writeFully(file, rows);
    fdatasyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Writes a segment: its keys, then its documents. */
export function writeSegment(folder: string, file: string, segment: BucketSegment): SegmentEntry {
  const parts = [bytesOf(segment.keys), bytesOf(segment.documents)];
  writeSynced(join(folder, file), 'w', parts);
  return { file, entries: segment.keys.length, crc32: parts.reduce((sum, part) => crc32(part, sum), 0) };
}

/** Reads a segment that the manifest names. */
export function readSegment(folder: string, entry: SegmentEntry): BucketSegment {
  const path = join(folder, entry.file);
  const expected = entry.entries * 8;
  const bytes = existsSync(path) ? readFileSync(path) : new Uint8Array(0);
  if (bytes.length !== expected) throw new IndexDamaged(path, `expected ${expected} bytes, got ${bytes.length}`);
  if (crc32(bytes) !== entry.crc32) throw new IndexDamaged(path, 'its checksum is wrong');
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, entry.entries * 2);
  return makeSegment(words.subarray(0, entry.entries), words.subarray(entry.entries));
}

function writeSynced(path: string, flags: string, parts: readonly Uint8Array[]): void {
  const file = openSync(path, flags);
  try {
    for (const part of parts) writeFully(file, part);
    fdatasyncSync(file);
  } finally {
    closeSync(file);
  }
}
