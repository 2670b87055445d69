import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compareRuns, nextRunId } from '../../src/archive/archive-layout.ts';
import { NotAnArchive } from '../../src/archive/errors.ts';
import { type FileSystem, portableFileSystem } from '../../src/archive/file-system.ts';
import { openArchiveReader, openArchiveWriter } from '../../src/archive/open-archive.ts';
import { fillArchive, NOON } from './fill-archive.ts';
import { inventRecord, RUN, store } from './invent-article.ts';
import { listTree } from './list-tree.ts';
import { temporaryFolder } from './temporary-folder.ts';

const check = (root: string) =>
  spawnSync('sh', ['-c', 'cat runs/*/*/*/manifest.sha256 | sha256sum --check --quiet'], { cwd: root, encoding: 'utf8' })
    .stdout;

test('a run leaves the files that the format names, and no others', async () => {
  const root = temporaryFolder();
  await fillArchive(root);

  expect(Object.keys(listTree(root, true))).toEqual([
    'ARCHIVE.json',
    'README.txt',
    'index/catalog.sqlite',
    'index/catalog.sqlite.state',
    'originals/2026/11/20261123T120000Z-1.warc.gz',
    expect.stringMatching(
      /^records\/example\.com\/2018\/04\/harbour-ferry-returns-after-nine-winters-[0-9a-f]{8}\.v1\.json$/,
    ),
    'runs/2026/11/20261123T120000Z-1/files.jsonl',
    'runs/2026/11/20261123T120000Z-1/learned.jsonl',
    'runs/2026/11/20261123T120000Z-1/manifest.sha256',
    'runs/2026/11/20261123T120000Z-1/rejects.jsonl',
    'runs/2026/11/20261123T120000Z-1/run.json',
    'runs/2026/11/20261123T120000Z-1/sources.jsonl',
    'wal/lock.sqlite',
  ]);
});

test('sha256sum checks every byte from the root of the archive, and finds one that was changed', async () => {
  const root = temporaryFolder();
  await fillArchive(root);
  expect(check(root)).toBe('');

  const [path] = Object.keys(listTree(root)).filter((name) => name.startsWith('records/'));
  chmodSync(join(root, path as string), 0o600);
  appendFileSync(join(root, path as string), ' ');
  expect(check(root)).toContain(`${path}: FAILED`);
});

test('a record may not be written to, and nothing may be executed', async () => {
  const root = temporaryFolder();
  await fillArchive(root);
  for (const path of Object.keys(listTree(root))) {
    const mode = statSync(join(root, path)).mode & 0o777;
    expect(mode & 0o133, path).toBe(0);
    if (path.startsWith('records/')) expect(mode & 0o222, path).toBe(0);
  }
});

test('each run holds the digest of the one before', async () => {
  const root = temporaryFolder();
  await fillArchive(root);
  const writer = await openArchiveWriter(root, { now: () => NOON + 1000 });
  writer.begin(RUN);
  const second = writer.commit('complete');
  writer.close();

  const first = execFileSync('sha256sum', ['runs/2026/11/20261123T120000Z-1/run.json'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(second.previous).toBe(first.slice(0, 64));
});

test('a run that read nothing still leaves its account', async () => {
  const root = temporaryFolder();
  const writer = await openArchiveWriter(root, { now: () => NOON });
  writer.begin(RUN);
  writer.addFile({
    path: 'dumps/a.txt',
    status: 'skipped',
    size: 3,
    modifiedMs: 1,
    sha256: null,
    readTo: 0,
    documents: 0,
    rejected: 0,
  });
  expect(writer.commit('complete').files).toEqual({ read: 0, continued: 0, skipped: 1, failed: 0 });
  writer.close();

  expect(readFileSync(join(root, 'runs/2026/11/20261123T120000Z-1/files.jsonl'), 'utf8')).toContain('"skipped"');
  expect(check(root)).toBe('');
});

test('later versions stand beside the first, whatever their title and date have become', async () => {
  const root = temporaryFolder();
  const writer = await openArchiveWriter(root);
  writer.begin(RUN);
  const first = inventRecord();
  const path = store(writer, first);
  const second = { ...first, version: 2, title: 'Quite Another Title', published: null, site: 'other.example' };
  expect(store(writer, second)).toBe(path.replace('.v1.', '.v2.'));
  writer.commit('complete');
  writer.close();

  const reader = openArchiveReader(root);
  expect(reader.record(first.id)).toMatchObject({
    record: { title: 'Quite Another Title' },
    versions: [{ version: 1 }, { version: 2 }],
  });
  expect(reader.record(path).record.version).toBe(1);
  reader.close();
});

test('a folder with something else in it is left alone', async () => {
  const root = temporaryFolder();
  writeFileSync(join(root, 'thesis.tex'), 'mine');
  await expect(openArchiveWriter(root)).rejects.toThrow(NotAnArchive);
  expect(readdirSync(root)).toEqual(['thesis.tex']);
  expect(() => openArchiveReader(root)).toThrow('newsmorgue run');
});

test('an archive of another format is refused, and says which', async () => {
  const root = temporaryFolder();
  writeFileSync(join(root, 'ARCHIVE.json'), '{"format":"newsmorgue/archive/9","identity":1}');
  await expect(openArchiveWriter(root)).rejects.toThrow(
    'expected the format newsmorgue/archive/1, got "newsmorgue/archive/9"',
  );
});

test('runs are named in order, also within a second and when the clock goes back', () => {
  const first = nextRunId(NOON, undefined);
  const second = nextRunId(NOON, first);
  const later = nextRunId(NOON - 3_600_000, second);
  expect([first, second, later]).toEqual(['20261123T120000Z-1', '20261123T120000Z-2', '20261123T120000Z-3']);
  expect(compareRuns('20261123T120000Z-9', '20261123T120000Z-10')).toBe(-1);
});

test('without a flush of the whole file system, every file and folder is synced by itself', async () => {
  const root = temporaryFolder();
  const synced: string[] = [];
  const files: FileSystem = {
    ...portableFileSystem,
    syncAll: (inside, names, folders) => {
      synced.push(...names, ...folders);
      portableFileSystem.syncAll(inside, names, folders);
    },
  };
  await fillArchive(root, { files });
  expect(check(root)).toBe('');
  const month = join(root, 'records/example.com/2018/04');
  expect(synced).toEqual(expect.arrayContaining([root, month, join(month, '..'), join(root, 'records')]));
  expect(synced[0]).toMatch('1.json');
});
