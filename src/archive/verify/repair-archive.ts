/**
 * Brings an archive back to what its runs wrote: from the index, from what was read, from the bits themselves. What can't be
 * brought back is moved to `quarantine/` and accounted for there; nothing is destroyed. Call with the lock held.
 */
import { hash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ARCHIVE_JSON, INDEX, listRuns, ORIGINALS, RECORDS, RUNS, runFolder, startOfRun } from '../archive-layout.ts';
import { renderDescription } from '../create-archive.ts';
import { digestFile } from '../digest-file.ts';
import type { FileSystem } from '../file-system.ts';
import { ACCOUNT_FILES, MANIFEST, RUN_JSON } from '../runs/write-account.ts';
import { readAcceptedGaps } from './accepted-gaps.ts';
import { findExtras } from './check-extras.ts';
import { checkRuns } from './check-runs.ts';
import type { Finding } from './finding.ts';
import { createLedger, type Ledger, type LedgerFile } from './ledger.ts';
import { MOST_MENDABLE, mendBytes } from './mend-bytes.ts';
import { openQuarantine, type Quarantine } from './quarantine.ts';
import { isRubbish, restoreAccount, salvageAccount } from './repair-account.ts';
import { mendManifest } from './repair-manifest.ts';
import { type MemberOf, mendOriginals } from './repair-originals.ts';
import { verifyArchive } from './verify-archive.ts';

/** What was done about one finding. */
export interface Repair {
  readonly path: string;
  /** `restored`: byte for byte as it was. `lost`: what is left of it is in quarantine. `moved`: it was none of the archive's. */
  readonly action: 'restored' | 'lost' | 'moved';
  readonly problem: string;
  /** Where it was moved, from the archive's root; null where there was nothing. */
  readonly kept: string | null;
}

/** What needs more than the archive: the bytes that were read, and the steps that make records of them. */
export interface RepairHelp {
  /** The bytes of a record as its run made them; undefined where that can't be done. */
  rebuildRecord(file: LedgerFile): Promise<Uint8Array | undefined>;
  /** The member of a document's original, as it was made when it was read. */
  renderOriginal(member: MemberOf): Promise<Uint8Array | undefined>;
}

export interface RepairOptions {
  readonly stamp: string;
  readonly files: FileSystem;
  readonly onRepair: (repair: Repair) => void;
}

/** More than enough for what follows from what: manifests first, then files, then what they bring to light. */
const ROUNDS = 4;
/** Trying out bits takes seconds for each file. */
const MOST_MENDED = 50;

export async function repairArchive(root: string, help: RepairHelp, options: RepairOptions): Promise<void> {
  const quarantine = openQuarantine(root, options.stamp, options.files);
  let mended = 0;
  const mend: RepairWork['mend'] = (bytes, { path, sha256 }) =>
    ++mended > MOST_MENDED ? undefined : mendBytes(bytes, sha256, path.endsWith('.jsonl'));
  for (let round = 0; round < ROUNDS; round++) {
    const findings = gather(root);
    if (findings.length === 0) return;
    const manifests = findings.filter(({ path }) => path.endsWith(`/${MANIFEST}`));
    const work = { root, help, quarantine, mend, report: options.onRepair };
    if (manifests.length > 0) repairManifests(work, manifests);
    else for (const finding of findings) await repairFinding(work, finding);
  }
}

function gather(root: string): Finding[] {
  const findings: Finding[] = [];
  verifyArchive(root, {}, (finding) => findings.push(finding));
  return findings.sort((a, b) => versionOf(a.path) - versionOf(b.path));
}

const VERSION = /\.v(\d+)\.json$/;

/** A version is made anew from the one before it: that comes first. What is no version comes before all. */
const versionOf = (path: string): number => Number(VERSION.exec(path)?.[1] ?? 0);

interface RepairWork {
  readonly root: string;
  readonly help: RepairHelp;
  readonly quarantine: Quarantine;
  readonly mend: (bytes: Uint8Array, file: LedgerFile) => Uint8Array | undefined;
  readonly report: (repair: Repair) => void;
}

function repairManifests({ root, quarantine, report }: RepairWork, findings: readonly Finding[]): void {
  for (const { path, run, problem } of findings) {
    const extras = withLedger(root, (ledger) => [...findExtras(root, ledger)]);
    const bytes = mendManifest(root, run as string, extras);
    const isThere = existsSync(join(root, path));
    const was = isThere ? digestFile(join(root, path)) : '';
    const now = hash('sha256', bytes);
    const kept = isThere && was !== now ? quarantine.keep(path) : null;
    if (was === now) quarantine.lose({ path, was, now, problem, kept });
    else quarantine.put(path, bytes);
    // No digest of it is kept anywhere: whether it is whole shows when the files are compared with it again.
    report({ path, action: 'restored', problem, kept });
  }
}

function withLedger<Result>(root: string, look: (ledger: Ledger) => Result): Result {
  const ledger = createLedger();
  try {
    const ignore = (): void => {};
    checkRuns({ root, ledger, gaps: readAcceptedGaps(root, ignore), found: ignore });
    return look(ledger);
  } finally {
    ledger.close();
  }
}

