/** A run's account: put back from the index where that holds it, else what can still be read of it is kept. */
import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOG, listRuns, runFolder, startOfRun } from '../archive-layout.ts';
import { connectReadOnly } from '../catalog/connect-read-only.ts';
import { digestFile } from '../digest-file.ts';
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
export const isRubbish = (root: string, path: string): boolean =>
  path.endsWith('.jsonl') && readLinesOf(root, path).some((line) => parse(line) === undefined);

/** What can still be read of a damaged file of an account: its whole lines; of `run.json` what its lines say. */
export function salvageAccount(root: string, run: string, path: string): Uint8Array {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === RUN_JSON) return salvageRunJson(root, run, path);
  return Buffer.from(
    readLinesOf(root, path)
      .filter((line) => parse(line) !== undefined)
      .map((line) => `${line}\n`)
      .join(''),
  );
}

function salvageRunJson(root: string, run: string, path: string): Uint8Array {
  const text = existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '';
  if ((parse(text) as RunAccount | undefined)?.run === run) return Buffer.from(text);
  const lines = <Entry>(type: keyof typeof ACCOUNT_FILES): Entry[] =>
    readLinesOf(root, `${runFolder(run)}/${ACCOUNT_FILES[type]}`).flatMap((line) => (parse(line) as Entry) ?? []);
  const tally = tallyRun();
  for (const entry of lines<SourceEntry>('source')) tally.source(entry);
  for (const entry of lines<RejectEntry>('reject')) tally.reject(entry);
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

function readLinesOf(root: string, path: string): string[] {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8').split('\n').filter(Boolean) : [];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
