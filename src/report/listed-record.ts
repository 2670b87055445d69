/** Records as they are listed, found and told apart. */
import type { RecordFilter, RecordSummary } from '../archive/records/list-records.ts';

/** What a listing says of a record: its latest version's metadata. */
export interface ListedRecord extends Omit<RecordSummary, 'identity' | 'number' | 'text'> {
  /** Other records in its cluster. */
  readonly similar: number;
}

/** Which records are to be listed. All that is given must hold. */
export interface ListFilter extends Pick<RecordFilter, 'site' | 'since' | 'until' | 'author' | 'language'> {
  /** Every record, instead of one for each cluster. */
  readonly all?: boolean;
}

/** A record that a search found. */
export interface SearchHit extends ListedRecord {
  /** A passage of the text with the words in it, on one line. */
  readonly snippet: string;
  /** Where the words stand in the snippet: `[start, end]` in UTF-16 units. */
  readonly highlights: readonly (readonly [number, number])[];
}

/** Enough of an id to type; the commands take any start that names one record. */
export const SHORT_ID = 8;

export const shortId = (id: string): string => id.slice(0, SHORT_ID);
