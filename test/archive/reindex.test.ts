import { appendFileSync, chmodSync, copyFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CATALOG } from '../../src/archive/archive-layout.ts';
import { openArchiveReader, openArchiveWriter } from '../../src/archive/open-archive.ts';
import { reindex } from '../../src/archive/reindex.ts';
import { dumpCatalog } from './dump-catalog.ts';
import { fillArchive, keepOriginal, NOON } from './fill-archive.ts';
import { inventRecord, RUN, store } from './invent-article.ts';
import { temporaryFolder } from './temporary-folder.ts';

const FERRY = inventRecord();
const BAKERY = inventRecord({
  url: 'https://example.org/bakery',
  title: 'Bakery',
  site: 'example.org',
  paragraphs: ['Bread.'],
});

/** Three runs: new records, a second version, a copy, a near duplicate, a file that grew, lines that add up. */
async function growArchive(root: string): Promise<void> {
  await fillArchive(root);
  const second = await openArchiveWriter(root, { now: () => NOON + 60_000 });
  second.begin(RUN);
  const original = keepOriginal(second, BAKERY.source, 'Bread.');
  second.addRecord(BAKERY);
  const { source, site } = BAKERY;
  const common = { source, site, record: BAKERY.id, version: 1 };
  second.addSource({
    ...common,
    decision: 'near-duplicate',
    reason: 'shingles',
    of: FERRY.id,
    similarity: 0.81,
    original,
  });
  second.addSource({
    ...common,
    decision: 'exact-duplicate',
    reason: 'text-digest',
    identity: 'url:https://copy.example/b',
  });
  second.addLearned({
    scope: 'site:example.com',
    documents: ['three'],
    lines: [
      { hash: '0f', count: 1 },
      { hash: '1f', count: 3 },
    ],
  });
  second.commit('complete');
  second.close();
  const third = await openArchiveWriter(root, { now: () => NOON + 120_000 });
  third.begin(RUN);
  store(third, { ...FERRY, version: 2, title: 'Ferry Delayed' });
  third.addFile({
    path: 'dumps/ferry.txt',
    status: 'continued',
    size: 120,
    modifiedMs: 9,
    sha256: 'e'.repeat(64),
    readTo: 120,
    documents: 1,
    rejected: 0,
  });
  third.addFile({
    path: 'dumps/ferry.txt',
    status: 'skipped',
    size: 0,
    modifiedMs: 0,
    sha256: null,
    readTo: 0,
    documents: 0,
    rejected: 0,
  });
  third.commit('complete');
  third.close();
}

test('a rebuilt catalog is the grown one, row for row', async () => {
  const root = temporaryFolder();
  await growArchive(root);
  const grown = dumpCatalog(root);
  expect(grown['versions']).toHaveLength(3);
  rmSync(join(root, 'index'), { recursive: true });
  const seen: string[] = [];
  const totals = await reindex(root, { onRun: (run) => seen.push(run), onProblem: (path) => expect.fail(path) });
  expect(totals).toMatchObject({ records: 2, versions: 3, sources: 4, runs: 3 });
  expect(seen).toHaveLength(3);
  expect(dumpCatalog(root)).toEqual(grown);
});

test('the catalog answers what a run asks', async () => {
  const root = temporaryFolder();
  await growArchive(root);
  const { catalog, close } = openArchiveReader(root);
  expect(catalog.identity(FERRY.identity)).toMatchObject({
    id: FERRY.id,
    title: 'Ferry Delayed',
    versions: [{ number: 1 }, { number: 3 }],
  });
  expect(catalog.identity('url:https://example.com/other')).toBeUndefined();
  expect(catalog.byText(FERRY.text.digest).map(({ number }) => number)).toEqual([1, 3]);
  expect(catalog.version(2)).toMatchObject({
    record: BAKERY.id,
    text: BAKERY.text.digest,
    extracted: BAKERY.text.extracted,
  });
  expect(catalog.nextVersionNumber()).toBe(4);
  expect(catalog.source(BAKERY.source.sha256)).toEqual([
    { record: BAKERY.id, identity: BAKERY.identity, version: 1, alias: null },
    { record: BAKERY.id, identity: BAKERY.identity, version: 1, alias: 'url:https://copy.example/b' },
  ]);
  const grown = { path: 'dumps/ferry.txt', size: 120, modifiedMs: 9, changedMs: null, place: '', readTo: 120 };
  expect(catalog.file('dumps/ferry.txt', 'any')).toEqual({ ...grown, sha256: 'e'.repeat(64) });
  expect(catalog.file('dumps/none.txt', 'any')).toBeUndefined();
  expect(catalog.learned('site:example.com')).toEqual({
    scope: 'site:example.com',
    documents: ['one', 'three', 'two'],
    lines: [
      { hash: '0f', count: 3, sample: 'Share this:' },
      { hash: '1f', count: 3 },
    ],
  });
  close();
});

