import type { ArchiveReader, FoundRecord } from '../archive/archive-reader.ts';
import { openArchiveReader } from '../archive/open-archive.ts';
import type { OriginalRef } from '../archive/runs/account.ts';
import type { RecordView, RelationView } from '../report/record-view.ts';
import { summarizeRecord } from './summarize-record.ts';

export interface VersionChoice {
  /** The latest without it. */
  readonly version?: number;
}

/**
 * A record with its history, sources, relations and the original's place.
 * @param name the start of an id, a path below `records/`, or a URL
 * @throws NotAnArchive, RecordNotFound, VersionNotFound, AmbiguousRecord, ArchiveDamaged
 */
export async function showRecord(archive: string, name: string, { version }: VersionChoice = {}): Promise<RecordView> {
  return withReader(archive, (reader) => {
    const found = reader.record(name, version);
    const { record, path } = found;
    return {
      archive,
      path,
      record,
      versions: reader.history(record.id).map(({ path: place, run, record: at }) => ({
        version: at.version,
        path: place,
        run,
        title: at.title,
        words: at.text.words,
        changed: at.changed,
      })),
      sources: reader.sources(record.id),
      resembles: describeRelations(reader, record.id),
      original: findOriginal(reader, found),
    };
  });
}

/** The bytes that a version was made from. @throws NoOriginal where they were not kept */
export async function readOriginal(
  archive: string,
  name: string,
  { version }: VersionChoice = {},
): Promise<Uint8Array> {
  return withReader(archive, (reader) => {
    const found = reader.record(name, version);
    const place = findOriginal(reader, found);
    if (place === null) throw new NoOriginal(found.record.id, found.record.source.path);
    return reader.original(place);
  });
}

/** The original of a record was not kept. */
export class NoOriginal extends Error {
  constructor(id: string, path: string) {
    super(`the original of ${id} was not kept (keepOriginals was off); it was read from ${path}`);
    this.name = 'NoOriginal';
  }
}

export function withReader<T>(archive: string, look: (reader: ArchiveReader) => T): T {
  const reader = openArchiveReader(archive);
  try {
    return look(reader);
  } finally {
    reader.close();
  }
}

function findOriginal(reader: ArchiveReader, { record }: FoundRecord): OriginalRef | null {
  return reader.catalog.original(record.source.sha256) ?? null;
}

/** The strongest relation with each other record: the reader gives the most similar first. */
function describeRelations(reader: ArchiveReader, id: string): RelationView[] {
  const strongest = new Map<string, Pick<RelationView, 'similarity' | 'relation'>>();
  for (const { record, similarity, relation } of reader.relations(id)) {
    if (!strongest.has(record)) strongest.set(record, { similarity, relation });
  }
  return [...strongest].map(([other, tie]) => {
    const { title, site } = summarizeRecord(reader, other);
    return { id: other, title, site, ...tie };
  });
}
