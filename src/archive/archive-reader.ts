/** The archive as it is read: what committed runs made of it. Nothing in it is touched. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runFolder } from './archive-layout.ts';
import { type CatalogLookups, type KnownVersion, knownVersions } from './catalog/catalog-lookups.ts';
import type { Catalog } from './catalog/open-catalog.ts';
import { type ArchiveTotals, readTotals } from './catalog/read-totals.ts';
import { ArchiveDamaged, VersionNotFound } from './errors.ts';
import { readOriginal } from './originals/original-record.ts';
import { readBytesAt, readJsonLineAt, readLines } from './read-lines.ts';
import { findRecord } from './records/find-record.ts';
import { listRecords, type RecordFilter, type RecordSummary } from './records/list-records.ts';
import { parseRecord } from './records/parse-record.ts';
import type { ArchiveRecord } from './records/record-schema.ts';
import { URL_IDENTITY } from './records/url-identity.ts';
import type { OriginalRef, RejectEntry, RelationKind, RunAccount, SourceEntry } from './runs/account.ts';
import { ACCOUNT_FILES } from './runs/write-account.ts';

export interface FoundRecord {
  readonly record: ArchiveRecord;
  /** Of the version, from the archive's root. */
  readonly path: string;
  /** All versions of the record, the first first. */
  readonly versions: readonly KnownVersion[];
}

export interface VersionOfRecord {
  readonly path: string;
  readonly record: ArchiveRecord;
  /** The run that wrote it. */
  readonly run: string;
}

export interface SourceOfRecord extends SourceEntry {
  readonly run: string;
}

/** One end of a relation, as a run found it. */
export interface RelationOfRecord {
  /** The other record's id. */
  readonly record: string;
  /** Jaccard similarity of word 5-shingles, 0 to 1. */
  readonly similarity: number;
  /** What the record asked for is to the other. */
  readonly relation: RelationKind | 'reused';
  readonly decision: SourceEntry['decision'];
  readonly run: string;
}

export interface StoredVersion {
  readonly number: number;
  readonly path: string;
  readonly record: ArchiveRecord;
}

export interface ArchiveReader {
  readonly root: string;
  readonly catalog: CatalogLookups;
  /** Newest publication first, then by id. */
  records(filter?: RecordFilter): Iterable<RecordSummary>;
  /**
   * A record by its id or the start of one, by a path below `records/` (which names a version), or by its URL or a copy's.
   * @param version the latest where it isn't given
   * @throws RecordNotFound, VersionNotFound, AmbiguousRecord; ArchiveDamaged where its file isn't as it was written
   */
  record(asked: string, version?: number): FoundRecord;
  /** All versions of a record, the first first. @param id whole */
  history(id: string): readonly VersionOfRecord[];
  /** All documents that are this record, in the order in which they were taken up. */
  sources(id: string): readonly SourceOfRecord[];
  /** URLs of documents that are copies of a record which has another one. */
  copies(): Iterable<{ readonly id: string; readonly url: string }>;
  /** The records that runs found this one related to, from either side, the most similar first; not those that are gone. */
  relations(id: string): readonly RelationOfRecord[];
  /** All pairs of records of one relation, some of them more than once. */
  related(relation: RelationKind): Iterable<{ readonly a: string; readonly b: string; readonly similarity: number }>;
  /** The accounts of all runs, the latest first. */
  runs(): Iterable<RunAccount>;
  /** What a run rejected. */
  rejects(run: string): Iterable<RejectEntry>;
  status(): ArchiveTotals;
  /** The bytes of a document as they were read. @throws ArchiveDamaged */
  original(ref: OriginalRef): Uint8Array;
  /** The gzip member that an original lies in, as it lies there. */
  member(ref: OriginalRef): Uint8Array;
  /** A version by its path, from the archive's root. @throws ArchiveDamaged */
  read(path: string): ArchiveRecord;
  /** All versions in the order of their numbers. @param from the first number */
  versions(from?: number): Iterable<StoredVersion>;
  close(): void;
}

