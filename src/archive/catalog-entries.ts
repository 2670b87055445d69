/** How what a run does gets into the catalog: the same calls while it runs and when the catalog is rebuilt. */
import type { ScopeDelta } from '../learned-lines.ts';
import type { FileEntry, OriginalRef, RejectEntry, RunAccount, SourceEntry } from './account.ts';
import { fromHex } from './catalog-lookups.ts';
import type { Database } from './load-sqlite.ts';
import { versionPath } from './record-path.ts';
import type { ArchiveRecord } from './record-schema.ts';

export interface CatalogEntries {
  /** Begins a run: what is added next belongs to it. */
  beginRun(run: string): void;
  /** @param sha256 hex, of run.json */
  endRun(account: RunAccount, sha256: string): void;
  /** @returns the version's number */
  addRecord(record: ArchiveRecord, path: string, sha256: string): number;
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
  const run = { key: 0 };
  return {
    ...runEntries(database, run),
    ...recordEntries(database, run),
    ...sourceEntries(database, run),
    ...learnedEntries(database),
  };
}

interface CurrentRun {
  key: number;
}

function runEntries(database: Database, run: CurrentRun): Pick<CatalogEntries, 'beginRun' | 'endRun'> {
  const begin = database.prepare("INSERT INTO runs (run, sha256, account) VALUES (?, '', '')");
  const end = database.prepare('UPDATE runs SET sha256 = ?, account = ? WHERE key = ?');
  return {
    beginRun: (name) => {
      run.key = Number(begin.run(name).lastInsertRowid);
    },
    endRun: (account, sha256) => void end.run(sha256, JSON.stringify(account), run.key),
  };
}

function recordEntries(
  database: Database,
  run: CurrentRun,
): Pick<CatalogEntries, 'addRecord' | 'skipRecord' | 'isTaken' | 'stemOf'> {
  const known = database.prepare('SELECT key, stem FROM records WHERE id = ?');
  const taken = database.prepare('SELECT 1 FROM records WHERE stem = ? AND id <> ?');
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
  const next = nextNumber(database);
  return {
    addRecord: (record, path, sha256) => {
      const stem = path.slice(0, -versionPath('', record.version).length);
      const before = known.get(record.id) as { key: number } | undefined;
      const row = [
        record.identity,
        stem,
        record.version,
        record.site,
        record.title,
        record.published?.value ?? null,
        record.language,
        JSON.stringify(record.authors),
        record.url,
        record.id,
      ];
      const key = before === undefined ? Number(insert.run(...row).lastInsertRowid) : before.key;
      if (before !== undefined) update.run(...row);
      const number = next();
      const { extracted, digest, words } = record.text;
      const digests = [fromHex(sha256), fromHex(extracted), fromHex(digest)] as const;
      version.run(number, key, record.version, run.key, ...digests, words, record.published?.value ?? null);
      return number;
    },
    skipRecord: () => void next(),
    isTaken: (stem, id) => taken.get(stem, id) !== undefined,
    stemOf: (id) => (known.get(id) as { stem: string } | undefined)?.stem,
  };
}

/** Numbers are never used twice, not even that of a version that is gone: `meta` holds the next. */
function nextNumber(database: Database): () => number {
  const read = database.prepare("SELECT value FROM meta WHERE name = 'next-number'");
  const write = database.prepare(
    "INSERT INTO meta VALUES ('next-number', ?) ON CONFLICT DO UPDATE SET value = excluded.value",
  );
  return () => {
    const number = Number((read.get() as { value: string } | undefined)?.value ?? 1);
    write.run(String(number + 1));
    return number;
  };
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
    `INSERT INTO relations (record, version, other, similarity, decision, run) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  );
  const original = database.prepare(
    'INSERT INTO originals (sha256, file, start, length) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const file = database.prepare(
    `INSERT INTO files (path, size, modified, sha256, read_to, run) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET size = excluded.size, modified = excluded.modified, sha256 = excluded.sha256,
       read_to = excluded.read_to, run = excluded.run`,
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
      if (entry.of === undefined) return;
      relation.run(record, entry.version, entry.of, entry.similarity ?? 0, entry.decision, run.key);
    },
    addReject: (entry) => addOriginal(entry.source.sha256, entry.original),
    addFile: (entry) => {
      if (entry.status !== 'read' && entry.status !== 'continued') return;
      file.run(entry.path, entry.size, entry.modifiedMs, entry.sha256, entry.readTo, run.key);
    },
  };
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
