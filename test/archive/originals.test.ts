import { hash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WARCParser } from 'warcio';
import { ArchiveDamaged } from '../../src/archive/errors.ts';
import { openArchiveReader, openArchiveWriter } from '../../src/archive/open-archive.ts';
import { originalUri, readOriginal, renderOriginal } from '../../src/archive/originals/original-record.ts';
import { keepOriginal, NOON } from './fill-archive.ts';
import { inventRecord, RUN, store } from './invent-article.ts';
import { listTree } from './list-tree.ts';
import { temporaryFolder } from './temporary-folder.ts';

const original = (text: string, date?: string) => ({
  uri: 'https://example.com/ferry',
  mediaType: 'text/html',
  bytes: Buffer.from(text),
  sha256: hash('sha256', text),
  ...(date === undefined ? {} : { date }),
});

interface ReadRecord {
  readonly type: string;
  readonly uri: string | null;
  readonly text: string;
}

async function readWarc(path: string): Promise<readonly ReadRecord[]> {
  const records: ReadRecord[] = [];
  for await (const record of new WARCParser(createReadStream(path))) {
    records.push({ type: record.warcType ?? '', uri: record.warcTargetURI ?? null, text: await record.contentText() });
  }
  return records;
}

test('another program reads the originals', async () => {
  const root = temporaryFolder();
  const writer = await openArchiveWriter(root, { now: () => NOON });
  writer.begin(RUN);
  keepOriginal(writer, { path: 'dumps/a b.jsonl', offset: 12, sha256: '' }, 'The ferry – left.\r\n\r\nTwice.');
  keepOriginal(writer, { path: 'dumps/x.zip', member: 'é/#1?.html', sha256: '' }, '');
  writer.commit('complete');
  writer.close();

  const records = await readWarc(join(root, 'originals/2026/11/20261123T120000Z-1.warc.gz'));
  expect(records.map(({ type, uri }) => [type, uri])).toEqual([
    ['warcinfo', null],
    ['resource', 'urn:newsmorgue:dump:dumps/a%20b.jsonl#offset=12'],
    ['resource', 'urn:newsmorgue:dump:dumps/x.zip!/%C3%A9/%231%3F.html'],
  ]);
  expect(records[0]?.text).toContain('format: WARC File Format 1.1');
  expect(records[1]?.text).toBe('The ferry – left.\r\n\r\nTwice.');
  expect(records[2]?.text).toBe('');
});

test('an original is kept once, in this run and in later ones', async () => {
  const root = temporaryFolder();
  const record = { ...inventRecord(), source: { path: 'a', sha256: hash('sha256', 'same') } };
  const first = await openArchiveWriter(root, { now: () => NOON });
  first.begin(RUN);
  const ref = keepOriginal(first, record.source, 'same');
  expect(keepOriginal(first, record.source, 'same')).toEqual(ref);
  store(first, record);
  first.addSource({
    source: record.source,
    decision: 'unchanged',
    record: record.id,
    version: 1,
    site: null,
    reason: 'x',
    original: ref,
  });
  first.commit('complete');
  first.close();

  const second = await openArchiveWriter(root, { now: () => NOON });
  second.begin(RUN);
  expect(second.catalog.original(record.source.sha256)).toEqual(ref);
  expect(keepOriginal(second, record.source, 'same')).toEqual(ref);
  second.commit('complete');
  second.close();
  expect(Object.keys(listTree(root)).filter((path) => path.startsWith('originals/'))).toHaveLength(1);

  const reader = openArchiveReader(root);
  expect(Buffer.from(reader.original(ref)).toString()).toBe('same');
  expect(() => reader.original({ ...ref, offset: ref.offset + 1 })).toThrow(ArchiveDamaged);
  expect(() => reader.original({ ...ref, file: 'originals/../../secret' })).toThrow(ArchiveDamaged);
  reader.close();
});

test('a new file is begun when one is full', async () => {
  const root = temporaryFolder();
  const writer = await openArchiveWriter(root, { now: () => NOON, maxOriginalsBytes: 1200 });
  writer.begin(RUN);
  const texts = ['one', 'two', 'three', 'four', 'five', 'six'];
  const refs = texts.map((text) => keepOriginal(writer, { path: text, sha256: '' }, text));
  writer.commit('complete');
  writer.close();

  const names = [...new Set(refs.map(({ file }) => file))];
  expect(names.slice(0, 2)).toEqual([
    'originals/2026/11/20261123T120000Z-1.warc.gz',
    'originals/2026/11/20261123T120000Z-1.2.warc.gz',
  ]);
  const reader = openArchiveReader(root);
  expect(refs.map((ref) => Buffer.from(reader.original(ref)).toString())).toEqual(texts);
  reader.close();
  const manifest = readFileSync(join(root, 'runs/2026/11/20261123T120000Z-1/manifest.sha256'), 'utf8');
  for (const name of names) expect(manifest).toContain(name);
});

test('the same document gives the same bytes; its date is when it was fetched, or the epoch', () => {
  const bytes = renderOriginal(original('text'));
  expect(renderOriginal(original('text'))).toEqual(bytes);
  // The gzip header: no time, no name, no platform but "Unix".
  expect([...bytes.subarray(4, 10)]).toEqual([0, 0, 0, 0, 0, 3]);
});

test.each([
  ['2018-04-18T09:30:00Z', '2018-04-18T09:30:00Z'],
  ['2018-04-18T09:30:00+02:00', '2018-04-18T07:30:00.000Z'],
  ['yesterday', '1970-01-01T00:00:00Z'],
  [undefined, '1970-01-01T00:00:00Z'],
  ['2018-04-18T09:30:00Z\r\nEvil: yes', '1970-01-01T00:00:00Z'],
])('a crawl time of %j is dated %s', async (date, expected) => {
  const parser = new WARCParser([renderOriginal(original('text', date))] as never);
  expect((await parser.parse())?.warcDate).toBe(expected);
});

test('no text and no name breaks the format', () => {
  const text = fc.string({ unit: 'binary', maxLength: 200 });
  fc.assert(
    fc.property(text, text, text, (body, path, member) => {
      const uri = originalUri({ path, member, sha256: '' });
      expect(uri).not.toContain('\n');
      const member1 = renderOriginal({ ...original(body), uri });
      expect(Buffer.from(readOriginal(member1))).toEqual(Buffer.from(body));
      expect(Buffer.from(readOriginal(renderOriginal({ ...original(body), uri: path }))).toString()).toBe(
        Buffer.from(body).toString(),
      );
    }),
    { numRuns: 50 },
  );
});
