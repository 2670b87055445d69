import { hash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listRuns, runFolder } from '../../src/archive/archive-layout.ts';
import type { AddedRecord } from '../../src/archive/archive-writer.ts';
import { diskFileSystem, type FileSystem } from '../../src/archive/file-system.ts';
import { openArchiveReader, openArchiveWriter } from '../../src/archive/open-archive.ts';
import { isRecordPath, readManifest } from '../../src/archive/runs/apply-run.ts';
import { dumpCatalog } from './dump-catalog.ts';
import { stoppingAt } from './failing-file-system.ts';
import { keepOriginal, NOON } from './fill-archive.ts';
import { inventRecord, RUN, store } from './invent-article.ts';
import { listTree } from './list-tree.ts';
import { temporaryFolder } from './temporary-folder.ts';

const FERRY = inventRecord({ url: 'https://example.com/ferry' });
const BAKERY = inventRecord({
  url: 'https://example.com/bakery',
  title: 'Bakery Opens',
  paragraphs: ['Bread at last.'],
});

/** Two batches, each acknowledged by a checkpoint. @param acknowledged gets their paths */
async function run(root: string, files: FileSystem, acknowledged: string[] = []): Promise<void> {
  const writer = await openArchiveWriter(root, { files, now: () => NOON });
  try {
    writer.begin(RUN);
    for (const record of [FERRY, BAKERY]) {
      keepOriginal(writer, record.source, record.title ?? '');
      const path = store(writer, record);
      writer.checkpoint();
      acknowledged.push(path);
    }
    writer.commit('complete');
  } finally {
    writer.close();
  }
}

/** Opens the archive as a next run does. @param stop at which operation that is stopped in its turn */
async function recover(root: string, stop = Number.POSITIVE_INFINITY): Promise<void> {
  const writer = await openArchiveWriter(root, { files: stoppingAt(stop).files, now: () => NOON });
  writer.close();
}

/** Everything in the archive is accounted for and as its run wrote it. */
function expectSound(root: string): readonly string[] {
  const tree = listTree(root);
  const listed = listRuns(root).flatMap((name) => [...readManifest(root, name)]);
  for (const { path, sha256 } of listed)
    expect(hash('sha256', Buffer.from(tree[path] ?? '', 'latin1')), path).toBe(sha256);
  const names = new Set(listed.map(({ path }) => path));
  const unlisted = Object.keys(tree).filter((path) => !names.has(path) && !path.endsWith('manifest.sha256'));
  expect(unlisted).toEqual(['ARCHIVE.json', 'README.txt']);
  return [...names].filter(isRecordPath);
}

test('a run that is stopped at any operation loses nothing that was acknowledged', async () => {
  const whole = temporaryFolder();
  const counting = stoppingAt(Number.POSITIVE_INFINITY);
  await run(whole, counting.files);
  expect(counting.operations()).toBeGreaterThan(40);

  for (let stop = 1; stop <= counting.operations(); stop++) {
    const root = join(temporaryFolder(), 'archive');
    const acknowledged: string[] = [];
    await expect(run(root, stoppingAt(stop).files, acknowledged)).rejects.toThrow('stopped');

    // Before anything is recovered: whole records only, whether or not a run names them.
    for (const [path, text] of Object.entries(listTree(root))) if (isRecordPath(path)) JSON.parse(text);

    await recover(root);
    const records = expectSound(root);
    for (const path of acknowledged) expect(records, `stopped at operation ${stop}`).toContain(path);
    const grown = dumpCatalog(root);
    rmSync(join(root, 'index'), { recursive: true });
    await recover(root);
    expect(dumpCatalog(root)).toEqual(grown);
  }
}, 120_000);

test('a recovery that is stopped at any operation is taken up by the next', async () => {
  const broken = join(temporaryFolder(), 'archive');
  const files: FileSystem = {
    ...diskFileSystem,
    rename: (from, to) => {
      if (to.includes('bakery')) throw new Error('stopped');
      diskFileSystem.rename(from, to);
    },
  };
  await expect(run(broken, files)).rejects.toThrow('stopped');
  for (let stop = 1, left = true; left; stop++) {
    const root = join(temporaryFolder(), 'archive');
    cpSync(broken, root, { recursive: true });
    left = await recover(root, stop).then(
      () => false,
      () => true,
    );
    await recover(root);
    expect(expectSound(root), `stopped at operation ${stop}`).toHaveLength(2);
  }
}, 120_000);

