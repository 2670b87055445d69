/** What a run asks the catalog about each document: by prepared statements, a few microseconds each. */

import type { FileEntry } from '../../file-entry.ts';
import type { Database } from '../load-sqlite.ts';
import { recordId, versionPath } from '../records/record-path.ts';
import type { OriginalRef } from '../runs/account.ts';
import { type LearnedLookups, learnedLookups } from './learned-lookups.ts';

/** A version that the archive holds. */
export interface KnownVersion {
  /** Counts up over all versions of the archive; fits 32 bits. The duplicate index names versions by it. */
  readonly number: number;
  /** The id of the record. */
  readonly record: string;
  readonly identity: string;
  readonly site: string | null;
  readonly version: number;
  /** From the archive's root. */
  readonly path: string;
  /** Hex SHA-256 of the version's file. */
  readonly sha256: string;
  /** Digests of `Fingerprint`. */
  readonly extracted: string;
  readonly text: string;
  readonly words: number;
  /** ISO 8601 by its precision. */
  readonly published: string | null;
}

export interface KnownRecord {
  readonly id: string;
  readonly identity: string;
  readonly site: string | null;
  readonly title: string | null;
  /** The first first. */
  readonly versions: readonly KnownVersion[];
}

/** A document that was accounted for: the version it became or was found equal to. */
export interface KnownSource {
  readonly record: string;
  /** The record's. */
  readonly identity: string;
  readonly version: number;
  /** The identity key the document had of its own, where it was a copy of another's text. */
  readonly alias: string | null;
}

/** An input file as the last run that read it left it. */
export interface KnownFile extends Pick<FileEntry, 'path' | 'size' | 'modifiedMs' | 'sha256' | 'readTo'> {
  /** Null in accounts of earlier versions. */
  readonly changedMs: number | null;
  /** Empty in accounts of earlier versions. */
  readonly place: string;
}

export interface CatalogLookups extends LearnedLookups {
  /** The file in this place; where none of this path has been read there, the one that was read last elsewhere. */
  file(path: string, place: string): KnownFile | undefined;
  /** By the hex SHA-256 of a document's bytes, in the order in which they were accounted for. */
  source(sha256: string): readonly KnownSource[];
  identity(key: string): KnownRecord | undefined;
  /** All versions with this normalized text, the earliest stored first. */
  byText(digest: string): readonly KnownVersion[];
  version(number: number): KnownVersion | undefined;
  nextVersionNumber(): number;
  original(sha256: string): OriginalRef | undefined;
}

const VERSION_COLUMNS = `v.number, v.version, v.sha256, v.extracted, v.text, v.words, v.published,
  r.id AS record, r.identity, r.site, r.stem`;

interface VersionRow {
  number: number;
  version: number;
  sha256: Uint8Array;
  extracted: Uint8Array;
  text: Uint8Array;
  words: number;
  published: string | null;
  record: string;
  identity: string;
  site: string | null;
  stem: string;
}

export const toHex = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');
export const fromHex = (hex: string): Uint8Array => Buffer.from(hex, 'hex');

export function catalogLookups(database: Database): CatalogLookups {
  return { ...versionLookups(database), ...sourceLookups(database), ...learnedLookups(database) };
}

function versionLookups(
  database: Database,
): Pick<CatalogLookups, 'identity' | 'byText' | 'version' | 'nextVersionNumber'> {
  const record = database.prepare('SELECT key, id, identity, site, title FROM records WHERE id = ?');
  const select = `SELECT ${VERSION_COLUMNS} FROM versions v JOIN records r ON r.key = v.record`;
  const ofRecord = database.prepare(`${select} WHERE v.record = ? ORDER BY v.version`);
  const ofText = database.prepare(`${select} WHERE v.text = ? ORDER BY v.number`);
  const numbered = database.prepare(`${select} WHERE v.number = ?`);
  const versions = (rows: unknown): KnownVersion[] => (rows as VersionRow[]).map(knownVersion);
  return {
    identity: (key) => {
      const row = record.get(recordId(key)) as (Omit<KnownRecord, 'versions'> & { key: number }) | undefined;
      if (row === undefined) return undefined;
      const { id, identity, site, title } = row;
      return { id, identity, site, title, versions: versions(ofRecord.all(row.key)) };
    },
    byText: (digest) => versions(ofText.all(fromHex(digest))),
    version: (number) => versions(numbered.all(number))[0],
    nextVersionNumber: nextVersionNumber(database),
  };
}

/** Numbers are never used twice: `meta` holds the next where the last version's file is gone. */
export function nextVersionNumber(database: Database): () => number {
  const highest = database.prepare('SELECT max(number) AS number FROM versions');
  const skipped = database.prepare("SELECT value FROM meta WHERE name = 'next-number'");
  return () => {
    const last = (highest.get() as { number: number | null }).number ?? 0;
    return Math.max(last + 1, Number(skipped.get()?.['value'] ?? 1));
  };
}

/** All versions of a record by its whole id, the first first. */
export function knownVersions(database: Database): (id: string) => readonly KnownVersion[] {
  const ofId = database.prepare(
    `SELECT ${VERSION_COLUMNS} FROM versions v JOIN records r ON r.key = v.record WHERE r.id = ? ORDER BY v.version`,
  );
  return (id) => (ofId.all(id) as unknown as VersionRow[]).map(knownVersion);
}

function knownVersion(row: VersionRow): KnownVersion {
  const { number, record, identity, site, version, stem, words, published } = row;
  const digests = { sha256: toHex(row.sha256), extracted: toHex(row.extracted), text: toHex(row.text) };
  return { number, record, identity, site, version, path: versionPath(stem, version), ...digests, words, published };
}

function sourceLookups(database: Database): Pick<CatalogLookups, 'file' | 'source' | 'original'> {
  const file = database.prepare(
    `SELECT path, place, size, modified AS modifiedMs, changed AS changedMs, sha256, read_to AS readTo FROM files
     WHERE path = ? ORDER BY place = ? DESC, run DESC LIMIT 1`,
  );
  const source = database.prepare(
    `SELECT r.id AS record, r.identity, s.version, s.alias FROM sources s JOIN records r ON r.key = s.record
     WHERE s.sha256 = ? ORDER BY s.key`,
  );
  const original = database.prepare('SELECT file, start AS "offset", length FROM originals WHERE sha256 = ?');
  return {
    file: (path, place) => plain(file.get(path, place)) as KnownFile | undefined,
    source: (sha256) => source.all(fromHex(sha256)).map(plain) as unknown as readonly KnownSource[],
    original: (sha256) => plain(original.get(fromHex(sha256))) as OriginalRef | undefined,
  };
}

// Rows come without a prototype; toEqual and spreading callers expect plain objects.
const plain = (row: Record<string, unknown> | undefined): Record<string, unknown> | undefined => row && { ...row };
