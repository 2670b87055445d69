import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acknowledgedRecords, findFlaws, findTornRecords, recordsOf } from './check-archive.ts';
import { createDice } from './create-dice.ts';
import { inventDumps } from './invent-dumps.ts';
import { runProcess, STOP_AT_OPERATION } from './run-process.ts';

/** More than are marked at once, so that there is something to go on with. */
const ARTICLES = 210;
/** The first two hundred entries of the survey's journal: documents and a few files. */
const MARKED = /"documents":19\d,/;
/** Where there is no such folder yet, a batch is moved there whole. */
const RECORDS_PLACED = /^rename .*\/records(?:\/|$)/;
const TAKEN_UP = 'took up a run that had been broken off';
const SEED = 20_261_124;

let folder: string;
let whole: ReadonlyMap<string, string>;
/** Every change of an undisturbed run to the file system: what it was, and of what. */
let operations: readonly string[];
/** The same of the thread that writes, of a run that has one. */
let writerOperations: readonly string[];

const archive = (name: string): string => join(folder, name);
const runInto = (name: string, env: Readonly<Record<string, string>> = {}, workers = 0) =>
  runProcess(['run', 'dumps', '--archive', name, '--workers', String(workers), '--log-level', 'warn'], {
    cwd: folder,
    env,
    preload: STOP_AT_OPERATION,
  });
const runThreaded = (name: string, env: Readonly<Record<string, string>> = {}) =>
  runInto(name, { ON_THREAD: '1', ...env }, 1);

async function traceRun(run: typeof runThreaded, name: string): Promise<readonly string[]> {
  const { code, stderr } = await run(name, { TRACE_TO: join(folder, 'trace') });
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return readFileSync(join(folder, 'trace'), 'utf8').split('\n');
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'newsmorgue-kill-'));
  inventDumps(folder, ARTICLES);
  operations = await traceRun(runInto, 'whole');
  whole = recordsOf(archive('whole'));
  writerOperations = await traceRun(runThreaded, 'threaded');
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Which operation, from 1, is the `count`th of that kind. */
function findOperation(pattern: RegExp, count = 1): number {
  const found = operations.flatMap((operation, index) => (pattern.test(operation) ? [index + 1] : []));
  return found[count - 1] ?? Number.NaN;
}

/** Kills a run, runs again, and compares with a run that nobody disturbed. @returns what the second run logged */
async function killAndGoOn(stop: number, run: typeof runThreaded = runInto): Promise<string> {
  const name = `killed-${run === runInto ? 'at' : 'on-thread-at'}-${stop}`;
  const root = archive(name);
  const killed = await run(name, { STOP_AT: String(stop) });
  expect(killed.signal, `at ${stop}: ${killed.stderr}`).toBe('SIGKILL');
  const acknowledged = acknowledgedRecords(root);
  expect(findTornRecords(root)).toEqual([]);

  const next = await runInto(name);
  expect(next.code, next.stderr).toBe(0);
  const records = recordsOf(root);
  for (const [path, sha256] of acknowledged) expect(records.get(path), `at ${stop}`).toBe(sha256);
  expect(records, `killed at operation ${stop}`).toEqual(whole);
  expect(findFlaws(root), `killed at operation ${stop}`).toEqual([]);
  expect(readdirSync(join(root, 'wal'))).toEqual(['lock.sqlite']);
  rmSync(root, { recursive: true });
  return next.stderr;
}

describe('a run that is killed', { timeout: 120_000 }, () => {
  const roll = createDice(SEED);

  it('is whole when it is left alone', () => {
    expect(whole.size).toBeGreaterThan(ARTICLES);
    expect(operations.length).toBeGreaterThan(2 * ARTICLES);
    expect(findFlaws(archive('whole'))).toEqual([]);
  });

  it('is gone on with where it was in its survey', async () => {
    const secondMark = findOperation(/^fdatasync .*survey$/, 2);
    expect(await killAndGoOn(secondMark + 1)).toMatch(MARKED);
  });

  it('is gone on with after it stored records, and before it has accounted for them', async () => {
    const stored = findOperation(RECORDS_PLACED);
    const accounted = findOperation(/^rename .*\/runs\/\S+$/);
    expect(await killAndGoOn(stored + 1 + roll(accounted - stored))).toContain(TAKEN_UP);
  });

  it('is gone on with when it had stored a part of its records', async () => {
    const small = { BATCH_KIB: '64' };
    const run: typeof runThreaded = (name, env = {}) => runInto(name, { ...small, ...env });
    const traced = await traceRun(run, 'in-batches');
    expect(recordsOf(archive('in-batches'))).toEqual(whole);
    const acknowledged = traced.flatMap((operation, index) =>
      /^fdatasync .*\.wal$/.test(operation) ? [index + 1] : [],
    );
    // One for its beginning, one for its end.
    expect(acknowledged.length).toBeGreaterThan(6);
    const stop = (acknowledged[3] as number) + 1 + roll(4);
    const name = `killed-between-batches-at-${stop}`;
    await run(name, { STOP_AT: String(stop) });
    const stored = acknowledgedRecords(archive(name)).size;
    expect(stored).toBeGreaterThan(0);
    expect(stored).toBeLessThan(whole.size);
    rmSync(archive(name), { recursive: true });
    expect(await killAndGoOn(stop, run)).toContain(TAKEN_UP);
  });

  it('leaves the same whichever thread writes', async () => {
    expect(recordsOf(archive('threaded'))).toEqual(whole);
    expect(writerOperations.filter((operation) => RECORDS_PLACED.test(operation))).not.toEqual([]);
    await killAndGoOn(1 + roll(writerOperations.length - 2), runThreaded);
  });

  it('is gone on with from anywhere', async () => {
    await Promise.all([1, 2].map(() => killAndGoOn(1 + roll(operations.length - 2))));
  });
});
