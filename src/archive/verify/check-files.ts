/** The files that the manifests name: there, whole, and, where they are records, what a record is to be. */
import { hash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RECORDS, runFolder } from '../archive-layout.ts';
import { digestFile } from '../digest-file.ts';
import { parseRecord } from '../records/parse-record.ts';
import { recordId, versionPath } from '../records/record-path.ts';
import type { ArchiveRecord } from '../records/record-schema.ts';
import { renderRecord } from '../records/render-record.ts';
import { MANIFEST } from '../runs/write-account.ts';
import type { RunCheck } from './check-runs.ts';
import { isSlip } from './is-slip.ts';
import type { LedgerFile } from './ledger.ts';

/** @param wants whether a file's bytes are to be read @returns how many were */
export function checkFiles(
  check: RunCheck,
  wants: (file: LedgerFile) => boolean,
  onMissing: (file: LedgerFile) => void,
  onChecked: (files: number) => void,
): number {
  let checked = 0;
  for (const file of check.ledger.files()) {
    const expected = check.gaps.current(file.path, file.sha256);
    const isThere = lstatSync(join(check.root, file.path), { throwIfNoEntry: false })?.isFile() === true;
    if (expected === null) {
      if (isThere) reportReturned(check, file);
      continue;
    }
    if (!isThere) onMissing(file);
    else if (wants(file)) {
      checkBytes(check, file, expected);
      onChecked(++checked);
    }
  }
  return checked;
}

function reportReturned({ root, gaps, found }: RunCheck, { path, sha256, run }: LedgerFile): void {
  // What was lost may come back, from a backup or from its dump.
  if (!gaps.isForgotten(path) && digestFile(join(root, path)) === sha256) return;
  const problem = gaps.isForgotten(path)
    ? 'it was forgotten, and is there: forget it again'
    : 'it was lost, and something is there';
  found({ path, kind: 'extra', run, problem });
}

function checkBytes(check: RunCheck, file: LedgerFile, expected: string): void {
  const { root, found } = check;
  const { path, run } = file;
  const isRecord = path.startsWith(`${RECORDS}/`);
  let actual: string;
  let bytes: Uint8Array | undefined;
  try {
    if (isRecord) bytes = readFileSync(join(root, path));
    actual = bytes === undefined ? digestFile(join(root, path)) : hash('sha256', bytes);
  } catch (error) {
    found({ path, kind: 'damaged', run, problem: `it can't be read: ${(error as Error).message}` });
    return;
  }
  if (actual !== expected) {
    if (isSlip(actual, expected)) {
      const manifest = `${runFolder(run)}/${MANIFEST}`;
      found({ path: manifest, kind: 'damaged', run, problem: `the digest of ${path} is not the one that was written` });
    } else found({ path, kind: 'damaged', run, problem: 'its bytes are not those that its run wrote' });
    return;
  }
  if (bytes !== undefined) checkRecord(check, file, bytes);
}

/** What a digest can't tell: a record that was wrong from the start. */
function checkRecord({ ledger, gaps, found }: RunCheck, { path, run }: LedgerFile, bytes: Uint8Array): void {
  const problem = describeFlaw();
  if (problem !== undefined) found({ path, kind: 'damaged', run, problem });

  function describeFlaw(): string | undefined {
    let record: ArchiveRecord;
    try {
      record = parseRecord(bytes, path);
    } catch (error) {
      return (error as Error).message.slice(path.length + 2);
    }
    if (hash('sha256', renderRecord(record)) !== hash('sha256', bytes)) return 'it is not in the canonical form';
    if (recordId(record.identity) !== record.id) return 'its id is not that of its identity';
    const ending = versionPath('', record.version);
    if (!path.endsWith(ending)) return `it is version ${record.version}, which its name doesn't say`;
    return describeBrokenChain(record, path.slice(0, -ending.length));
  }

  function describeBrokenChain({ version, previous }: ArchiveRecord, stem: string): string | undefined {
    if (version === 1) return previous === null ? undefined : 'it is the first version, and names one before it';
    if (previous?.version !== version - 1) return `expected it to name version ${version - 1} as the one before`;
    const before = ledger.find(versionPath(stem, version - 1));
    if (before === undefined) return `no run wrote the version before it`;
    const stands = gaps.current(before.path, before.sha256);
    if (previous.sha256 === before.sha256 || previous.sha256 === stands) return undefined;
    // The manifest's line may be what is wrong; that is told where the file itself is compared.
    return isSlip(previous.sha256, before.sha256) ? undefined : 'the version before it is not the one that it names';
  }
}
