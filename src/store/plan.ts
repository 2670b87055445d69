/**
 * What walk 3 decides on: one row for each settled document, in SQLite so that a million of them need no memory
 * and every order in which the decisions look at them is an index.
 */
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { OriginalRef } from '../archive/runs/account.ts';
import type { SourceRef } from '../article.ts';
import type { Scope } from '../learned-lines.ts';
import type { Place } from '../spool/record-spool.ts';
import { instantOf } from '../text/instant.ts';
import type { ArticleSummary } from '../workers/document-tasks.ts';

export interface PlannedArticle extends ArticleSummary {
  readonly source: SourceRef;
  readonly scope: Scope;
  readonly original: OriginalRef | null;
  /** Where the record, as it was rendered, lies in the spool of records. */
  readonly record: Place;
  /** Where its shingles and tokens lie in the spool of vectors. */
  readonly vector: Place;
}

export interface PlanRow extends PlannedArticle {
  readonly row: number;
  readonly identity: string;
  /** Whether the archive has the identity from before. */
  readonly stored: boolean;
}

const SCHEMA = `
  CREATE TABLE plan (
    row INTEGER PRIMARY KEY, key TEXT NOT NULL, identity TEXT NOT NULL, stored INTEGER NOT NULL DEFAULT 0,
    text TEXT NOT NULL, words INTEGER NOT NULL, published TEXT, crawled TEXT, modified TEXT,
    published_at REAL, crawled_at REAL, modified_at REAL,
    sha256 TEXT NOT NULL, path TEXT NOT NULL, member TEXT NOT NULL, offset INTEGER NOT NULL, listing TEXT NOT NULL, rest TEXT NOT NULL
  ) STRICT;
`;

/** Built once all rows are in: sorting a table is cheaper than keeping an index sorted. */
const INDEXES = `
  CREATE INDEX plan_by_key ON plan (key, text);
`;

/** Earliest publication (unknown last), then most words, then the text's digest, then the identity: the earlier is the one that others are duplicates of. */
const PRECEDENCE = `published_at IS NULL, published_at, words DESC, text, identity`;

/** Crawl time, then modified time, then digest, then place: unknown times last. Any order of the inputs gives this one. */
const VERSION_ORDER = `crawled_at IS NULL, crawled_at, modified_at IS NULL, modified_at, sha256, path, member, offset`;

export interface Plan {
  readonly count: number;
  add(article: PlannedArticle): void;
  /** Call once all articles are in and before any of the queries. */
  seal(): void;
  /** Keys in order, each with how many different texts stand under it. */
  keys(): readonly { readonly key: string; readonly texts: number }[];
  byKey(key: string): PlanRow[];
  settle(row: number, identity: string): void;
  /** Call once identities are settled; `isStored` tells which ones the archive holds already. */
  sealIdentities(isStored: (identity: string) => boolean): void;
  identities(): readonly string[];
  byIdentity(identity: string): PlanRow[];
  byRow(row: number): PlanRow;
  /** Which place each row has among all in the order in which duplicates are told from what they are duplicates of. */
  precedence(): Uint32Array;
  /** Which identity of this run keeps a document's text: a stored one, else the earliest published, else the smallest. */
  keeperOf(document: Pick<PlanRow, 'identity' | 'text'>): string;
  close(): void;
}

/** @param path where the rows go; `null` for memory. */
export function createPlan(path: string | null): Plan {
  const database = new DatabaseSync(path ?? ':memory:');
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY;');
  database.exec(SCHEMA);
  database.exec('BEGIN');
  const insert = database.prepare(
    'INSERT INTO plan (key, identity, text, words, published, crawled, modified, published_at, crawled_at, modified_at, sha256, path, member, offset, listing, rest) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)',
  );
  const keys = database.prepare('SELECT key, COUNT(DISTINCT text) AS texts FROM plan GROUP BY key ORDER BY key');
  const identities = database.prepare('SELECT DISTINCT identity FROM plan ORDER BY identity');
  const byKey = database.prepare(`SELECT * FROM plan WHERE key = ? ORDER BY ${VERSION_ORDER}`);
  const byIdentity = database.prepare(`SELECT * FROM plan WHERE identity = ? ORDER BY ${VERSION_ORDER}`);
  const byRow = database.prepare('SELECT * FROM plan WHERE row = ?');
  const settle = database.prepare('UPDATE plan SET identity = ? WHERE row = ?');
  const markStored = database.prepare('UPDATE plan SET stored = 1 WHERE identity = ?');
  const keeper = database.prepare(
    'SELECT identity FROM plan WHERE text = ? ORDER BY stored DESC, published_at IS NULL, published_at, identity LIMIT 1',
  );
  const shared = database.prepare('SELECT text FROM plan GROUP BY text HAVING MIN(identity) <> MAX(identity)');
  let sharedTexts: ReadonlySet<unknown> = new Set();
  const listIdentities = () => identities.all().map((row) => row['identity'] as string);
  let count = 0;

  return {
    get count() {
      return count;
    },
    add(article) {
      insert.run(...toColumns(article));
      count++;
    },
    seal: () => database.exec(INDEXES),
    keys: () => keys.all() as { key: string; texts: number }[],
    byKey: (key) => byKey.all(key).map(toRow),
    settle: (row, identity) => void settle.run(identity, row),
    sealIdentities(isStored) {
      database.exec('CREATE INDEX plan_by_identity ON plan (identity)');
      for (const identity of listIdentities()) if (isStored(identity)) markStored.run(identity);
      database.exec('CREATE INDEX plan_by_text ON plan (text, stored, published_at, identity)');
      sharedTexts = new Set(shared.all().map((row) => row['text']));
    },
    identities: listIdentities,
    byRow(row) {
      const columns = byRow.get(row);
      if (columns === undefined) throw new Error(`plan: expected a row ${row}, there are ${count}`);
      return toRow(columns);
    },
    precedence() {
      const places = new Uint32Array(count + 1);
      let place = 0;
      for (const { row } of database.prepare(`SELECT row FROM plan ORDER BY ${PRECEDENCE}`).iterate())
        places[row as number] = place++;
      return places;
    },
    byIdentity: (identity) => byIdentity.all(identity).map(toRow),
    keeperOf({ identity, text }) {
      // Nearly all texts are held by one identity, and nobody has to be asked.
      if (!sharedTexts.has(text)) return identity;
      return keeper.get(text)?.['identity'] as string;
    },
    close: () => database.close(),
  };
}

function toColumns(article: PlannedArticle): SQLInputValue[] {
  const { key, text, words, published, crawled, modified, source, listing, ...rest } = article;
  const { sha256, path, member = '', offset = -1 } = source;
  const times = [published, crawled, modified];
  const more = JSON.stringify({ ...rest, id: source.id });
  return [key, key, text, words, ...times, ...times.map(instantOf), sha256, path, member, offset, listing, more];
}

function toRow(columns: Record<string, unknown>): PlanRow {
  const { row, key, identity, text, words, published, crawled, modified, listing, rest } = columns;
  const { sha256, path, member, offset } = columns;
  const { id, ...more } = JSON.parse(rest as string) as Omit<PlannedArticle, 'source' | 'listing'> & { id?: string };
  const source = {
    path,
    ...(member === '' ? {} : { member }),
    ...(offset === -1 ? {} : { offset }),
    ...(id === undefined ? {} : { id }),
    sha256,
  } as SourceRef;
  const stored = columns['stored'] === 1;
  return { ...more, row, key, identity, stored, text, words, published, crawled, modified, source, listing } as PlanRow;
}
