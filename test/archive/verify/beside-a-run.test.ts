import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { IndexDamaged } from '../../../src/archive/duplicate-index/index-damaged.ts';
import { openDuplicateIndex } from '../../../src/archive/duplicate-index/open-duplicate-index.ts';
import { openArchiveWriter } from '../../../src/archive/open-archive.ts';
import type { Finding } from '../../../src/archive/verify/finding.ts';
import { verifyArchive } from '../../../src/archive/verify/verify-archive.ts';
import { shingleText } from '../../../src/text/shingles/shingle.ts';
import { fillArchive, NOON } from '../fill-archive.ts';
import { inventRecord, RUN, store } from '../invent-article.ts';

/** What another process does at the moment that is named, once. */
const meanwhile = vi.hoisted(() => ({ applying: [] as (() => void)[], reading: [] as (() => void)[] }));

vi.mock('../../../src/archive/runs/apply-run.ts', async (original) => {
  const real = await original<typeof import('../../../src/archive/runs/apply-run.ts')>();
  const applyRun: typeof real.applyRun = (...given) => {
    real.applyRun(...given);
    meanwhile.applying.pop()?.();
  };
  return { ...real, applyRun };
});
vi.mock('../../../src/archive/duplicate-index/check-all-shingles.ts', async (original) => {
  const real = await original<typeof import('../../../src/archive/duplicate-index/check-all-shingles.ts')>();
  const checkAllShingles: typeof real.checkAllShingles = (folder) => {
    meanwhile.reading.pop()?.();
    real.checkAllShingles(folder);
  };
  return { checkAllShingles };
});

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'newsmorgue-test-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function check(): Finding[] {
  const findings: Finding[] = [];
  verifyArchive(root, {}, (finding) => findings.push(finding));
  return findings;
}

it('a run that commits while the check makes a catalog of its own is no damage', async () => {
  await fillArchive(root);
  let commits = 0;
  for (const trade of ['bakery', 'smithy']) {
    const record = inventRecord({ url: `https://example.org/${trade}`, title: trade, paragraphs: [`A ${trade}.`] });
    const writer = await openArchiveWriter(root, { now: () => NOON + 60_000 * (commits + 1) });
    writer.begin(RUN);
    store(writer, record);
    const before = commits;
    meanwhile.applying.push(() => {
      writer.commit('complete');
      writer.close();
      commits++;
    });
    expect(check()).toEqual([]);
    expect(commits).toBe(before + 1);
  }
  expect(check()).toEqual([]);
});

it('a run that puts other files of the duplicate index in place while they are read is no damage', async () => {
  await fillArchive(root);
  const folder = join(root, 'index', 'duplicates');
  const index = openDuplicateIndex(folder);
  const add = (key: number): void => {
    index.add({ key, ...shingleText(`The council voted for ferry number ${key} again, after nine winters.`) });
    index.commit(`run ${key}`);
  };
  add(1);
  const tear = (): never => {
    throw new IndexDamaged(folder, 'a file is not there');
  };
  meanwhile.reading.push(() => {
    add(2);
    tear();
  });
  expect(check()).toEqual([]);
  meanwhile.reading.push(tear);
  expect(check()).toMatchObject([{ path: 'index/duplicates', kind: 'damaged' }]);
  index.close();
});