async function repairFinding(work: RepairWork, finding: Finding): Promise<void> {
  const { root, report } = work;
  const { path, kind, problem } = finding;
  if (path.startsWith(`${INDEX}/`)) {
    rmSync(join(root, path), { recursive: true, force: true });
    report({ path, action: 'restored', problem, kept: null });
    return;
  }
  if (path === ARCHIVE_JSON) return repairDescription(work, finding);
  const file = withLedger(root, (ledger) => ledger.find(path));
  if (kind === 'extra' || file === undefined) {
    const kept = takeIfThere(work, path);
    report({ path, action: 'moved', problem, kept });
  } else if (path.startsWith(`${ORIGINALS}/`)) await repairOriginals(work, finding, file);
  else await repairFile(work, finding, file);
}

function takeIfThere({ root, quarantine }: RepairWork, path: string): string | null {
  if (lstatSync(join(root, path), { throwIfNoEntry: false }) === undefined) return null;
  const place = quarantine.placeFor(path);
  quarantine.take(path, place);
  return place;
}

/** All that it says is known but the time of its making: that of the first run stands for it. */
function repairDescription({ root, quarantine, report }: RepairWork, { path, problem }: Finding): void {
  const [first] = listRuns(root);
  const kept = existsSync(join(root, path)) ? quarantine.keep(path) : null;
  quarantine.put(path, renderDescription(startOfRun(first as string)));
  report({ path, action: 'restored', problem, kept });
}

/** Records and accounts. */
async function repairFile(work: RepairWork, { path, problem }: Finding, file: LedgerFile): Promise<void> {
  const { root, quarantine, report } = work;
  const isAsWritten = existsSync(join(root, path)) && digestFile(join(root, path)) === file.sha256;
  // It only told of another file's damage, and that has been put right. A manifest that was written anew may vouch for rubbish.
  if (isAsWritten && !isRubbish(root, path)) return;
  const whole = isAsWritten ? undefined : await restoreFile(work, file);
  if (whole === undefined) return giveUp(work, problem, file);
  const kept = existsSync(join(root, path)) ? quarantine.keep(path) : null;
  quarantine.put(path, whole);
  report({ path, action: 'restored', problem, kept });
}

/** What can still be read of an account stands for it; a record is gone. */
function giveUp({ root, quarantine, report }: RepairWork, problem: string, { path, sha256, run }: LedgerFile): void {
  const isThere = existsSync(join(root, path));
  const salvaged = path.startsWith(`${RUNS}/`) ? salvageAccount(root, run, path) : undefined;
  const now = salvaged === undefined ? null : hash('sha256', salvaged);
  const loss = { path, was: sha256, now, problem };
  if (salvaged !== undefined) {
    const kept = isThere ? quarantine.keep(path) : null;
    quarantine.lose({ ...loss, kept });
    quarantine.put(path, salvaged);
    report({ path, action: 'lost', problem, kept });
    return;
  }
  const kept = isThere ? quarantine.placeFor(path) : null;
  quarantine.lose({ ...loss, kept });
  if (kept !== null) quarantine.take(path, kept);
  report({ path, action: 'lost', problem, kept });
}

async function restoreFile({ root, help, mend }: RepairWork, file: LedgerFile): Promise<Uint8Array | undefined> {
  const { path, sha256, run } = file;
  if (path === `${runFolder(run)}/${RUN_JSON}`) {
    const account = restoreAccount(root, run, sha256);
    if (account !== undefined) return account;
  }
  if (path === `${runFolder(run)}/${ACCOUNT_FILES.learned}` && sha256 === hash('sha256', '')) return Buffer.alloc(0);
  if (path.startsWith(`${RECORDS}/`)) {
    const record = await help.rebuildRecord(file);
    if (record !== undefined && hash('sha256', record) === sha256) return record;
  }
  const size = statSync(join(root, path), { throwIfNoEntry: false })?.size ?? Number.POSITIVE_INFINITY;
  return size > MOST_MENDABLE ? undefined : mend(readFileSync(join(root, path)), file);
}

async function repairOriginals(work: RepairWork, { path, problem }: Finding, file: LedgerFile): Promise<void> {
  const { root, help, quarantine, report } = work;
  if (!existsSync(join(root, path))) {
    quarantine.lose({ path, was: file.sha256, now: null, problem, kept: null });
    report({ path, action: 'lost', problem, kept: null });
    return;
  }
  const { path: mended, sha256: now, lost } = await mendOriginals(root, path, file.run, help.renderOriginal);
  const kept = quarantine.keep(path);
  if (now !== file.sha256) {
    const what = lost.length === 0 ? problem : `${problem}; ${lost.length} documents in it are lost`;
    quarantine.lose({ path, was: file.sha256, now, problem: what, kept });
  }
  quarantine.move(mended, path);
  report({ path, action: now === file.sha256 ? 'restored' : 'lost', problem, kept });
}
