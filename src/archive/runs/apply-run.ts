/** Adds a committed run to the catalog, from its files alone: how a catalog is rebuilt, and how a stale one catches up. */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RECORDS, runFolder } from '../archive-layout.ts';
import type { CatalogEntries } from '../catalog/catalog-entries.ts';
import { ArchiveDamaged } from '../errors.ts';
import { parseIfWhole, readLines } from '../read-lines.ts';
import { parseRecord } from '../records/parse-record.ts';
import type { RunAccount, SourceEntry } from './account.ts';
import { ACCOUNT_FILES, MANIFEST, RUN_JSON } from './write-account.ts';
import type { AccountName } from './write-ahead-log.ts';

export interface RebuildListeners {
  /** The catalog in the archive can't be used. */
  readonly onRebuild?: (reason: string) => void;
  readonly onRun?: (run: string) => void;
  /** Something is missing or isn't what the account says; the catalog goes without it. */
  readonly onProblem?: (path: string, problem: string) => void;
}

const MANIFEST_LINE = /^([0-9a-f]{64}) {2}(\S+)$/;

export interface ManifestEntry {
  readonly sha256: string;
  /** From the archive's root. */
  readonly path: string;
}

/** The files that a run added, in the order in which it did. */
export function* readManifest(root: string, run: string): Generator<ManifestEntry> {
  for (const { text } of readLines(join(root, runFolder(run), MANIFEST))) {
    const match = MANIFEST_LINE.exec(text);
    if (match !== null) yield { sha256: match[1] as string, path: match[2] as string };
  }
}

/** A manifest edited by hand can't lead out of the archive. */
export const isRecordPath = (path: string): boolean => path.startsWith(`${RECORDS}/`) && !path.includes('/..');

export function applyRun(root: string, entries: CatalogEntries, run: string, listeners: RebuildListeners): void {
  const folder = join(root, runFolder(run));
  entries.beginRun(run);
  for (const { path, sha256 } of readManifest(root, run)) {
    if (isRecordPath(path)) applyRecord(root, entries, path, sha256, listeners);
  }
  const { onProblem } = listeners;
  const read = <Entry>(type: AccountName, add: (entry: Entry, offset: number) => void): void => {
    const path = `${runFolder(run)}/${ACCOUNT_FILES[type]}`;
    for (const { text, offset } of readLines(join(root, path))) {
      const entry = parseIfWhole<Entry>(text);
      if (entry === undefined) onProblem?.(path, 'has a line that is no JSON');
      else add(entry, offset);
    }
  };
  read<SourceEntry>('source', (entry, offset) => {
    if (entries.stemOf(entry.record) !== undefined) entries.addSource(entry, offset);
    else onProblem?.(`${runFolder(run)}/${ACCOUNT_FILES.source}`, `names ${entry.record}, which isn't there`);
  });
  read('reject', entries.addReject);
  read('file', entries.addFile);
  read('learned', entries.addLearned);
  const bytes = readFileSync(join(folder, RUN_JSON));
  entries.endRun(parseAccount(bytes, `${runFolder(run)}/${RUN_JSON}`), hash('sha256', bytes));
}

function parseAccount(bytes: Buffer, path: string): RunAccount {
  try {
    return JSON.parse(bytes.toString()) as RunAccount;
  } catch (error) {
    throw new ArchiveDamaged(
      path,
      `${(error as Error).message}; \`newsmorgue verify --repair\` brings back what can be`,
    );
  }
}

function applyRecord(
  root: string,
  entries: CatalogEntries,
  path: string,
  sha256: string,
  { onProblem }: RebuildListeners,
): void {
  try {
    const bytes = readFileSync(join(root, path));
    if (hash('sha256', bytes) !== sha256) throw new Error('its bytes are not those that its run wrote');
    entries.addRecord(parseRecord(bytes, path), path, sha256);
  } catch (error) {
    onProblem?.(path, (error as Error).message);
    entries.skipRecord();
  }
}
