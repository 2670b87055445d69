/** How what a run does gets into the catalog: the same calls while it runs and when the catalog is rebuilt. */

import type { FileEntry } from '../../file-entry.ts';
import type { ScopeDelta } from '../../learned-lines.ts';
import type { Database } from '../load-sqlite.ts';
import type { ListedRecord } from '../records/listed-record.ts';
import { versionPath } from '../records/record-path.ts';
import type { OriginalRef, RejectEntry, RelatedEntry, RunAccount, SourceEntry } from '../runs/account.ts';
import { fromHex, nextVersionNumber } from './catalog-lookups.ts';

export interface CatalogEntries {
  /** Begins a run: what is added next belongs to it. */
  beginRun(run: string): void;
  /** @param sha256 hex, of run.json */
  endRun(account: RunAccount, sha256: string): void;
  /** @returns the version's number */
  addRecord(record: ListedRecord, path: string, sha256: string): number;
  /** A version whose file is gone keeps its number free. */
  skipRecord(): void;
  /** @param place byte offset of the entry's line in the run's sources.jsonl */
  addSource(entry: SourceEntry, place: number): void;
  addReject(entry: RejectEntry): void;
  addFile(entry: FileEntry): void;
  addLearned(delta: ScopeDelta): void;
  isTaken(stem: string, id: string): boolean;
  stemOf(id: string): string | undefined;
}

export function catalogEntries(database: Database): CatalogEntries {
  const run: CurrentRun = { key: 0, nextNumber: 1 };
  return {
    ...runEntries(database, run),
    ...recordEntries(database, run),
    ...sourceEntries(database, run),
    ...learnedEntries(database),
  };
}

interface CurrentRun {
  key: number;
  /** Of the next version. */
  nextNumber: number;
}

function runEntries(database: Database, run: CurrentRun): Pick<CatalogEntries, 'beginRun' | 'endRun'> {
  const next = nextVersionNumber(database);
  const begin = database.prepare("INSERT INTO runs (run, sha256, account) VALUES (?, '', '')");
  const end = database.prepare('UPDATE runs SET sha256 = ?, account = ? WHERE key = ?');
  return {
    beginRun: (name) => {
      run.key = Number(begin.run(name).lastInsertRowid);
      run.nextNumber = next();
    },
    endRun: (account, sha256) => void end.run(sha256, JSON.stringify(account), run.key),
  };
}