export function createArchiveReader(root: string, catalog: Catalog): ArchiveReader {
  const { database, lookups } = catalog;
  const read = (path: string): ArchiveRecord => parseRecord(readFileSync(join(root, path)), path);
  const versionsOf = knownVersions(database);
  const sources = database.prepare(
    `SELECT runs.run, s.place FROM sources s JOIN records r ON r.key = s.record JOIN runs ON runs.key = s.run
     WHERE r.id = ? ORDER BY s.key`,
  );
  const relations = database.prepare(
    `SELECT rel.other AS record, rel.similarity, rel.relation, rel.decision, runs.run
     FROM relations rel JOIN records r ON r.key = rel.record JOIN records o ON o.id = rel.other
       JOIN runs ON runs.key = rel.run WHERE r.id = ?1
     UNION SELECT r.id, rel.similarity, CASE rel.relation WHEN 'contains' THEN 'contained' WHEN 'contained' THEN 'contains'
       WHEN 'reuses' THEN 'reused' ELSE rel.relation END, rel.decision, runs.run
     FROM relations rel JOIN records r ON r.key = rel.record JOIN runs ON runs.key = rel.run WHERE rel.other = ?1
     ORDER BY 2 DESC, 1`,
  );
  const related = database.prepare(
    `SELECT r.id AS a, o.id AS b, rel.similarity FROM relations rel JOIN records r ON r.key = rel.record
     JOIN records o ON o.id = rel.other WHERE rel.relation = ?`,
  );
  const copies = database.prepare(
    `SELECT DISTINCT r.id, substr(s.alias, ?) AS url FROM sources s JOIN records r ON r.key = s.record WHERE s.alias GLOB ?`,
  );
  const runOf = database.prepare('SELECT runs.run FROM versions v JOIN runs ON runs.key = v.run WHERE v.number = ?');
  return {
    root,
    catalog: lookups,
    records: (filter = {}) => listRecords(database, filter),
    record: (asked, version) => {
      const { id, version: named } = findRecord(root, database, asked);
      const versions = versionsOf(id);
      const wanted = version ?? named;
      const found = wanted === undefined ? versions.at(-1) : versions.find((known) => known.version === wanted);
      if (found === undefined) throw missingVersion(id, wanted, versions);
      return { record: read(found.path), path: found.path, versions };
    },
    history: (id) =>
      versionsOf(id).map(({ path, number }) => ({
        path,
        record: read(path),
        run: runOf.get(number)?.['run'] as string,
      })),
    sources: (id) =>
      (sources.all(id) as { run: string; place: number }[]).map(({ run, place }) => {
        const path = join(root, runFolder(run), ACCOUNT_FILES.source);
        return { ...(readJsonLineAt(path, place) as SourceEntry), run };
      }),
    copies: () => copies.iterate(URL_IDENTITY.length + 1, `${URL_IDENTITY}*`) as Iterable<{ id: string; url: string }>,
    relations: (id) => relations.all(id).map((row) => ({ ...row }) as unknown as RelationOfRecord),
    related: (relation) => related.iterate(relation) as Iterable<{ a: string; b: string; similarity: number }>,
    runs: () => readRuns(database),
    rejects: (run) => readJsonLines(join(root, runFolder(run), ACCOUNT_FILES.reject)),
    status: () => readTotals(root, database),
    original: (ref) => readOriginalAt(root, ref),
    member: ({ file, offset, length }) => readBytesAt(join(root, file), offset, length),
    read,
    *versions(from = 1) {
      const next = lookups.nextVersionNumber();
      for (let number = from; number < next; number++) {
        const path = lookups.version(number)?.path;
        if (path !== undefined) yield { number, path, record: read(path) };
      }
    },
    close: catalog.close,
  };
}

/** A record whose versions are all lost is in no catalog that is made anew. */
function missingVersion(id: string, wanted: number | undefined, versions: readonly KnownVersion[]): Error {
  if (wanted === undefined || versions.length === 0)
    return new ArchiveDamaged(id, 'no version of this record is there');
  return new VersionNotFound(
    id,
    wanted,
    versions.map(({ version }) => version),
  );
}

function* readRuns(database: Catalog['database']): Generator<RunAccount> {
  for (const { account } of database.prepare('SELECT account FROM runs ORDER BY key DESC').iterate()) {
    yield JSON.parse(account as string) as RunAccount;
  }
}

function* readJsonLines(path: string): Generator<RejectEntry> {
  for (const { text } of readLines(path)) yield JSON.parse(text) as RejectEntry;
}

function readOriginalAt(root: string, { file, offset, length }: OriginalRef): Uint8Array {
  if (!file.startsWith('originals/') || file.includes('..'))
    throw new ArchiveDamaged(file, 'expected a file of originals');
  try {
    return readOriginal(readBytesAt(join(root, file), offset, length));
  } catch (error) {
    throw new ArchiveDamaged(file, `no original at byte ${offset}: ${(error as Error).message}`);
  }
}
