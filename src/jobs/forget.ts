/** Takes articles out of an archive for good, and leaves tombstones. */

import type { ArchiveReader } from '../archive/archive-reader.ts';
import { RecordNotFound } from '../archive/errors.ts';
import { diskFileSystem } from '../archive/file-system.ts';
import { beginForgetting, planOriginals } from '../archive/forget/forget-records.ts';
import type { Tombstone } from '../archive/forget/forgotten.ts';
import { openArchiveReader, openArchiveWriter } from '../archive/open-archive.ts';
import type { OriginalRef } from '../archive/runs/account.ts';
import { ConfigurationError } from '../config/configuration-error.ts';
import type { ForgetReport } from '../report/forget-report.ts';
import { openSimilar } from './similar/open-similar.ts';

export interface ForgetOptions {
  readonly archive: string;
  /** An id or the start of one, a path below `records/`, a URL (a copy's, too), or a pattern of URLs: `https://example.com/private/*`. */
  readonly asked: readonly string[];
  /** Kept in the tombstone. */
  readonly reason: string;
  /** Says what would go; nothing is touched. */
  readonly dryRun?: boolean;
  readonly lockWaitMs?: number;
}

/**
 * All versions of the articles, the originals of all their documents and what the indexes say of them. Runs refuse to take
 * them in again, by identity, document or text.
 * @throws NotAnArchive, ArchiveLocked, RecordNotFound, AmbiguousRecord; ConfigurationError for a pattern that fits every URL
 */
export async function forget(options: ForgetOptions): Promise<ForgetReport> {
  const { archive, asked, reason, dryRun = false, lockWaitMs = 0 } = options;
  openArchiveReader(archive).close();
  if (dryRun) return { ...look(archive, asked).report, dryRun, tombstone: null };
  const writer = await openArchiveWriter(archive, { lockWaitMs });
  let found: Found;
  let tombstone: string;
  try {
    found = look(writer.root, asked);
    const { articles } = found;
    const originals = planOriginals(writer.root, found.originals);
    const parts = {
      format: 'newsmorgue/tombstone/1',
      reason,
      forgotten: new Date().toISOString(),
      articles,
      originals,
    };
    tombstone = beginForgetting(writer.root, diskFileSystem, parts as Tombstone);
  } finally {
    writer.close();
  }
  // Whoever opens the archive ends what was begun; the indexes are made anew.
  const again = await openArchiveWriter(archive, { lockWaitMs: Math.max(lockWaitMs, REOPEN_MS) });
  try {
    openSimilar(again, null).close();
  } finally {
    again.close();
  }
  return { ...found.report, dryRun, tombstone };
}

/** Another run may have come in between, and does the same. */
const REOPEN_MS = 60_000;

interface Found {
  readonly articles: Tombstone['articles'];
  readonly originals: readonly OriginalRef[];
  readonly report: Omit<ForgetReport, 'dryRun' | 'tombstone'>;
}

function look(archive: string, asked: readonly string[]): Found {
  const reader = openArchiveReader(archive);
  try {
    const ids = new Set(asked.flatMap((name) => findIds(reader, name)));
    const articles = [...ids].sort().map((id) => describeArticle(reader, id));
    const documents = new Set(articles.flatMap((article) => article.documents));
    const { own, shared } = splitOriginals(reader, documents, ids);
    const report = {
      archive,
      articles: articles.map(({ id, identity, versions, documents }) => {
        const { title } = reader.record(id).record;
        return { id, identity, title, versions: versions.length, documents: documents.length };
      }),
      originals: own.length,
      shared,
    };
    return { articles, originals: own, report };
  } finally {
    reader.close();
  }
}

/** Every address begins with it: it names nothing. */
const SCHEME = /^[a-z]*(?=[:*])/i;
const NAMES_SOMETHING = /[^*:/.?#]/;

function findIds(reader: ArchiveReader, asked: string): string[] {
  if (!asked.includes('*')) return [reader.record(asked).record.id];
  if (!NAMES_SOMETHING.test(asked.replace(SCHEME, '')))
    throw new ConfigurationError(
      `expected a pattern that names a host or a part of an address, such as https://example.com/private/*, got ${asked}: it would take out everything`,
    );
  const ids = new Set<string>();
  for (const { id, url } of reader.records()) if (url !== null && fitsPattern(url, asked)) ids.add(id);
  for (const { id, url } of reader.copies()) if (fitsPattern(url, asked)) ids.add(id);
  if (ids.size === 0) throw new RecordNotFound(asked);
  return [...ids];
}

/** `*` is any run of characters; everything else is meant as it stands, and the whole URL is meant. */
function fitsPattern(url: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop() ?? '';
  if (!url.startsWith(first) || !url.endsWith(last) || url.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of rest) {
    const found = url.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return at <= url.length - last.length;
}

function describeArticle(reader: ArchiveReader, id: string): Tombstone['articles'][number] {
  const { record, versions } = reader.record(id);
  return {
    id,
    identity: record.identity,
    versions: versions.map(({ path, sha256, text, extracted }) => ({ path, sha256, text, extracted })),
    documents: [...new Set(reader.sources(id).map(({ source }) => source.sha256))].sort(),
  };
}

/** The bytes of a document that another record was made of, too, stay: they are that one's. */
function splitOriginals(
  reader: ArchiveReader,
  documents: ReadonlySet<string>,
  ids: ReadonlySet<string>,
): { readonly own: OriginalRef[]; readonly shared: number } {
  const own: OriginalRef[] = [];
  let shared = 0;
  for (const sha256 of documents) {
    const ref = reader.catalog.original(sha256);
    if (ref === undefined) continue;
    if (reader.catalog.source(sha256).every(({ record }) => ids.has(record))) own.push(ref);
    else shared++;
  }
  return { own, shared };
}
