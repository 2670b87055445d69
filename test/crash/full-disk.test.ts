/** A disk that is really full, and one that is really read-only: a small tmpfs. Only root may mount one. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acknowledgedRecords, findFlaws, findTornRecords, recordsOf } from './check-archive.ts';
import { inventDumps } from './invent-dumps.ts';
import { runProcess } from './run-process.ts';

const ARTICLES = 210;
/** KiB. Room for less than the catalog, for the survey, for a part of the records, nearly for all. */
const SIZES = [64, 300, 1100, 1900, 2600];

let folder: string;
let disk: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsmorgue-full-'));
  disk = join(folder, 'disk');
  mkdirSync(disk);
  inventDumps(folder, ARTICLES);
});
afterAll(() => {
  spawnSync('umount', [disk]);
  rmSync(folder, { recursive: true, force: true });
});

const mount = (options: string): number | null =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk]).status;
const remount = (options: string): number | null => spawnSync('mount', ['-o', `remount,${options}`, disk]).status;
const runInto = (archive: string, workers = 0) =>
  runProcess(['run', 'dumps', '--archive', archive, '--workers', String(workers)], { cwd: folder });

it('ends with 12 on a full disk and 1 on a read-only one; the next run goes on', { timeout: 300_000 }, async (test) => {
  if (mount(`size=${SIZES[0]}k`) !== 0) return test.skip('only root may mount a small file system');
  const archive = join(disk, 'archive');
  const acknowledged = new Map<string, string>();
  const codes: (number | null)[] = [];
  for (const [place, size] of SIZES.entries()) {
    expect(remount(`size=${size}k`)).toBe(0);
    // By turns on this thread and on one of its own.
    const { code, stderr } = await runInto(archive, place % 2);
    codes.push(code);
    expect(stderr, `with ${size} KiB`).toMatch(code === 0 ? /^$/ : /make room/);
    expect(stderr).not.toContain('bug');
    expect(findTornRecords(archive)).toEqual([]);
    for (const [path, sha256] of acknowledgedRecords(archive)) acknowledged.set(path, sha256);
  }
  expect(codes.slice(0, 3)).toEqual([12, 12, 12]);

  expect(remount('ro')).toBe(0);
  const refused = await runInto(archive);
  expect(refused.code, refused.stderr).toBe(1);
  expect(refused.stderr).toContain('read-only');
  expect(refused.stderr).not.toContain('bug');

  expect(remount('rw,size=64m')).toBe(0);
  expect(await runInto(archive)).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('took up a run that had been broken off'),
  });
  expect((await runInto(join(folder, 'whole'))).code).toBe(0);
  const records = recordsOf(archive);
  for (const [path, sha256] of acknowledged) expect(records.get(path)).toBe(sha256);
  expect(records).toEqual(recordsOf(join(folder, 'whole')));
  expect(findFlaws(archive)).toEqual([]);
});
