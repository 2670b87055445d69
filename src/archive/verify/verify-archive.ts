/**
 * Checks an archive against itself: manifests, the chain of runs, digests, records and their versions, the runs' lines,
 * the indexes. Nothing is touched. A run may be going on: what it has put in place is not told as extra.
 */
import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ARCHIVE_JSON, compareRuns, lastRun, listRuns, runFolder, runId } from '../archive-layout.ts';
import { describeArchive } from '../create-archive.ts';
import { digestFile } from '../digest-file.ts';
import { readManifest } from '../runs/apply-run.ts';
import { MANIFEST, RUN_JSON } from '../runs/write-account.ts';
import { readAcceptedGaps } from './accepted-gaps.ts';
import { checkAccount } from './check-accounts.ts';
import { findExtras } from './check-extras.ts';
import { checkFiles } from './check-files.ts';
import { checkIndexes } from './check-index.ts';
import { checkRuns, type RunCheck } from './check-runs.ts';
import type { Finding, VerifyOptions, VerifySummary } from './finding.ts';
import { createLedger, type LedgerFile } from './ledger.ts';

/**
 * @param found told of everything that is wrong, each thing once
 * @throws NotAnArchive
 */
export function verifyArchive(root: string, options: VerifyOptions, found: (finding: Finding) => void): VerifySummary {
  const place = resolve(root);
  const tell = tellOnce(found);
  checkDescription(place, tell);
  const ledger = createLedger();
  try {
    const gaps = readAcceptedGaps(place, tell);
    const check: RunCheck = { root: place, ledger, gaps, found: tell };
    const runs = checkRuns(check);
    const wants = chooseFiles(options);
    const missing: LedgerFile[] = [];
    const checked = checkFiles(check, wants, (file) => missing.push(file), options.onProgress ?? (() => {}));
    reportPlaces(check, missing, wants.isWanted);
    for (const run of runs)
      if (wants.isWanted(run)) checkAccount(check, run, (path) => wants({ path, run, sha256: '' }));
    // What the catalog says of damaged files it may say with good reason.
    const isWhole = (options.sample ?? 1) >= 1 && options.since === undefined && !tell.hasTold();
    checkIndexes(check, runs, isWhole);
    const { forgotten, losses } = gaps;
    return { runs: runs.length, files: ledger.count, checked, forgotten, losses: losses.length };
  } finally {
    ledger.close();
  }
}

/** A folder without a readable ARCHIVE.json is no archive, unless it has runs. */
function checkDescription(root: string, found: (finding: Finding) => void): void {
  try {
    describeArchive(root);
  } catch (error) {
    if (lastRun(root) === undefined) throw error;
    found({ path: ARCHIVE_JSON, kind: 'damaged', problem: (error as Error).message });
  }
}

/** A file is named once, by what was found first: what follows from a damage isn't another. */
function tellOnce(found: (finding: Finding) => void): ((finding: Finding) => void) & { hasTold(): boolean } {
  const told = new Set<string>();
  const tell = (finding: Finding): void => {
    if (told.has(finding.path)) return;
    told.add(finding.path);
    found(finding);
  };
  return Object.assign(tell, { hasTold: () => told.size > 0 });
}

/** A file that lies under another name than its manifest says: the manifest went bad, and nothing is missing. */
function reportPlaces(check: RunCheck, missing: readonly LedgerFile[], isWanted: (run: string) => boolean): void {
  const { root, found } = check;
  const lost = new Map(missing.map((file) => [file.sha256, file]));
  for (const path of ownExtras(check)) {
    const file = lost.size === 0 ? undefined : lost.get(digestOf(join(root, path)));
    if (file === undefined) found({ path, kind: 'extra', problem: 'no run wrote it' });
    else {
      lost.delete(file.sha256);
      const manifest = `${runFolder(file.run)}/${MANIFEST}`;
      found({ path: manifest, kind: 'damaged', run: file.run, problem: `it calls ${path} by the name ${file.path}` });
    }
  }
  for (const { path, run } of lost.values()) {
    if (isWanted(run)) found({ path, kind: 'missing', run, problem: 'its run wrote it, and it is not there' });
  }
}

/** Not those that a run has put in place and accounted for since the manifests were read. */
function ownExtras({ root, ledger }: RunCheck): string[] {
  const extras = [...findExtras(root, ledger)];
  if (extras.length === 0) return extras;
  const since = createLedger();
  try {
    const fresh = listRuns(root).filter((run) => ledger.find(`${runFolder(run)}/${RUN_JSON}`) === undefined);
    for (const run of fresh) {
      if (!existsSync(join(root, runFolder(run), MANIFEST))) continue;
      for (const file of readManifest(root, run)) since.add({ ...file, run });
    }
    return extras.filter((path) => since.find(path) === undefined);
  } finally {
    since.close();
  }
}

function digestOf(path: string): string {
  try {
    return digestFile(path);
  } catch {
    return '';
  }
}

interface FileChoice {
  (file: LedgerFile): boolean;
  isWanted(run: string): boolean;
}

const SAMPLED = /^(?:records|originals)\//;

/** Which files' bytes are read: those of the runs that are meant, and of the large ones a sample. */
function chooseFiles({ sample = 1, since, seed = new Date().toISOString() }: VerifyOptions): FileChoice {
  const first = since === undefined ? undefined : runId(Date.parse(since), 0);
  const isWanted = (run: string): boolean => first === undefined || compareRuns(run, first) >= 0;
  const choose = ({ path, run }: LedgerFile): boolean =>
    isWanted(run) && (sample >= 1 || !SAMPLED.test(path) || shareOf(path, seed) < sample);
  return Object.assign(choose, { isWanted });
}

/** A number from 0 to 1 that is as good as random. */
const shareOf = (path: string, seed: string): number =>
  Number.parseInt(hash('sha256', `${seed} ${path}`).slice(0, 8), 16) / 2 ** 32;
