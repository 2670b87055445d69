import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ArchiveWriter } from '../../src/archive/archive-writer.ts';
import { openArchiveWriter } from '../../src/archive/open-archive.ts';
import { renderOriginal } from '../../src/archive/originals/original-record.ts';
import { describeChange } from '../../src/archive/records/describe-change.ts';
import type { ArchiveRecord } from '../../src/archive/records/record-schema.ts';
import type { SourceEntry } from '../../src/archive/runs/account.ts';
import { type Invented, inventRecord, RUN, store } from '../archive/invent-article.ts';

export interface BuiltArchive {
  readonly root: string;
  readonly ids: Readonly<Record<'ferry' | 'copy' | 'bakery' | 'port', string>>;
  remove(): void;
}

const FERRY: Invented = {
  paragraphs: ['The ferry left at dawn.', 'The council had voted for it twice.', 'Tickets cost four crowns.'],
};
const COPY: Invented = {
  url: 'https://news.other.example/ferry',
  site: 'news.other.example',
  title: 'A Ferry Sails Again',
  day: '2018-04-19',
  paragraphs: ['The ferry left at dawn.', 'The council had voted for it twice.', 'Nobody was late.'],
};
const BAKERY: Invented = {
  url: 'https://example.com/bakery',
  title: 'The Bakery by the Café Closes',
  day: '2019-01-02',
  paragraphs: ['A bakery that stood by the old café for sixty years closes on Friday.'],
  metadata: { authors: ['Béla Invented'] },
};
const PORT: Invented = {
  url: 'https://kyoto.example/port',
  site: 'kyoto.example',
  title: '港が再開',
  day: null,
  paragraphs: ['港は月曜日に再開した。'],
  metadata: { authors: [], language: 'ja' },
};

function tie(writer: ArchiveWriter, record: ArchiveRecord, rest: Partial<SourceEntry>): void {
  const { source, id, version, site } = record;
  writer.addSource({ source, decision: 'new', record: id, version, site, reason: 'invented', ...rest });
}

/** A second version of a record, with another last paragraph. */
export function reviseRecord(record: ArchiveRecord, sha256: string, last: string): ArchiveRecord {
  const blocks = record.blocks.map((block, at) => (at === record.blocks.length - 1 ? { ...block, text: last } : block));
  const revised = { ...record, title: 'Harbour Ferry Returns', blocks, version: 2, previous: { version: 1, sha256 } };
  const text = { ...record.text, digest: 'e'.repeat(32), extracted: 'f'.repeat(32) };
  return {
    ...revised,
    text,
    changed: describeChange(record, revised),
    source: { ...record.source, sha256: 'd'.repeat(64) },
  };
}

/** Two runs: a ferry (of two versions), an article that resembles it, an exact copy of that, a bakery, a Japanese port, a broken line. */
export async function buildArchive(): Promise<BuiltArchive> {
  const folder = mkdtempSync(join(tmpdir(), 'newsmorgue-inspect-'));
  const root = join(folder, 'archive');
  const [ferry, copy, bakery, port] = [FERRY, COPY, BAKERY, PORT].map((parts) => inventRecord(parts)) as [
    ArchiveRecord,
    ArchiveRecord,
    ArchiveRecord,
    ArchiveRecord,
  ];
  const first = await openArchiveWriter(root, { now: () => Date.UTC(2026, 10, 23, 6, 52, 45) });
  first.begin(RUN);
  const page = Buffer.from('The whole page\n');
  const { sha256: digest } = ferry.source;
  const original = first.appendOriginal(
    renderOriginal({ uri: 'urn:x', mediaType: 'text/plain', bytes: page, sha256: digest }),
    digest,
  );
  const { sha256 } = first.addRecord(ferry);
  tie(first, ferry, { original });
  first.addRecord(copy);
  tie(first, copy, { decision: 'near-duplicate', of: ferry.id, similarity: 0.82 });
  tie(first, copy, { decision: 'exact-duplicate', source: { path: 'dumps/again.txt', sha256: 'b'.repeat(64) } });
  for (const record of [bakery, port]) store(first, record);
  first.addReject({
    source: { path: 'dumps/bad.jsonl', offset: 120 },
    code: 'bad-json',
    message: 'expected }, got \u001b[31m]',
  });
  first.commit('complete');
  first.close();
  const second = await openArchiveWriter(root, { now: () => Date.UTC(2026, 10, 24, 6, 52, 45) });
  second.begin(RUN);
  store(second, reviseRecord(ferry, sha256, 'Tickets cost five crowns.'));
  second.commit('complete');
  second.close();
  const ids = { ferry: ferry.id, copy: copy.id, bakery: bakery.id, port: port.id };
  return { root, ids, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
