import type { ArchiveReader } from '../archive/archive-reader.ts';
import type { Database } from '../archive/load-sqlite.ts';
import type { ListFilter, SearchHit } from '../report/listed-record.ts';
import { textOf } from '../text/text-of.ts';
import { makeSnippet } from './make-snippet.ts';
import { type RecordClusters, readClusters } from './record-clusters.ts';
import { openSearchIndex } from './search-index.ts';
import { parseSearchQuery, type SearchQuery, toMatchExpression } from './search-query.ts';
import { withReader } from './show-record.ts';
import { summarizeFound, toListed } from './summarize-record.ts';

export interface SearchOptions extends ListFilter {
  /** At most so many; all without it. */
  readonly limit?: number;
  /** Told how many versions the index still lacks, before they are added. */
  readonly onIndexing?: (versions: number) => void;
}

export interface SearchResult {
  /** The best matches first. */
  readonly hits: readonly SearchHit[];
  /** There are more than `limit`. */
  readonly more: boolean;
}

/** A search for nothing. */
export class EmptyQuery extends Error {
  constructor(query: string) {
    super(`expected a word to search for, got ${JSON.stringify(query)}`);
    this.name = 'EmptyQuery';
  }
}

/**
 * Records whose latest version has all the words, the best matches first; one for each cluster unless `all`.
 * @throws NotAnArchive, EmptyQuery
 */
export async function searchArchive(archive: string, text: string, options: SearchOptions = {}): Promise<SearchResult> {
  const query = parseSearchQuery(text);
  if (query.wanted.length === 0) throw new EmptyQuery(text);
  return withReader(archive, (reader) => {
    const database = openSearchIndex(reader, options.onIndexing);
    try {
      return search(reader, database, query, options);
    } finally {
      database.close();
    }
  });
}

function search(reader: ArchiveReader, database: Database, query: SearchQuery, options: SearchOptions): SearchResult {
  const { limit = Number.POSITIVE_INFINITY, all = false, onIndexing: _, ...filter } = options;
  const clusters = readClusters(reader);
  const seen = new Set<readonly string[]>();
  const hits: SearchHit[] = [];
  for (const id of rankMatches(database, toMatchExpression(query), filter)) {
    const cluster = clusters.of(id);
    if (cluster !== undefined && !all) {
      if (seen.has(cluster)) continue;
      seen.add(cluster);
    }
    if (hits.length >= limit) return { hits, more: true };
    hits.push(describeHit(reader, id, query, clusters));
  }
  return { hits, more: false };
}

function describeHit(reader: ArchiveReader, id: string, { wanted }: SearchQuery, clusters: RecordClusters): SearchHit {
  const found = reader.record(id);
  const similar = (clusters.of(id)?.length ?? 1) - 1;
  return {
    ...toListed(summarizeFound(found), similar),
    ...makeSnippet(textOf(found.record), wanted),
  };
}

/**
 * Ranking looks at every match, which for common words are most of a large archive. Beyond so many, only those archived
 * last are ranked.
 */
const MOST_RANKED = 20_000;
const TITLE_WEIGHT = 5;

/** Ids by BM25, a word in the title counting more. */
function* rankMatches(database: Database, expression: string, filter: ListFilter): Iterable<string> {
  const { where, values } = conditions(filter);
  const matches = `FROM words JOIN documents d ON d.key = words.rowid WHERE words MATCH ? ${where}`;
  const boundary = database
    .prepare(`SELECT words.rowid AS key ${matches} ORDER BY words.rowid DESC LIMIT 1 OFFSET ${MOST_RANKED}`)
    .get(expression, ...values);
  const rows = database.prepare(
    `SELECT d.id ${matches} AND words.rowid > ? ORDER BY bm25(words, ${TITLE_WEIGHT}, 1), d.id`,
  );
  for (const { id } of rows.iterate(expression, ...values, Number(boundary?.['key'] ?? 0))) yield id as string;
}

const LIKE_SPECIAL = /[\\%_]/g;
const escapeLike = (text: string): string => text.toLowerCase().replace(LIKE_SPECIAL, '\\$&');

function conditions({ site, since, until, author, language }: ListFilter): { where: string; values: string[] } {
  const parts: [string, string | undefined][] = [
    ["('.' || d.site) LIKE '%.' || ? ESCAPE '\\'", site && escapeLike(site)],
    ['d.published >= ?', since],
    ['d.published <= ?', until && `${until}~`],
    ["d.authors LIKE '%' || ? || '%' ESCAPE '\\'", author && escapeLike(author)],
    ['d.language = ?', language],
  ];
  const given = parts.filter((part): part is [string, string] => part[1] !== undefined);
  return { where: given.map(([condition]) => `AND ${condition}`).join(' '), values: given.map(([, value]) => value) };
}