function recordEntries(
  database: Database,
  run: CurrentRun,
): Pick<CatalogEntries, 'addRecord' | 'skipRecord' | 'isTaken' | 'stemOf'> {
  const near = rememberLast(database);
  const find = (id: string): Known | undefined => near(id).find((known) => known.id === id);
  const insert = database.prepare(
    `INSERT INTO records (identity, stem, latest, site, title, published, language, authors, url, id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const update = database.prepare(
    `UPDATE records SET identity = ?, stem = ?, latest = ?, site = ?, title = ?, published = ?, language = ?, authors = ?, url = ?
     WHERE id = ?`,
  );
  const version = database.prepare(
    `INSERT INTO versions (number, record, version, run, sha256, extracted, text, words, published)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const skip = database.prepare(
    "INSERT INTO meta VALUES ('next-number', ?) ON CONFLICT DO UPDATE SET value = excluded.value",
  );
  return {
    addRecord: (record, path, sha256) => {
      const stem = path.slice(0, -versionPath('', record.version).length);
      const row = [record.identity, stem, record.version, ...describe(record), record.id];
      let key = find(record.id)?.key;
      if (key === undefined) key = Number(insert.run(...row).lastInsertRowid);
      else update.run(...row);
      near.forget();
      const number = run.nextNumber++;
      const { extracted, digest, words } = record.text;
      const digests = [fromHex(sha256), fromHex(extracted), fromHex(digest)] as const;
      version.run(number, key, record.version, run.key, ...digests, words, record.published?.value ?? null);
      return number;
    },
    skipRecord: () => void skip.run(String(++run.nextNumber)),
    isTaken: (stem, id) => near(id).some((known) => known.id !== id && known.stem === stem),
    stemOf: (id) => find(id)?.stem,
  };
}

const describe = (record: ListedRecord) => [
  record.site,
  record.title,
  record.published?.value ?? null,
  record.language,
  JSON.stringify(record.authors),
  record.url,
];

interface Known {
  readonly key: number;
  readonly id: string;
  readonly stem: string;
}

/** So many digits of its id are in a record's name at least: only records that share them can share a name. */
const NAME_DIGITS = 8;

/**
 * The records whose ids begin as this one does: itself, where it is there, and hardly ever another. The last answer is
 * kept: a record's name is asked for just before it is added.
 */
function rememberLast(database: Database): ((id: string) => readonly Known[]) & { forget(): void } {
  const select = database.prepare('SELECT key, id, stem FROM records WHERE id >= ? AND id <= ?');
  let last: { readonly id: string; readonly known: readonly Known[] } | undefined;
  const near = (id: string): readonly Known[] => {
    if (last?.id !== id) {
      const digits = id.slice(0, NAME_DIGITS);
      last = { id, known: select.all(digits, `${digits}~`) as unknown as readonly Known[] };
    }
    return last.known;
  };
  return Object.assign(near, {
    forget: () => {
      last = undefined;
    },
  });
}

function sourceEntries(
  database: Database,
  run: CurrentRun,
): Pick<CatalogEntries, 'addSource' | 'addReject' | 'addFile'> {
  const keyOf = database.prepare('SELECT key FROM records WHERE id = ?');
  const source = database.prepare(
    'INSERT INTO sources (sha256, record, version, decision, alias, run, place) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const relation = database.prepare(
    `INSERT INTO relations (record, version, other, similarity, relation, decision, run) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  );
  const original = database.prepare(
    'INSERT INTO originals (sha256, file, start, length) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const file = database.prepare(
    `INSERT INTO files (path, place, size, modified, changed, sha256, read_to, run) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET size = excluded.size, modified = excluded.modified, changed = excluded.changed,
       sha256 = excluded.sha256, read_to = excluded.read_to, run = excluded.run`,
  );
  const addOriginal = (sha256: string | undefined, ref: OriginalRef | undefined): void => {
    if (sha256 !== undefined && ref !== undefined) original.run(fromHex(sha256), ref.file, ref.offset, ref.length);
  };
  return {
    addSource: (entry, place) => {
      const record = (keyOf.get(entry.record) as { key: number } | undefined)?.key;
      if (record === undefined) throw new Error(`a source of ${entry.record}, but the archive has no such record`);
      const alias = entry.identity ?? null;
      source.run(fromHex(entry.source.sha256), record, entry.version, entry.decision, alias, run.key, place);
      addOriginal(entry.source.sha256, entry.original);
      for (const { of: other, similarity, relation: kind } of relationsOf(entry))
        relation.run(record, entry.version, other, similarity, kind, entry.decision, run.key);
    },
    addReject: (entry) => addOriginal(entry.source.sha256, entry.original),
    addFile: (entry) => {
      const { path, place = '', size, modifiedMs, changedMs = null, sha256, readTo } = entry;
      // One that was skipped unopened is as it was.
      if (entry.status === 'failed' || (entry.status === 'skipped' && sha256 === null)) return;
      file.run(path, place, size, modifiedMs, changedMs, sha256, readTo, run.key);
    },
  };
}

function relationsOf({
  of,
  similarity = 0,
  relation = 'duplicate',
  related = [],
}: SourceEntry): readonly RelatedEntry[] {
  return of === undefined ? related : [{ of, similarity, relation }, ...related];
}

function learnedEntries(database: Database): Pick<CatalogEntries, 'addLearned'> {
  const scopeKey = database.prepare('SELECT key FROM scopes WHERE scope = ?');
  const scope = database.prepare('INSERT INTO scopes (scope) VALUES (?)');
  const document = database.prepare('INSERT INTO learned_documents VALUES (?, ?) ON CONFLICT DO NOTHING');
  const line = database.prepare(
    `INSERT INTO learned_lines VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET count = count + excluded.count, sample = coalesce(sample, excluded.sample)`,
  );
  return {
    addLearned: (delta) => {
      const known = scopeKey.get(delta.scope) as { key: number } | undefined;
      const key = known?.key ?? Number(scope.run(delta.scope).lastInsertRowid);
      for (const name of delta.documents) document.run(key, name);
      for (const { hash, count, sample } of delta.lines) line.run(key, hash, count, sample ?? null);
    },
  };
}
