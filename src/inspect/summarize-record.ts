import type { ArchiveReader, FoundRecord } from '../archive/archive-reader.ts';
import type { RecordSummary } from '../archive/records/list-records.ts';
import type { ListedRecord } from '../report/listed-record.ts';

export type Summary = Omit<RecordSummary, 'identity' | 'number'>;

/** A record's summary from its file: for the few that no listing brought along. */
export function summarizeRecord(reader: ArchiveReader, id: string): Summary {
  return summarizeFound(reader.record(id));
}

export function summarizeFound({ record, path }: FoundRecord): Summary {
  const { id, version, title, site, language, authors, url } = record;
  const { words, digest } = record.text;
  const published = record.published?.value ?? null;
  return { id, version, path, title, published, site, language, authors, url, words, text: digest };
}

/** The fields of a listing, in the order in which they are documented. */
export function toListed(summary: Summary, similar: number): ListedRecord {
  const { id, version, path, title, published, site, language, authors, url, words } = summary;
  return { id, version, path, title, published, site, language, authors, url, words, similar };
}