test('a reader finds, lists and follows records', async () => {
  const root = temporaryFolder();
  await growArchive(root);
  const reader = openArchiveReader(root);
  const titles = (filter: Parameters<typeof reader.records>[0]) =>
    [...reader.records(filter)].map(({ title }) => title);
  expect(titles({ site: 'example.org' })).toEqual(['Bakery']);
  expect(titles({ site: 'xample.org' })).toEqual([]);
  expect(titles({ since: '2018-04', until: '2018' })).toHaveLength(2);
  expect(titles({ since: '2018-05' })).toEqual([]);
  expect(titles({ author: 'invented', language: 'en' })).toHaveLength(2);
  expect(titles({ decision: 'near-duplicate' })).toEqual(['Bakery']);
  expect(titles({ latestOnly: false })).toHaveLength(3);

  expect(reader.record(BAKERY.id.slice(0, 6)).record.title).toBe('Bakery');
  expect(reader.record('https://example.org/bakery').record.title).toBe('Bakery');
  expect(reader.record(join(root, reader.record(FERRY.id).versions[0]?.path ?? '')).record.version).toBe(1);
  expect(reader.record(FERRY.id, 1).record.title).toBe(FERRY.title);
  expect(() => reader.record('0000')).toThrow('no record "0000"');
  expect(reader.history(FERRY.id).map(({ record, run }) => [record.version, run])).toEqual([
    [1, '20261123T120000Z-1'],
    [2, '20261123T120200Z-1'],
  ]);
  expect(reader.sources(BAKERY.id)).toMatchObject([
    { decision: 'near-duplicate' },
    { decision: 'exact-duplicate', run: '20261123T120100Z-1' },
  ]);
  expect(reader.relations(FERRY.id)).toEqual([
    {
      record: BAKERY.id,
      similarity: 0.81,
      relation: 'duplicate',
      decision: 'near-duplicate',
      run: '20261123T120100Z-1',
    },
  ]);
  expect(reader.relations(BAKERY.id)).toMatchObject([{ record: FERRY.id }]);
  expect([...reader.runs()].map(({ run }) => run)[0]).toBe('20261123T120200Z-1');
  expect([...reader.rejects('20261123T120000Z-1')]).toMatchObject([{ code: 'bad-json' }]);
  expect(reader.status().decisions).toMatchObject({
    new: 1,
    'new-version': 1,
    'near-duplicate': 1,
    'exact-duplicate': 1,
    rejected: 1,
  });
  expect([...reader.versions()].map(({ number, record }) => [number, record.version])).toEqual([
    [1, 1],
    [2, 1],
    [3, 2],
  ]);
  reader.close();
});

test.each([
  ['gone', (path: string) => rmSync(path)],
  ['cut short', (path: string) => truncateSync(path, 5000)],
  ['something else', (path: string) => writeFileSync(path, 'not a database at all, but long enough to look at')],
])('a catalog that is %s is made anew by a writer, and a reader does without it', async (_what, harm) => {
  const root = temporaryFolder();
  await growArchive(root);
  const grown = dumpCatalog(root);
  harm(join(root, CATALOG));
  const reasons: string[] = [];
  const reader = openArchiveReader(root, { onRebuild: (reason) => reasons.push(reason) });
  expect(reader.status().records).toBe(2);
  reader.close();
  (await openArchiveWriter(root, { onRebuild: (reason) => reasons.push(reason) })).close();
  expect(reasons).toHaveLength(2);
  expect(dumpCatalog(root)).toEqual(grown);
});

test('a catalog from before the last run catches up', async () => {
  const root = temporaryFolder();
  await growArchive(root);
  const old = join(temporaryFolder(), 'old.sqlite');
  copyFileSync(join(root, CATALOG), old);
  const writer = await openArchiveWriter(root, { now: () => NOON + 180_000 });
  writer.begin(RUN);
  store(writer, inventRecord({ url: 'https://example.com/new', title: 'New' }));
  writer.commit('complete');
  writer.close();
  const grown = dumpCatalog(root);
  copyFileSync(old, join(root, CATALOG));
  const reader = openArchiveReader(root);
  expect(reader.status().records).toBe(3);
  reader.close();
  const caughtUp: string[] = [];
  (await openArchiveWriter(root, { onRun: (run) => caughtUp.push(run) })).close();
  expect(caughtUp).toEqual(['20261123T120300Z-1']);
  expect(dumpCatalog(root)).toEqual(grown);
});

test('a record that was tampered with is left out, named, and keeps its number', async () => {
  const root = temporaryFolder();
  await growArchive(root);
  const reader = openArchiveReader(root);
  const path = reader.record(FERRY.id, 1).path;
  reader.close();
  chmodSync(join(root, path), 0o600);
  appendFileSync(join(root, path), ' ');
  const problems: string[] = [];
  expect(await reindex(root, { onProblem: (where) => problems.push(where) })).toMatchObject({
    records: 2,
    versions: 2,
  });
  expect(problems).toEqual([path, expect.stringContaining('sources.jsonl')]);
  const after = openArchiveReader(root);
  expect([...after.versions()].map(({ number }) => number)).toEqual([2, 3]);
  after.close();
});

test('files of the same name in two places are two; one that was compared is as it is now', async () => {
  const root = temporaryFolder();
  const writer = await openArchiveWriter(root, { now: () => NOON });
  writer.begin(RUN);
  const read = { path: 'dump.jsonl', size: 9, modifiedMs: 1, sha256: 'e'.repeat(64), readTo: 9 } as const;
  const counts = { documents: 1, rejected: 0 };
  writer.addFile({ ...read, ...counts, status: 'read', changedMs: 1, place: 'here' });
  writer.addFile({ ...read, ...counts, status: 'read', changedMs: 1, place: 'there', sha256: 'f'.repeat(64) });
  writer.addFile({ ...read, ...counts, status: 'skipped', changedMs: 2, place: 'here' });
  writer.addFile({ ...read, ...counts, status: 'skipped', changedMs: 3, place: 'there', sha256: null });
  writer.commit('complete');
  writer.close();
  const { catalog, close } = openArchiveReader(root);
  expect(catalog.file('dump.jsonl', 'here')).toMatchObject({ place: 'here', changedMs: 2, sha256: 'e'.repeat(64) });
  expect(catalog.file('dump.jsonl', 'there')).toMatchObject({ place: 'there', changedMs: 1, sha256: 'f'.repeat(64) });
  expect(catalog.file('dump.jsonl', 'elsewhere')).toMatchObject({ size: 9 });
  close();
});
