/** The runs: each account whole, each manifest readable, each `run.json` naming the one before. */
import { hash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listRuns, ORIGINALS, RECORDS, RUNS, runFolder } from '../archive-layout.ts';
import { digestFile } from '../digest-file.ts';
import { readBytesAt, readLines } from '../read-lines.ts';
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
  /** What the next run may name: none before the first. */
  let before: readonly (string | null)[] = [null];
  for (const run of runs) {
    const isBlank = readManifest(check, run);
    const path = `${runFolder(run)}/${RUN_JSON}`;
    const account = readAccount(check, run, path, isBlank);
    if (account !== undefined && !before.includes(account.previous)) {
      const there = before[0] === null ? 'and none is there' : 'than the one that is there';
      const problem = `it names ${before[0] === null ? 'a' : 'another'} run.json before it ${there}`;
      check.found({ path, kind: 'damaged', run, problem });
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

/** Of very many the first say enough. */
const MOST_PROBLEMS = 20;
const NEWLINE = 10;

/** @returns whether there is none at all */
function readManifest(check: RunCheck, run: string): boolean {
  const { root, ledger, gaps, found } = check;
  const folder = runFolder(run);
  const path = `${folder}/${MANIFEST}`;
  const problems: string[] = [];
  try {
    if (isCut(join(root, path))) problems.push('its last line is cut');
    let line = 0;
    for (const { text } of readLines(join(root, path))) {
      const problem = enterLine(check, run, text);
      line++;
      if (problem !== undefined && problems.length < MOST_PROBLEMS) problems.push(`line ${line} ${problem}`);
    }
  } catch (error) {
    found({ path, kind: 'missing', run, problem: `the run's manifest can't be read: ${(error as Error).message}` });
    return true;
  }
  for (const name of [...Object.values(ACCOUNT_FILES), RUN_JSON]) {
    if (ledger.find(`${folder}/${name}`) === undefined) problems.push(`it doesn't name ${name}`);
  }
  if (problems.length === 0) return false;
  const known = gaps.losses.filter((loss) => loss.path === path);
  const isKnown = known.length > 0 && known.some(({ now }) => now === digestFile(join(root, path)));
  if (!isKnown) found({ path, kind: 'damaged', run, problem: problems.join('; ') });
  return false;
}

function isCut(path: string): boolean {
  const { size } = statSync(path);
  return size > 0 && readBytesAt(path, size - 1, 1)[0] !== NEWLINE;
}

/** @returns what is wrong with a line */
function enterLine({ ledger, gaps }: RunCheck, run: string, text: string): string | undefined {
  const match = LINE.exec(text);
  if (match === null || !SAFE.test(match[2] as string)) return 'names no file of an archive';
  const file = { sha256: match[1] as string, path: match[2] as string, run };
  const before = ledger.add(file) ? undefined : ledger.find(file.path);
  if (before === undefined) return undefined;
  // A version that was lost may be written again, from its dump.
  const isAgain = before.run !== run && gaps.current(before.path, before.sha256) === null;
  if (!isAgain) return `names ${file.path}, which was named before`;
  ledger.replace(file);
  return undefined;
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
