import type { Database } from '../load-sqlite.ts';
import type { SourceEntry } from '../runs/account.ts';
import { versionPath } from './record-path.ts';

/** Which records are meant. All that is given must hold. */
export interface RecordFilter {
  /** The host, or an ending of it: `example.com` also means `news.example.com`. */
  readonly site?: string;
  /** From this year, month or day on, inclusive; ISO 8601. Records without a date are left out. */
  readonly since?: string;
  /** Up to this year, month or day, inclusive. */
  readonly until?: string;
  /** A part of an author's name, whatever its case. */
  readonly author?: string;
  readonly language?: string;
  /** With a document that was decided so, in any run. */
  readonly decision?: SourceEntry['decision'];
  /** False gives every version; the latest of each record otherwise. */
  readonly latestOnly?: boolean;
}

/** What the catalog knows of a record. Title and the like are those of its latest version. */
export interface RecordSummary {
  readonly id: string;
  readonly identity: string;
  readonly version: number;
  /** Of the version, from the archive's root. */
  readonly path: string;
  /** The version's number, by which the duplicate index knows it. */
  readonly number: number;
  readonly title: string | null;
  /** ISO 8601, as precise as it is known. */
  readonly published: string | null;
  readonly site: string | null;
  readonly language: string | null;
  readonly authors: readonly string[];
  readonly url: string | null;
  readonly words: number;
  /** Digest of the version's normalized text. */
  readonly text: string;
}

interface Row extends Omit<RecordSummary, 'path' | 'authors'> {
  readonly stem: string;
  readonly authors: string;
}

export function* listRecords(database: Database, filter: RecordFilter): Generator<RecordSummary> {
  const { where, values } = conditions(filter);
  const versions = filter.latestOnly === false ? '' : 'AND v.version = r.latest';
  const rows = database.prepare(
    `SELECT r.id, r.identity, r.stem, r.title, r.published, r.site, r.language, r.authors, r.url,
       v.version, v.number, v.words, lower(hex(v.text)) AS text
     FROM records r JOIN versions v ON v.record = r.key ${versions} ${where}
     ORDER BY r.published DESC, r.id, v.version`,
  );
  for (const row of rows.iterate(...values)) {
    const { stem, authors, ...summary } = row as unknown as Row;
    const names = JSON.parse(authors) as readonly string[];
    if (filter.author !== undefined && !hasName(names, filter.author)) continue;
    yield { ...summary, path: versionPath(stem, summary.version), authors: names };
  }
}

function conditions(filter: RecordFilter): { readonly where: string; readonly values: readonly string[] } {
  const parts: [string, string][] = [];
  if (filter.site !== undefined) parts.push(["('.' || r.site) LIKE '%.' || ? ESCAPE '\\'", escapeLike(filter.site)]);
  if (filter.since !== undefined) parts.push(['r.published >= ?', filter.since]);
  // `~` comes after all that an ISO date can go on with: the whole of the named day, month or year is meant.
  if (filter.until !== undefined) parts.push(['r.published <= ?', `${filter.until}~`]);
  if (filter.language !== undefined) parts.push(['r.language = ?', filter.language]);
  if (filter.decision !== undefined) {
    parts.push(['EXISTS (SELECT 1 FROM sources s WHERE s.record = r.key AND s.decision = ?)', filter.decision]);
  }
  return {
    where: parts.length === 0 ? '' : `WHERE ${parts.map(([condition]) => condition).join(' AND ')}`,
    values: parts.map(([, value]) => value),
  };
}

const LIKE_WILDCARDS = /[%_\\]/g;

const escapeLike = (text: string): string => text.toLowerCase().replace(LIKE_WILDCARDS, '\\$&');

const hasName = (names: readonly string[], part: string): boolean => {
  const wanted = part.toLowerCase();
  return names.some((name) => name.toLowerCase().includes(wanted));
};
