/** Records as they are listed, found and told apart. */

/** What a listing says of a record: its latest version's metadata. */
export interface ListedRecord {
  readonly id: string;
  readonly version: number;
  /** Of the latest version's file, from the archive's root. */
  readonly path: string;
  readonly title: string | null;
  /** ISO 8601, as precise as it is known. */
  readonly published: string | null;
  readonly site: string | null;
  readonly language: string | null;
  readonly authors: readonly string[];
  readonly url: string | null;
  /** Other records in its cluster. */
  readonly similar: number;
}

/** Which records are meant. All that is given must hold. */
export interface RecordFilter {
  /** The host without `www.`, or a part of it up to a dot: `example.com` also means `news.example.com`. */
  readonly site?: string;
  /** From this day, month or year on, inclusive. */
  readonly since?: string;
  /** Up to and including this day, month or year. */
  readonly until?: string;
  /** A part of an author's name, whatever its case. */
  readonly author?: string;
  readonly language?: string;
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
