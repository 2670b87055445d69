import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepOpened } from '../../src/jobs/close-all.ts';
import { run } from '../../src/jobs/run.ts';
import type { RunProgress } from '../../src/report/run-report.ts';
import { textDump } from '../pipeline/invented-news.ts';
import { createRunFolder, type RunFolder } from '../pipeline/run-in-folder.ts';

let folder: RunFolder;
beforeEach(() => {
  folder = createRunFolder();
});
afterEach(() => folder.clear());

const writeDump = (seed: number): void =>
  folder.write(`${seed}.txt`, textDump(seed, { url: `https://example.com/2019/03/case-${seed}` }));

const writeDumps = (count: number): void => {
  for (let seed = 1; seed <= count; seed++) writeDump(seed);
};

/** A run that is told to stop once its `phase` has begun. */
function stopIn(phase: 'survey' | 'store') {
  const stop = new AbortController();
  return folder.run({
    signal: stop.signal,
    onProgress: (progress) => progress.phase === phase && progress.file !== undefined && stop.abort(),
  });
}

describe('a run that was killed when it had read all', () => {
  const kill = (options: object = {}) =>
    folder.run({
      ...options,
      onProgress: ({ phase }) => {
        if (phase === 'settle') throw new Error('killed');
      },
    });

  it('is gone on with by the next, but not where that is to read again what was passed over', async () => {
    writeDump(1);
    await folder.run();
    writeDump(2);
    await expect(kill()).rejects.toThrow('killed');
    expect((await folder.run({ reread: true })).account).toMatchObject({
      files: { read: 2, skipped: 0 },
      decisions: { new: 1, unchanged: 1 },
    });
    writeDump(3);
    await expect(kill({ reread: true })).rejects.toThrow('killed');
    expect((await folder.run({ reread: true })).account).toMatchObject({ files: { read: 3 }, documents: 3 });
    expect((await folder.run()).account).toMatchObject({ files: { skipped: 3 }, documents: 0 });
  });
});

describe('a signal', () => {
  it('that comes while a run reads interrupts it', async () => {
    writeDumps(8);
    const report = await stopIn('survey');
    expect(report.interrupted).toBe(true);
    expect(report.account.outcome).toBe('interrupted');
    expect(report.account.documents).toBeLessThan(8);
  });

  it('that comes when all is read finds a run that is complete', async () => {
    writeDumps(8);
    const report = await stopIn('store');
    expect(report.interrupted).toBe(false);
    expect(report.account).toMatchObject({ outcome: 'complete', documents: 8 });
  });
});

it('tells how much there is to read, what is known already left out', async () => {
  writeDumps(3);
  const sizeOf = (name: string): number => statSync(join(folder.path, 'dumps', name)).size;
  const told: RunProgress[] = [];
  const onProgress = (progress: RunProgress): void => void told.push(progress);
  await folder.run({ onProgress });
  const all = sizeOf('1.txt') + sizeOf('2.txt') + sizeOf('3.txt');
  expect(told.at(0)).toMatchObject({ phase: 'survey', bytes: 0, totalBytes: all });
  expect(told.at(-1)).toMatchObject({ bytes: all, totalBytes: all });
  folder.write('4.txt', textDump(4, { url: 'https://example.com/2019/03/case-4' }));
  told.length = 0;
  await folder.run({ onProgress });
  expect(told.at(-1)?.totalBytes).toBe(sizeOf('4.txt'));
});

it('says what it expects where it is given no inputs, and makes no archive', async () => {
  const config = join(folder.path, 'pipeline.config.ts');
  writeFileSync(config, 'export default {};');
  await expect(run({ config })).rejects.toThrow(/expected files, folders/);
  expect(() => folder.files('')).toThrow('ENOENT');
});

it('reads a file once, however it is spelled', async () => {
  writeDumps(2);
  const dumps = join(folder.path, 'dumps');
  const report = await folder.run({
    inputs: [`${dumps}/1.txt`, dumps, `${dumps}/../dumps/2.txt`, `${dumps}/./1.txt`, `${dumps}/{1,*}.txt`],
  });
  expect(report.account).toMatchObject({ documents: 2, decisions: { new: 2 }, files: { read: 2, skipped: 0 } });
});

describe('a run that fails', () => {
  const failing = (error: Error) =>
    folder.run({
      onProgress: ({ phase }) => {
        if (phase === 'store') throw error;
      },
    });

  it('by what it found throws that away: the next one is not to fail on it again', async () => {
    folder.write('bad.txt', textDump(1, { url: 'https://example.com/1' }));
    await expect(failing(new TypeError('on purpose'))).rejects.toThrow('on purpose');
    folder.remove('bad.txt');
    folder.write('good.txt', textDump(2, { url: 'https://example.com/2' }));
    const report = await folder.run();
    expect(report.account.documents).toBe(1);
    expect(folder.records().map(({ url }) => url)).toEqual(['https://example.com/2']);
  });

  it('by its disk keeps it for the next one', async () => {
    folder.write('first.txt', textDump(1, { url: 'https://example.com/1' }));
    await expect(failing(Object.assign(new Error('no room'), { code: 'ENOSPC' }))).rejects.toThrow('no room');
    folder.remove('first.txt');
    folder.write('second.txt', textDump(2, { url: 'https://example.com/2' }));
    expect((await folder.run()).account).toMatchObject({ documents: 2, decisions: { new: 2 } });
  });
});

describe('what is opened', () => {
  it('is closed, the last first, also after one that would not close', async () => {
    const opened = keepOpened();
    const closed: string[] = [];
    for (const name of ['a', 'b', 'c']) {
      opened.keep({
        close: () => {
          closed.push(name);
          if (name === 'b') throw new Error('b is stuck');
        },
      });
    }
    await expect(opened.close()).rejects.toThrow('b is stuck');
    expect(closed).toEqual(['c', 'b', 'a']);
  });
});