test('a recovered run is told from a whole one, and its successor holds its digest', async () => {
  const root = join(temporaryFolder(), 'archive');
  const writer = await openArchiveWriter(root, { now: () => NOON });
  writer.begin(RUN);
  store(writer, FERRY);
  writer.checkpoint();
  store(writer, BAKERY);
  writer.close();

  const next = await openArchiveWriter(root, { now: () => NOON });
  expect(next.recovered).toMatchObject([{ run: '20261123T120000Z-1', outcome: 'interrupted', decisions: { new: 1 } }]);
  next.begin(RUN);
  expect(next.run).toBe('20261123T120000Z-2');
  expect(next.catalog.identity(FERRY.identity)?.versions).toHaveLength(1);
  expect(next.catalog.identity(BAKERY.identity)).toBeUndefined();
  const [first] = next.recovered;
  const bytes = readFileSync(join(root, runFolder(first?.run ?? ''), 'run.json'));
  expect(next.commit('complete').previous).toBe(hash('sha256', bytes));
  next.close();
});

test('a run that was broken off when all was acknowledged ends as it was to end', async () => {
  const root = join(temporaryFolder(), 'archive');
  const files: FileSystem = {
    ...diskFileSystem,
    rename: (from, to) => {
      if (to.startsWith(join(root, 'runs'))) throw new Error('stopped');
      diskFileSystem.rename(from, to);
    },
  };
  await expect(run(root, files)).rejects.toThrow('stopped');
  const next = await openArchiveWriter(root, { now: () => NOON + 5000 });
  next.close();
  const ended = new Date(NOON).toISOString();
  expect(next.recovered).toMatchObject([{ outcome: 'complete', ended, decisions: { new: 2 } }]);
  expect(expectSound(root)).toHaveLength(2);
});

test('a log with a torn last batch counts up to the batch before', async () => {
  const root = join(temporaryFolder(), 'archive');
  const writer = await openArchiveWriter(root, { now: () => NOON });
  writer.begin(RUN);
  store(writer, FERRY);
  writer.checkpoint();
  writer.close();
  const [log] = readdirSync(join(root, 'wal')).filter((name) => name.endsWith('.wal'));
  writeFileSync(join(root, 'wal', log as string), 'record {"path":"records/x.json","sha256":"00","bytes":99}\nhalf', {
    flag: 'a',
  });

  const next = await openArchiveWriter(root);
  expect(next.recovered).toMatchObject([{ documents: 1 }]);
  next.close();
  expect(expectSound(root)).toHaveLength(1);
});

test('a run that had acknowledged nothing leaves nothing', async () => {
  const root = join(temporaryFolder(), 'archive');
  const writer = await openArchiveWriter(root);
  writer.begin(RUN);
  keepOriginal(writer, FERRY.source, 'some text');
  store(writer, FERRY);
  writer.close();

  const next = await openArchiveWriter(root);
  expect(next.recovered).toEqual([]);
  next.close();
  expect(Object.keys(listTree(root))).toEqual(['ARCHIVE.json', 'README.txt']);
});

test('nothing that stands where a record is to be written is overwritten', async () => {
  const root = join(temporaryFolder(), 'archive');
  const writer = await openArchiveWriter(root);
  writer.begin(RUN);
  const { path }: AddedRecord = writer.addRecord(FERRY);
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), 'mine');
  expect(() => writer.checkpoint()).toThrow('where a record is to be written');
  expect(() => writer.addRecord(BAKERY)).toThrow('failed');
  writer.close();
  expect(listTree(root)[path]).toBe('mine');
});

test('what a run has not committed is not seen by readers', async () => {
  const root = join(temporaryFolder(), 'archive');
  await run(root, diskFileSystem);
  const writer = await openArchiveWriter(root);
  writer.begin(RUN);
  store(writer, inventRecord({ url: 'https://example.com/new', title: 'New' }));
  writer.checkpoint();

  const reader = openArchiveReader(root);
  expect([...reader.records()].map((record) => record.title)).not.toContain('New');
  expect(reader.status().unfinished).toHaveLength(1);
  reader.close();
  writer.commit('complete');
  writer.close();
  const later = openArchiveReader(root);
  expect([...later.records()].map((record) => record.title)).toContain('New');
  later.close();
});
