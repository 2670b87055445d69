/** The runs: each account whole, each manifest readable, each `run.json` naming the one before. */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listRuns, ORIGINALS, RECORDS, RUNS, runFolder } from '../archive-layout.ts';
import type { RunAccount } from '../runs/account.ts';
import { ACCOUNT_FILES, MANIFEST, RUN_JSON } from '../runs/write-account.ts';
import type { AcceptedGaps } from './accepted-gaps.ts';
import type { Finding } from './finding.ts';
import type { Ledger } from './ledger.ts';

export interface RunCheck {
  readonly root: string;
  readonly ledger: Ledger;
  readonly gaps: AcceptedGaps;
  readonly found: (finding: Finding) => void;
}

const LINE = /^([0-9a-f]{64}) {2}(\S.*)$/;
const SAFE = new RegExp(`^(?:${RECORDS}|${RUNS}|${ORIGINALS})/(?!.*(?:^|/)\\.\\.(?:/|$))`);

/** Reads all manifests into the ledger and follows the chain. @returns the runs, in order */
export function checkRuns(check: RunCheck): readonly string[] {
  const runs = listRuns(check.root);
  let before: readonly string[] | null = null;
  for (const run of runs) {
    const isBlank = readManifest(check, run);
    const path = `${runFolder(run)}/${RUN_JSON}`;
    const account = readAccount(check, run, path, isBlank);
    if (account !== undefined && before !== null && !before.includes(account.previous ?? '')) {
      check.found({
        path,
        kind: 'damaged',
        run,
        problem: 'it names another run.json before it than the one that is there',
      });
    }
    before = digestsOf(check, path);
  }
  return runs;
}

/** What the next run may name: what the manifest says it was, and what stands there. */
function digestsOf({ root, ledger, gaps }: RunCheck, path: string): string[] {
  const stated = ledger.find(path)?.sha256;
  const digests = stated === undefined ? [] : [stated, gaps.current(path, stated) ?? stated];
  try {
    return [...digests, hash('sha256', readFileSync(join(root, path)))];
  } catch {
    return digests;
  }
}

/** @returns whether there is none at all */
function readManifest({ root, ledger, gaps, found }: RunCheck, run: string): boolean {
  const folder = runFolder(run);
  const path = `${folder}/${MANIFEST}`;
  let text: string;
  try {
    text = readFileSync(join(root, path), 'utf8');
  } catch (error) {
    found({ path, kind: 'missing', run, problem: `the run's manifest can't be read: ${(error as Error).message}` });
    return true;
  }
  const lines = text.split('\n');
  const isCut = lines.pop() !== '';
  const problems: string[] = isCut ? ['its last line is cut'] : [];
  for (const [index, line] of lines.entries()) {
    const match = LINE.exec(line);
    if (match === null || !SAFE.test(match[2] as string))
      problems.push(`line ${index + 1} names no file of an archive`);
    else {
      const file = { sha256: match[1] as string, path: match[2] as string, run };
      const before = ledger.add(file) ? undefined : ledger.find(file.path);
      if (before === undefined) continue;
      // A version that was lost may be written again, from its dump.
      if (before.run !== run && gaps.current(before.path, before.sha256) === null) ledger.replace(file);
      else problems.push(`line ${index + 1} names ${file.path}, which was named before`);
    }
  }
  for (const name of [...Object.values(ACCOUNT_FILES), RUN_JSON]) {
    if (ledger.find(`${folder}/${name}`) === undefined) problems.push(`it doesn't name ${name}`);
  }
  const known = gaps.losses.some((loss) => loss.path === path && loss.now === hash('sha256', text));
  if (problems.length > 0 && !known) found({ path, kind: 'damaged', run, problem: problems.join('; ') });
  return false;
}

function readAccount({ root, found }: RunCheck, run: string, path: string, isBlank: boolean): RunAccount | undefined {
  let problem: string;
  try {
    const account = JSON.parse(readFileSync(join(root, path), 'utf8')) as RunAccount;
    if (account.format === 'newsmorgue/run/1' && account.run === run) return account;
    problem = `expected the account of ${run}, got that of ${account.run}`;
  } catch (error) {
    problem = (error as Error).message;
  }
  // Where there is a manifest, the comparison with its digest tells of it.
  if (isBlank) found({ path, kind: 'damaged', run, problem });
  return undefined;
}
