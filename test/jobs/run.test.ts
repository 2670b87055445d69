import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepOpened } from '../../src/jobs/close-all.ts';
import { run } from '../../src/jobs/run.ts';
import { textDump } from '../pipeline/invented-news.ts';
import { createRunFolder, type RunFolder } from '../pipeline/run-in-folder.ts';

let folder: RunFolder;
beforeEach(() => {
  folder = createRunFolder();
});
afterEach(() => folder.clear());

const writeDumps = (count: number): void => {
  for (let seed = 1; seed <= count; seed++) {
    const url = `https://example.com/2019/03/case-${seed}`;
    folder.write(`${seed}.txt`, textDump(seed, { url }));
  }
};

/** A run that is told to stop once its `phase` has begun. */
function stopIn(phase: 'survey' | 'store') {
  const stop = new AbortController();
  return folder.run({ signal: stop.signal, onProgress: (progress) => progress.phase === phase && stop.abort() });
}

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
