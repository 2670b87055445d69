import type { ArchiveRecord } from '../archive/records/record-schema.ts';

/** One record on its way out of an archive. */
export interface ExportedRecord {
  readonly record: ArchiveRecord;
  /** The gzip member that holds its original; null where none was kept. Read when it is asked for. */
  member(): Uint8Array | null;
}

/** How records are written. Streams: memory doesn't grow with the archive. */
export interface ExportWriter {
  write(records: Iterable<ExportedRecord>, about: ExportFacts): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** What a file says of itself; from the archive, so that the same archive gives the same file. */
export interface ExportFacts {
  readonly tool: string;
  /** The archive's last run, and when it ended. */
  readonly run: string;
  readonly ended: string;
}
