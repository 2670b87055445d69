import { hash } from 'node:crypto';
import type { ArchiveWriter } from '../../src/archive/archive-writer.ts';
import type { ArchiveRecord } from '../../src/archive/records/record-schema.ts';
import { toRecord } from '../../src/archive/records/to-record.ts';
import type { IdentifiedArticle, Metadata } from '../../src/article.ts';

const digest = (text: string): string => hash('sha256', text).slice(0, 32);

export interface Invented {
  readonly url?: string;
  readonly title?: string | null;
  readonly day?: string | null;
  readonly site?: string | null;
  readonly paragraphs?: readonly string[];
  readonly metadata?: Partial<Metadata>;
}

/** An article of our own invention: a harbour ferry, a council, a bakery. */
export function inventArticle(parts: Invented = {}): IdentifiedArticle {
  const url = parts.url ?? 'https://example.com/news/harbour-ferry-returns';
  const title = parts.title === undefined ? 'Harbour Ferry Returns After Nine Winters' : parts.title;
  const paragraphs = parts.paragraphs ?? ['The ferry left at dawn.', 'The council had voted for it twice.'];
  const day = parts.day === undefined ? '2018-04-18' : parts.day;
  const text = paragraphs.join('\n');
  const page = `${title}\n${text}\nShare this:`;
  return {
    source: { path: 'dumps/ferry.txt', sha256: hash('sha256', page) },
    mediaType: 'text/plain',
    collection: 'dumps',
    kind: 'article',
    claims: [{ field: 'published', value: 'Wed, April 18, 2018', from: 'line:Published' }],
    blocks: paragraphs.map((paragraph, index) => ({ kind: 'paragraph', text: paragraph, position: index })),
    removals: [{ kind: 'paragraph', text: 'Share this:', position: paragraphs.length, rule: 'jetpack/share' }],
    flags: [],
    metadata: {
      title,
      authors: ['Ada Invented'],
      agency: null,
      published: day === null ? null : { value: day, precision: 'day', raw: day, from: 'line:Published' },
      modified: null,
      url,
      site: parts.site === undefined ? 'example.com' : parts.site,
      language: 'en',
      description: null,
      section: null,
      tags: ['ferries'],
      images: [],
      paywalled: null,
      ...parts.metadata,
    },
    grounds: [],
    identity: { basis: 'url', key: `url:${url}`, fallback: `content:${digest(text)}` },
    fingerprint: { extracted: digest(page), text: digest(text), words: text.split(' ').length },
  };
}

export function inventRecord(parts: Invented = {}, change: Partial<ArchiveRecord> = {}): ArchiveRecord {
  const article = inventArticle(parts);
  const digests = { rules: 'r'.repeat(64), learned: '' };
  return {
    ...toRecord(article, { identity: article.identity.key, version: 1, previous: null, changed: null, digests }),
    ...change,
  };
}

export const RUN = {
  tool: 'newsmorgue/0.1.0',
  inputs: ['dumps'],
  digests: { config: 'c'.repeat(64), rules: 'r'.repeat(64) },
};

/** Adds a record and accounts for its document. */
export function store(writer: ArchiveWriter, record: ArchiveRecord): string {
  const { path } = writer.addRecord(record);
  writer.addSource({
    source: record.source,
    decision: record.version === 1 ? 'new' : 'new-version',
    record: record.id,
    version: record.version,
    site: record.site,
    reason: 'unknown-identity',
  });
  return path;
}
