/**
 * `npm test`: runs every check and every test, reports them all, and fails if one of them failed.
 * Nothing passes by doing nothing: a check that read no file, a test file that did not run, and a test that was
 * skipped without a reason count as failures. The last line is the tally: `N passed, N failed`.
 * With names (`npm test lint types`) only those are run.
 */
import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CHECKS, type Check } from './checks.ts';
import { ACCOUNT_PATH, type TestAccount } from './report-tests.ts';

interface Tally {
  passed: number;
  failed: number;
}

process.chdir(join(import.meta.dirname, '..'));
const tally: Tally = { passed: 0, failed: 0 };
const asked = process.argv.slice(2);
const isAsked = (name: string) => asked.length === 0 || asked.includes(name);
for (const check of CHECKS.filter(({ name }) => isAsked(name))) count(await runCheck(check));
if (isAsked('tests')) await runTests();
const line = `${tally.passed} passed, ${tally.failed} failed`;
const tallyFile = process.env['NEWSMORGUE_TALLY'];
if (tallyFile !== undefined) writeFileSync(tallyFile, `${line}\n`);
console.log(line);
process.exitCode = tally.failed === 0 && tally.passed > 0 ? 0 : 1;

function count(ok: boolean): void {
  tally[ok ? 'passed' : 'failed'] += 1;
}

async function runCheck(check: Check): Promise<boolean> {
  const { code, output } = await run(check.command, { capture: true });
  const read = check.countRead(output);
  const ok = code === 0 && read > 0;
  const problem = code === 0 ? 'read nothing' : `exit code ${code}`;
  if (!ok) console.log(withoutFileList(output));
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${check.name} (${read} ${check.noun})${ok ? '' : `: ${problem}`}`);
  return ok;
}

/** tsc names the files it read, so that they can be counted; only what it found is worth printing. */
function withoutFileList(output: string): string {
  return output
    .split('\n')
    .filter((printed) => !printed.startsWith('/'))
    .join('\n');
}

async function runTests(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'newsmorgue-tests-'));
  const accountPath = join(folder, 'account.json');
  try {
    const command = [
      'vitest',
      'run',
      '--allowOnly=false',
      '--reporter=default',
      '--reporter=./scripts/report-tests.ts',
    ] as const;
    const { code } = await run(command, { capture: false, env: { [ACCOUNT_PATH]: accountPath } });
    judge(JSON.parse(readFileSync(accountPath, 'utf8')) as TestAccount, code);
  } catch (error) {
    console.log(`FAILED tests: vitest left no account (${error instanceof Error ? error.message : error})`);
    tally.failed += 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function judge(account: TestAccount, code: number | null): void {
  const ran = new Set(account.files);
  const forgotten = globSync('test/**/*.test.ts').filter((file) => !ran.has(resolve(file)));
  for (const file of forgotten) console.log(`FAILED ${file}: was not run`);
  for (const { name, reason } of account.skipped) {
    console.log(reason === null ? `FAILED ${name}: skipped without a reason` : `skipped ${name}: ${reason}`);
  }
  const unexplained = account.skipped.filter(({ reason }) => reason === null).length;
  const failed = account.failed + account.errors + forgotten.length + unexplained;
  tally.passed += account.passed;
  tally.failed += failed === 0 && code !== 0 ? 1 : failed;
}

interface Outcome {
  readonly code: number | null;
  readonly output: string;
}

function run(command: readonly string[], { capture, env = {} }: { capture: boolean; env?: Record<string, string> }) {
  const [name = '', ...parameters] = command;
  return new Promise<Outcome>((settle, fail) => {
    const child = spawn(name, parameters, {
      env: { ...process.env, ...env },
      stdio: ['ignore', capture ? 'pipe' : 'inherit', capture ? 'pipe' : 'inherit'],
    });
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', fail);
    child.on('close', (code) => settle({ code, output: Buffer.concat(chunks).toString('utf8') }));
  });
}
