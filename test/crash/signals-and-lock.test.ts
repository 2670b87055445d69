import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listRuns, runFolder } from '../../src/archive/archive-layout.ts';
import { ArchiveLocked } from '../../src/archive/errors.ts';
import { openArchiveWriter } from '../../src/archive/open-archive.ts';
import { run } from '../../src/jobs/run.ts';
import { findFlaws, recordsOf } from './check-archive.ts';
import { inventDumps } from './invent-dumps.ts';
import { type RunningProcess, runProcess, startProcess } from './run-process.ts';

const ARTICLES = 300;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsmorgue-signals-'));
  inventDumps(folder, ARTICLES);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const archive = (name: string): string => join(folder, name);

/** A run from a pipe that has been told a lot and waits for more. */
async function startWaiting(name: string): Promise<RunningProcess> {
  const args = ['run', '-', 'dumps/b-text.txt', '--archive', name, '--workers', '1'];
  const running = startProcess(args, { cwd: folder, stdin: 'pipe' });
  running.child.stdin?.on('error', () => {});
  running.child.stdin?.write(readFileSync(join(folder, 'dumps/a-first.jsonl')));
  const wal = join(archive(name), 'wal');
  while (!existsSync(wal) || !readdirSync(wal).some((entry) => entry.endsWith('.spool'))) await sleep(20);
  await sleep(200);
  return running;
}

describe('a signal', { timeout: 120_000 }, () => {
  it('lets a run store what it has read, write its account, and exit with 128+N', async () => {
    const { child, outcome } = await startWaiting('stopped');
    child.kill('SIGTERM');
    const { code, signal, stderr } = await outcome;
    expect({ code, signal }).toEqual({ code: 143, signal: null });
    expect(stderr).toContain('finishing the batch');
    const root = archive('stopped');
    const account = JSON.parse(readFileSync(join(root, runFolder(listRuns(root)[0] as string), 'run.json'), 'utf8'));
    expect(account).toMatchObject({ outcome: 'interrupted', documents: recordsOf(root).size });
    expect(findFlaws(root)).toEqual([]);
    expect(readdirSync(join(root, 'wal'))).toEqual(['lock.sqlite']);
  });

  it('ends it at once when it comes a second time, which is safe', async () => {
    const args = ['run', 'dumps', '--archive', 'twice', '--workers', '1'];
    const { child, outcome } = startProcess(args, { cwd: folder });
    child.stderr?.once('data', () => child.kill('SIGINT'));
    while (!existsSync(join(archive('twice'), 'wal/lock.sqlite'))) await sleep(10);
    child.kill('SIGTERM');
    expect((await outcome).code).toBe(130);

    const next = await runProcess(['run', 'dumps', '--archive', 'twice'], { cwd: folder });
    expect(next.code, next.stderr).toBe(0);
    expect(recordsOf(archive('twice')).size).toBeGreaterThan(ARTICLES);
    expect(findFlaws(archive('twice'))).toEqual([]);
  });
});

/** Names, sizes and times. To read the lock's file would free the lock: it is this process's. */
function describeTree(root: string): readonly string[] {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
  return names.map((name) => {
    const { size, mtimeMs } = statSync(join(root, name));
    return `${name} ${size} ${mtimeMs}`;
  });
}

describe('a second run', { timeout: 120_000 }, () => {
  it('exits with 11 and has written nothing', async () => {
    const root = archive('held');
    const holder = await openArchiveWriter(root);
    try {
      const before = describeTree(root);
      const { code, stderr } = await runProcess(['run', 'dumps', '--archive', 'held'], { cwd: folder });
      expect(code).toBe(11);
      expect(stderr).toContain('another run is writing');
      expect(describeTree(root)).toEqual(before);
    } finally {
      holder.close();
    }
  });

  it('has not even opened its inputs', async () => {
    const holder = await openArchiveWriter(archive('held'));
    let opened = false;
    const stdin = (async function* () {
      opened = true;
      yield Buffer.from('');
    })();
    try {
      await expect(run({ inputs: ['-'], stdin, archive: archive('held'), workers: 0 })).rejects.toThrow(ArchiveLocked);
      expect(opened).toBe(false);
    } finally {
      holder.close();
    }
  });

  it('may wait for the first', async () => {
    const holder = await openArchiveWriter(archive('held'));
    const args = ['run', 'dumps/b-text.txt', '--archive', 'held', '--lock-wait', '60'];
    const { child, outcome } = startProcess(args, { cwd: folder });
    await Promise.race([sleep(1500), once(child, 'exit')]);
    expect(child.exitCode).toBeNull();
    holder.close();
    expect((await outcome).code).toBe(0);
  });
});
