/** The catalog's tables. A cache: all of it follows from `records/` and `runs/`, so a change here only bumps the version. */

/** A catalog of another version is rebuilt. */
export const CATALOG_VERSION = 3;

/**
 * Digests are BLOBs. `records.key` and `versions.number` count up in the order in which things were added, which the
 * manifests keep: a rebuilt catalog has the same numbers.
 */
export const CATALOG_SCHEMA = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE runs (key INTEGER PRIMARY KEY, run TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, account TEXT NOT NULL);
CREATE TABLE records (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, identity TEXT NOT NULL, stem TEXT NOT NULL,
  latest INTEGER NOT NULL, site TEXT, title TEXT, published TEXT, language TEXT, authors TEXT NOT NULL, url TEXT
);
CREATE INDEX records_by_date ON records (published);
CREATE INDEX records_by_url ON records (url);
CREATE TABLE versions (
  number INTEGER PRIMARY KEY, record INTEGER NOT NULL, version INTEGER NOT NULL, run INTEGER NOT NULL,
  sha256 BLOB NOT NULL, extracted BLOB NOT NULL, text BLOB NOT NULL, words INTEGER NOT NULL, published TEXT,
  UNIQUE (record, version)
);
CREATE INDEX versions_by_text ON versions (text);
CREATE TABLE sources (
  key INTEGER PRIMARY KEY, sha256 BLOB NOT NULL, record INTEGER NOT NULL, version INTEGER NOT NULL,
  decision TEXT NOT NULL, alias TEXT, run INTEGER NOT NULL, place INTEGER NOT NULL
);
CREATE INDEX sources_by_digest ON sources (sha256);
CREATE INDEX sources_by_record ON sources (record);
CREATE TABLE originals (
  sha256 BLOB PRIMARY KEY, file TEXT NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE files (
  path TEXT NOT NULL, place TEXT NOT NULL, size INTEGER NOT NULL, modified REAL NOT NULL, changed REAL, sha256 TEXT,
  read_to INTEGER NOT NULL, run INTEGER NOT NULL, PRIMARY KEY (path, place)
) WITHOUT ROWID;
CREATE TABLE relations (
  record INTEGER NOT NULL, version INTEGER NOT NULL, other TEXT NOT NULL, similarity REAL NOT NULL,
  relation TEXT NOT NULL, decision TEXT NOT NULL, run INTEGER NOT NULL,
  PRIMARY KEY (record, version, other)
) WITHOUT ROWID;
CREATE INDEX relations_by_other ON relations (other);
CREATE TABLE scopes (key INTEGER PRIMARY KEY, scope TEXT NOT NULL UNIQUE);
CREATE TABLE learned_documents (scope INTEGER NOT NULL, document TEXT NOT NULL, PRIMARY KEY (scope, document)) WITHOUT ROWID;
CREATE TABLE learned_lines (
  scope INTEGER NOT NULL, hash TEXT NOT NULL, count INTEGER NOT NULL, sample TEXT, PRIMARY KEY (scope, hash)
) WITHOUT ROWID;
`;
