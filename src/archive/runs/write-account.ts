/** A run's account: written beside its place, then moved there as one folder. The moment it is there, the run is committed. */
import { createHash, hash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { accountFolder, runFolder, WAL } from '../archive-layout.ts';
import type { FileSystem } from '../file-system.ts';
import { type DigestedFile, foldersAbove } from '../originals/originals-file.ts';
import type { BatchContents } from '../records/render-batch.ts';
import type { RunAccount } from './account.ts';
import type { AccountName, RunStart } from './write-ahead-log.ts';

export interface AccountFiles {
  /** Names records in the manifest and adds lines, each of which ends with a newline. */
  write(records: readonly DigestedFile[], lines: BatchContents['lines']): void;
  abandon(): void;
  /**
   * @param folders whose names must be safe before anybody is told of the run: one flush does for all
   * @returns hex SHA-256 of run.json
   */
  commit(account: RunAccount, originals: readonly DigestedFile[], folders: Iterable<string>): string;
}

export const ACCOUNT_FILES: Readonly<Record<AccountName, string>> = {
  source: 'sources.jsonl',
  reject: 'rejects.jsonl',
  file: 'files.jsonl',
  learned: 'learned.jsonl',
};
export const RUN_JSON = 'run.json';
export const MANIFEST = 'manifest.sha256';

export function createAccountFiles(root: string, start: RunStart, files: FileSystem): AccountFiles {
  const staging = join(root, accountFolder(start.run));
  const place = runFolder(start.run);
  const parts = Object.entries(ACCOUNT_FILES).map(([type, name]) => {
    return { type: type as AccountName, name, file: createLines(join(staging, name), files) };
  });
  const manifest = createLines(join(staging, MANIFEST), files);
  const list = (added: readonly DigestedFile[]): void =>
    manifest.write(added.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join(''));
  return {
    write: (records, lines) => {
      list(records);
      for (const { type, file } of parts) file.write(lines[type]);
    },
    abandon: () => {
      for (const { file } of parts) file.abandon();
      manifest.abandon();
    },
    commit: (account, originals, folders) => {
      list(originals);
      list(parts.map(({ name, file }) => ({ path: `${place}/${name}`, sha256: file.close() })));
      const bytes = Buffer.from(`${JSON.stringify(account, null, 2)}\n`);
      const sha256 = hash('sha256', bytes);
      files.writeNew(join(staging, RUN_JSON), bytes);
      list([{ path: `${place}/${RUN_JSON}`, sha256 }]);
      manifest.close();
      const written = [...Object.values(ACCOUNT_FILES), RUN_JSON, MANIFEST].map((name) => join(staging, name));
      const month = dirname(join(root, place));
      files.makeFolder(month);
      files.syncAll(join(root, WAL), written, [...folders, staging, ...foldersAbove(root, place)]);
      files.rename(staging, join(root, place));
      files.syncFolder(month);
      return sha256;
    },
  };
}

interface LinesFile {
  write(lines: string): void;
  /** Ends it; its SHA-256. It isn't safe yet. */
  close(): string;
  /** Ends it as it is. */
  abandon(): void;
}

function createLines(path: string, files: FileSystem): LinesFile {
  const file = files.append(path, 0);
  const digest = createHash('sha256');
  return {
    write: (lines) => {
      if (lines === '') return;
      const bytes = Buffer.from(lines);
      digest.update(bytes);
      file.append(bytes);
    },
    abandon: file.close,
    close: () => {
      file.close();
      return digest.digest('hex');
    },
  };
}
