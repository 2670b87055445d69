/** The runs' lines against the records and the originals: what they name is there, what is there is named. */
import { hash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runFolder } from '../archive-layout.ts';
import { readOriginal } from '../originals/original-record.ts';
import { readBytesAt, readLines } from '../read-lines.ts';
import type { OriginalRef, RejectEntry, RunAccount, SourceEntry } from '../runs/account.ts';
import { ACCOUNT_FILES, RUN_JSON } from '../runs/write-account.ts';
import type { RunCheck } from './check-runs.ts';

/** @param wants whether the originals in a file are to be read */
export function checkAccount(check: RunCheck, run: string, wants: (path: string) => boolean): void {
  const sources = checkLines<SourceEntry>(check, run, 'source', (entry) => describeSource(check, entry, wants));
  const rejects = checkLines<RejectEntry>(check, run, 'reject', (entry) => {
    return describeOriginal(check, entry.original, entry.source.sha256, wants);
  });
  checkLines(check, run, 'file', () => undefined);
  checkLines(check, run, 'learned', () => undefined);
  const account = readAccount(check.root, run);
  if (account === undefined || sources === null || rejects === null) return;
  const path = `${runFolder(run)}/${RUN_JSON}`;
  if (account.documents !== sources + rejects && !isLossy(check, run)) {
    const problem = `it counts ${account.documents} documents, its lines ${sources + rejects}`;
    check.found({ path, kind: 'damaged', run, problem });
  }
}

/** Where a repair has left lines out, the count can't fit. */
const isLossy = ({ gaps }: RunCheck, run: string): boolean =>
  gaps.losses.some(({ path }) => path.startsWith(`${runFolder(run)}/`));

/** @returns how many lines there are; null where they can't be read */
function checkLines<Entry>(
  { root, found }: RunCheck,
  run: string,
  type: keyof typeof ACCOUNT_FILES,
  describe: (entry: Entry) => string | undefined,
): number | null {
  const path = `${runFolder(run)}/${ACCOUNT_FILES[type]}`;
  if (!existsSync(join(root, path))) return null;
  let count = 0;
  try {
    for (const { text } of readLines(join(root, path))) {
      count++;
      const problem = describeLine(text, describe);
      if (problem === undefined) continue;
      found({ path, kind: 'damaged', run, problem: `line ${count}: ${problem}` });
      return null;
    }
    return count;
  } catch (error) {
    found({ path, kind: 'damaged', run, problem: (error as Error).message });
    return null;
  }
}

function describeLine<Entry>(text: string, describe: (entry: Entry) => string | undefined): string | undefined {
  let entry: Entry;
  try {
    entry = JSON.parse(text) as Entry;
  } catch (error) {
    return (error as Error).message;
  }
  return describe(entry);
}

function describeSource(
  check: RunCheck,
  { record, version, original, source }: SourceEntry,
  wants: (path: string) => boolean,
): string | undefined {
  if (typeof record !== 'string' || typeof source !== 'object') return 'expected a source of a record';
  if (check.ledger.version(record, version) === undefined && !check.gaps.isForgottenRecord(record)) {
    return `it names version ${version} of ${record}, which no run wrote`;
  }
  return check.gaps.isForgottenRecord(record) ? undefined : describeOriginal(check, original, source.sha256, wants);
}

/** A file of originals that is damaged as a whole is told of where its bytes are compared. */
function describeOriginal(
  { root, ledger, gaps }: RunCheck,
  ref: OriginalRef | undefined,
  sha256: string | undefined,
  wants: (path: string) => boolean,
): string | undefined {
  if (ref === undefined) return undefined;
  const file = ledger.find(ref.file);
  if (file === undefined) return `it names ${ref.file}, which no run wrote`;
  // Where members were made empty on purpose, the digest of the whole tells that the rest is as it was.
  if (gaps.current(file.path, file.sha256) !== file.sha256) return undefined;
  const size = statSync(join(root, ref.file), { throwIfNoEntry: false })?.size;
  if (size === undefined || !wants(ref.file)) return undefined;
  if (ref.offset + ref.length > size) return `its original would lie beyond the end of ${ref.file}`;
  return isOriginal(root, ref, sha256) ? undefined : `its original is not at byte ${ref.offset} of ${ref.file}`;
}

/** Whether a document's bytes lie where they are said to. */
export function isOriginal(root: string, { file, offset, length }: OriginalRef, sha256: string | undefined): boolean {
  try {
    const bytes = readOriginal(readBytesAt(join(root, file), offset, length));
    return sha256 === undefined || hash('sha256', bytes) === sha256;
  } catch {
    return false;
  }
}

function readAccount(root: string, run: string): RunAccount | undefined {
  try {
    return JSON.parse(readFileSync(join(root, runFolder(run), RUN_JSON), 'utf8')) as RunAccount;
  } catch {
    return undefined;
  }
}
