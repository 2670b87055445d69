/**
 * Kills a run at one of SQLite's own writes after another, which no hook of Node's sees: in the catalog, its log, the lock.
 * By `strace`, each in a process of its own. All of it is a cache; the next run has to bring it to what the files say.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../src/jobs/run.ts';
import { verify } from '../../src/jobs/verify.ts';
import { textDump } from '../pipeline/invented-news.ts';
import { findFlaws, findTornRecords, recordsOf } from './check-archive.ts';
import { emptyTally, type Tally } from './judge-stop.ts';

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');
/** Node writes with `write`; where a place is named it is SQLite. */
const CALL = 'pwrite64';
const INPUTS = ['catalogued'];

/** @returns undefined where there is no strace */
export async function sweepCatalog(folder: string, from: number, every: number): Promise<Tally | undefined> {
  mkdirSync(join(folder, INPUTS[0] as string));
  for (const seed of [1, 2, 3]) {
    writeFileSync(
      join(folder, INPUTS[0] as string, `${seed}.txt`),
      textDump(seed, { url: `https://example.com/${seed}` }),
    );
  }
  const writes = countWrites(folder);
  if (writes === undefined) return undefined;
  const expected = JSON.stringify([...recordsOf(join(folder, 'counted'))]);
  const tally = emptyTally();
  const archive = join(folder, 'archive');
  for (let at = from; at <= writes; at += every) {
    rmSync(archive, { recursive: true, force: true });
    trace(folder, archive, ['-e', `inject=${CALL}:signal=SIGKILL:when=${at}`]);
    tally.points++;
    if (findTornRecords(archive).length > 0) tally.torn++;
    await run({ inputs: INPUTS, archive, workers: 0 });
    const flaws = [...findFlaws(archive), ...(await verify({ archive })).findings.map(({ path }) => path)];
    if (flaws.length > 0) tally.flawed++;
    if (JSON.stringify([...recordsOf(archive)]) !== expected) tally.different++;
    if (flaws.length > 0) console.error(`catalog, killed at ${at}: ${flaws.join('; ')}`);
  }
  return tally;
}

function countWrites(folder: string): number | undefined {
  const log = join(folder, 'trace');
  const { status } = trace(folder, join(folder, 'counted'), ['-o', log]);
  return status === 0 ? readFileSync(log, 'utf8').split(`${CALL}(`).length - 1 : undefined;
}

function trace(folder: string, archive: string, options: readonly string[]) {
  const command = [process.execPath, MAIN, 'run', ...INPUTS, '--archive', archive, '--workers', '0', '--quiet'];
  return spawnSync('strace', ['-f', '-qq', '-e', `trace=${CALL}`, ...options, ...command], { cwd: folder });
}
