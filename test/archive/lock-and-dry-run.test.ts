import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ArchiveLocked } from '../../src/archive/errors.ts';
import { openArchiveWriter } from '../../src/archive/open-archive.ts';
import { reindex } from '../../src/archive/reindex.ts';
import { fillArchive, keepOriginal, NOON } from './fill-archive.ts';
import { inventRecord, RUN, store } from './invent-article.ts';
import { listTree } from './list-tree.ts';
import { temporaryFolder } from './temporary-folder.ts';

const OPEN = new URL('../../src/archive/open-archive.ts', import.meta.url).href;

/** Another process that holds the lock until it is killed. */
async function holdElsewhere(root: string): Promise<ChildProcess> {
  const code = `import { openArchiveWriter } from '${OPEN}';
    await openArchiveWriter(${JSON.stringify(root)}); console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout as NonNullable<typeof child.stdout>, 'data');
  return child;
}

test('a second writer fails at once and writes nothing', async () => {
  const root = temporaryFolder();
  await fillArchive(root);
  const before = listTree(root);
  await holdElsewhere(root);
  await expect(openArchiveWriter(root)).rejects.toThrow(ArchiveLocked);
  await expect(reindex(root)).rejects.toThrow(ArchiveLocked);
  expect(listTree(root)).toEqual(before);
});

test('a writer in the same process is a second one, too, and may wait for the first', async () => {
  const root = temporaryFolder();
  const first = await openArchiveWriter(root);
  await expect(openArchiveWriter(root)).rejects.toThrow('another run is writing');
  const second = openArchiveWriter(root, { lockWaitMs: 10_000 });
  first.close();
  (await second).close();
});

test('a holder that is killed leaves no lock', async () => {
  const root = temporaryFolder();
  const child = await holdElsewhere(root);
  child.kill('SIGKILL');
  await once(child, 'exit');
  (await openArchiveWriter(root)).close();
});

test('a dry run answers like a real one and writes nothing', async () => {
  const root = temporaryFolder();
  await fillArchive(root);
  const before = listTree(root, true);
  const writer = await openArchiveWriter(root, { dryRun: true, now: () => NOON });
  writer.begin(RUN);
  const known = inventRecord();
  const fresh = inventRecord({ url: 'https://example.com/bakery', title: 'Bakery' });
  expect(writer.catalog.identity(known.identity)?.versions).toHaveLength(1);
  keepOriginal(writer, fresh.source, 'bread');
  store(writer, fresh);
  writer.checkpoint();
  expect(writer.catalog.identity(fresh.identity)?.versions).toHaveLength(1);
  const { path } = writer.addRecord({ ...fresh, version: 2 });
  writer.checkpoint();
  expect(writer.readVersion(path).version).toBe(2);
  expect(writer.commit('complete').decisions.new).toBe(1);
  writer.close();
  expect(listTree(root, true)).toEqual(before);
});

test('a dry run that can not begin leaves nothing behind', async () => {
  const root = temporaryFolder();
  const { run } = await fillArchive(root);
  rmSync(join(root, 'index'), { recursive: true });
  const account = join(root, 'runs/2026/11', run, 'run.json');
  chmodSync(account, 0o644);
  writeFileSync(account, 'no account');
  const temporary = temporaryFolder();
  vi.stubEnv('TMPDIR', temporary);
  onTestFinished(() => void vi.unstubAllEnvs());
  await expect(openArchiveWriter(root, { dryRun: true })).rejects.toThrow('run.json');
  expect(readdirSync(temporary)).toEqual([]);
});

test('a dry run into an archive that is not there does not make it', async () => {
  const root = join(temporaryFolder(), 'archive');
  const writer = await openArchiveWriter(root, { dryRun: true });
  writer.begin(RUN);
  store(writer, inventRecord());
  expect(writer.commit('complete').documents).toBe(1);
  writer.close();
  expect(existsSync(root)).toBe(false);
});
