/** A run's account: put back from the index where that holds it, else what can still be read of it is kept. */
import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOG, listRuns, runFolder, startOfRun } from '../archive-layout.ts';
import { connectReadOnly } from '../catalog/connect-read-only.ts';
import { digestFile } from '../digest-file.ts';
import { readLines } from '../read-lines.ts';
import type { RejectEntry, RunAccount, SourceEntry } from '../runs/account.ts';
import { tallyRun } from '../runs/tally-run.ts';
import { ACCOUNT_FILES, RUN_JSON } from '../runs/write-account.ts';

/** A run's `run.json` with the digest it had, as the catalog remembers it. */
export function restoreAccount(root: string, run: string, sha256: string): Uint8Array | undefined {
  if (!existsSync(join(root, CATALOG))) return undefined;
  try {
    const database = connectReadOnly(join(root, CATALOG));
    try {
      const row = database.prepare('SELECT account FROM runs WHERE run = ?').get(run);
      if (row === undefined) return undefined;
      const bytes = Buffer.from(`${JSON.stringify(JSON.parse(row['account'] as string), null, 2)}\n`);
      return hash('sha256', bytes) === sha256 ? bytes : undefined;
    } finally {
      database.close();
    }
  } catch {
    return undefined;
  }
}

/** Whether a line of an account is none. */
export function isRubbish(root: string, path: string): boolean {
  if (!path.endsWith('.jsonl')) return false;
  for (const { entry } of linesOf(root, path)) if (entry === undefined) return true;
  return false;
}

/** What can still be read of a damaged file of an account: its whole lines; of `run.json` what its lines say. */
export function salvageAccount(root: string, run: string, path: string): Uint8Array {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === RUN_JSON) return salvageRunJson(root, run, path);
  const whole: Buffer[] = [];
  for (const { text, entry } of linesOf(root, path)) if (entry !== undefined) whole.push(Buffer.from(`${text}\n`));
  return Buffer.concat(whole);
}

function salvageRunJson(root: string, run: string, path: string): Uint8Array {
  const text = existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '';
  if ((parse(text) as RunAccount | undefined)?.run === run) return Buffer.from(text);
  const tally = tallyRun();
  const place = (type: keyof typeof ACCOUNT_FILES): string => `${runFolder(run)}/${ACCOUNT_FILES[type]}`;
  for (const { entry } of linesOf(root, place('source'))) if (entry !== undefined) tally.source(entry as SourceEntry);
  for (const { entry } of linesOf(root, place('reject'))) if (entry !== undefined) tally.reject(entry as RejectEntry);
  const started = startOfRun(run);
  const account: RunAccount = {
    format: 'newsmorgue/run/1',
    run,
    tool: 'unknown (repaired)',
    started,
    ended: started,
    outcome: 'interrupted',
    inputs: [],
    ...tally.counts(),
    digests: { config: '', rules: '' },
    previous: digestBefore(root, run),
  };
  return Buffer.from(`${JSON.stringify(account, null, 2)}\n`);
}

function digestBefore(root: string, run: string): string | null {
  const runs = listRuns(root);
  const before = runs[runs.indexOf(run) - 1];
  const path = before === undefined ? undefined : join(root, runFolder(before), RUN_JSON);
  return path === undefined || !existsSync(path) ? null : digestFile(path);
}

/** What its lines say, undefined where one went bad; not the empty ones. A file may be too large for one string. */
function* linesOf(root: string, path: string): Generator<{ readonly text: string; readonly entry: unknown }> {
  if (!existsSync(join(root, path))) return;
  for (const { text } of readLines(join(root, path), true)) if (text !== '') yield { text, entry: parse(text) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
