/**
 * `npm run soak -- [--runs N] [--seed N]`: an archive as cron keeps it. Dumps arrive, runs overlap, some are killed, some
 * are stopped by a signal; at the end one run is left alone, and nothing that ever arrived may be missing.
 */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTool } from '../../scripts/tool.ts';
import { parsePositive } from '../../src/cli/shared-options.ts';
import { textDump } from '../pipeline/invented-news.ts';
import { acknowledgedRecords, findFlaws, findTornRecords, recordsOf } from './check-archive.ts';
import { createDice } from './create-dice.ts';
import { inventDumps } from './invent-dumps.ts';
import { runProcess, startProcess } from './run-process.ts';

const { runs: RUNS, seed } = createTool(
  'npm run soak --',
  'Keeps an archive as cron does: dumps arrive, runs overlap and are killed.',
)
  .option('--runs <count>', 'how many', parsePositive, 40)
  .option('--seed <number>', 'of what happens', parsePositive, 1)
  .parse()
  .opts<{ readonly runs: number; readonly seed: number }>();
const roll = createDice(seed);
/** Milliseconds after which a run is killed, at most: some are done by then. */
const LONGEST = 4000;

const folder = mkdtempSync(join(tmpdir(), 'newsmorgue-soak-'));
const archive = join(folder, 'archive');
const acknowledged = new Map<string, string>();
const outcomes = new Map<string, number>();
const problems: string[] = [];

const count = (name: string): void => void outcomes.set(name, (outcomes.get(name) ?? 0) + 1);

/** One line of the crontab coming round, which now and then ends badly. */
async function runOnce(number: number): Promise<void> {
  const { child, outcome } = startProcess(['run', 'dumps', '--quiet', '--workers', '0'], { cwd: folder });
  const fate = roll(4);
  const timer = setTimeout(() => child.kill(fate === 0 ? 'SIGTERM' : 'SIGKILL'), roll(LONGEST));
  if (fate > 1) clearTimeout(timer);
  const { code, signal, stderr } = await outcome;
  clearTimeout(timer);
  count(String(code ?? signal));
  // SIGTERM by its own name: it came before the process had begun to listen, and a shell calls that 143 as well.
  const fine = signal !== null || [0, 11, 143].includes(code ?? -1);
  if (!fine) problems.push(`run ${number} ended with ${code ?? signal}: ${stderr}`);
}

/** Nobody is writing now. */
function look(number: number): void {
  problems.push(...findTornRecords(archive).map((flaw) => `after run ${number}: ${flaw}`));
  for (const [path, sha256] of acknowledgedRecords(archive)) acknowledged.set(path, sha256);
}

try {
  inventDumps(folder, 120);
  for (let number = 1; number <= RUNS; number += 2) {
    const name = `n-${number}.txt`;
    writeFileSync(join(folder, 'dumps', name), textDump(800_000 + number, { url: `https://example.org/${number}` }));
    const first = runOnce(number);
    await sleep(roll(700));
    await Promise.all([first, runOnce(number + 1)]);
    look(number + 1);
  }
  const last = await runProcess(['run', 'dumps', '--quiet'], { cwd: folder });
  if (last.code !== 0) problems.push(`the last run ended with ${last.code}: ${last.stderr}`);
  const whole = await runProcess(['run', 'dumps', '--quiet', '--archive', 'whole'], { cwd: folder });
  if (whole.code !== 0) problems.push(`the undisturbed run ended with ${whole.code}: ${whole.stderr}`);

  const records = recordsOf(archive);
  const lost = [...acknowledged].filter(([path, sha256]) => records.get(path) !== sha256);
  problems.push(...lost.map(([path]) => `acknowledged and lost: ${path}`), ...findFlaws(archive));
  const missing = [...recordsOf(join(folder, 'whole')).keys()].filter((path) => !records.has(path));
  problems.push(...missing.map((path) => `not there: ${path}`));
  const left = readdirSync(join(archive, 'wal')).filter((name) => name !== 'lock.sqlite');
  problems.push(...left.map((name) => `left over: wal/${name}`));

  const ends = [...outcomes].map(([name, times]) => `${times} × ${name}`).join(', ');
  console.log(`${RUNS} runs (${ends}); ${records.size} records`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const problem of problems) console.log(problem);
console.log(`${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
