import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listRuns } from '../../src/archive/archive-layout.ts';
import type { FileSystem } from '../../src/archive/file-system.ts';
import { openArchiveWriter } from '../../src/archive/open-archive.ts';
import { isRecordPath, readManifest } from '../../src/archive/runs/apply-run.ts';
import { describeError } from '../../src/cli/report-error.ts';
import { refusingAt, stoppingAt } from './failing-file-system.ts';
import { keepOriginal, NOON } from './fill-archive.ts';
import { inventRecord, RUN, store } from './invent-article.ts';
import { temporaryFolder } from './temporary-folder.ts';

const ARTICLES = ['ferry', 'bakery', 'library'].map((name) =>
  inventRecord({ url: `https://example.com/${name}`, title: name, paragraphs: [`The ${name} opens at last.`] }),
);

/** Batches of one, each acknowledged by a checkpoint. @param acknowledged gets their paths */
async function run(root: string, files: FileSystem, acknowledged: string[] = []): Promise<void> {
  const writer = await openArchiveWriter(root, { files, now: () => NOON });
  try {
    writer.begin(RUN);
    for (const record of ARTICLES.filter(({ identity }) => writer.catalog.identity(identity) === undefined)) {
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

const recordsIn = (root: string): readonly string[] =>
  listRuns(root)
    .flatMap((name) => [...readManifest(root, name)])
    .map(({ path }) => path)
    .filter(isRecordPath);

describe.each([
  ['ENOSPC', 12, 'make room', 1],
  ['EDQUOT', 12, 'quota', 11],
  ['EIO', 1, 'check it', 7],
  ['EROFS', 1, 'read-only', 13],
])('a disk that says %s', (code, exitCode, advice, every) => {
  it('ends the run with a clear message and loses nothing that was acknowledged', async () => {
    const counting = stoppingAt(Number.POSITIVE_INFINITY);
    await run(join(temporaryFolder(), 'archive'), counting.files);
    for (let at = 1; at <= counting.operations(); at += every) {
      const root = join(temporaryFolder(), 'archive');
      const acknowledged: string[] = [];
      const error = await run(root, refusingAt(at, code).files, acknowledged).catch((error: unknown) => error);
      const { exitCode: exit, message, stack } = describeError(error);
      expect({ exit, stack }, `operation ${at}: ${message}`).toEqual({ exit: exitCode, stack: undefined });
      expect(message).toContain(advice);

      // Once there is room again.
      await run(root, stoppingAt(Number.POSITIVE_INFINITY).files);
      const records = recordsIn(root);
      expect(new Set(records).size, `operation ${at}`).toBe(ARTICLES.length);
      expect(records, `operation ${at}`).toEqual(expect.arrayContaining(acknowledged));
    }
  }, 120_000);
});

it('is not written to again after a sync has failed', async () => {
  const root = join(temporaryFolder(), 'archive');
  const { files, operations } = stoppingAt(Number.POSITIVE_INFINITY);
  let syncs = 0;
  const refuseSecondSync = (): void => {
    syncs++;
    if (syncs > 1) throw Object.assign(new Error('EIO: refused'), { code: 'EIO' });
  };
  const append: FileSystem['append'] = (path, size) => {
    const appender = files.append(path, size);
    return path.endsWith('.wal') ? { ...appender, sync: refuseSecondSync } : appender;
  };
  const writer = await openArchiveWriter(root, { now: () => NOON, files: { ...files, append } });
  writer.begin(RUN);
  store(writer, inventRecord());
  expect(() => writer.checkpoint()).toThrow('EIO');
  const before = operations();
  expect(() => writer.checkpoint()).toThrow('failed');
  expect(() => writer.commit('complete')).toThrow('failed');
  writer.close();
  expect({ operations: operations(), syncs }).toEqual({ operations: before, syncs: 2 });
});

it('lets the next one in, however much failed at its end', async () => {
  const root = join(temporaryFolder(), 'archive');
  const writer = await openArchiveWriter(root, { now: () => NOON });
  writer.begin(RUN);
  store(writer, inventRecord());
  // A folder stands where the catalog's state is to be noted.
  mkdirSync(join(root, 'index/catalog.sqlite.state'));
  expect(() => writer.close()).toThrow();
  rmSync(join(root, 'index/catalog.sqlite.state'), { recursive: true });
  (await openArchiveWriter(root, { now: () => NOON })).close();
});
