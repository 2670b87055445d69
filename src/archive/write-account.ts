/** A run's account: written beside its place, then moved there as one folder. The moment it is there, the run is committed. */
import { createHash, hash } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { RunAccount } from './account.ts';
import { accountFolder, runFolder } from './archive-layout.ts';
import type { FileSystem } from './file-system.ts';
import { type DigestedFile, syncParents } from './originals-file.ts';
import type { AccountName, RunStart } from './write-ahead-log.ts';

export interface AccountFiles {
  /** @returns the line's byte offset in its file */
  add(type: AccountName, json: string): number;
  /** Names a file in the manifest. */
  list(file: DigestedFile): void;
  /** Writes what has gathered. */
  write(): void;
  abandon(): void;
  /** @returns hex SHA-256 of run.json */
  commit(account: RunAccount, originals: readonly DigestedFile[]): string;
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
  const lines = Object.fromEntries(
    Object.entries(ACCOUNT_FILES).map(([type, name]) => [type, createLines(join(staging, name), files)]),
  ) as Record<AccountName, LinesFile>;
  const manifest = createLines(join(staging, MANIFEST), files);
  const list = ({ path, sha256 }: DigestedFile): void => void manifest.add(`${sha256}  ${path}`);
  return {
    add: (type, json) => lines[type].add(json),
    list,
    write: () => {
      for (const file of [...Object.values(lines), manifest]) file.write();
    },
    abandon: () => {
      for (const file of [...Object.values(lines), manifest]) file.abandon();
    },
    commit: (account, originals) => {
      for (const file of originals) list(file);
      for (const [type, name] of Object.entries(ACCOUNT_FILES)) {
        list({ path: `${place}/${name}`, sha256: lines[type as AccountName].close() });
      }
      const bytes = Buffer.from(`${JSON.stringify(account, null, 2)}\n`);
      const sha256 = hash('sha256', bytes);
      files.writeNew(join(staging, RUN_JSON), bytes);
      files.syncFile(join(staging, RUN_JSON));
      list({ path: `${place}/${RUN_JSON}`, sha256 });
      manifest.close();
      files.syncFolder(staging);
      files.makeFolder(dirname(join(root, place)));
      files.rename(staging, join(root, place));
      syncParents(root, place, files);
      return sha256;
    },
  };
}

interface LinesFile {
  add(line: string): number;
  write(): void;
  /** Makes it safe and ends it; its SHA-256. */
  close(): string;
  /** Ends it as it is. */
  abandon(): void;
}

function createLines(path: string, files: FileSystem): LinesFile {
  const file = files.append(path, 0);
  const digest = createHash('sha256');
  let size = 0;
  let waiting: string[] = [];
  const write = (): void => {
    if (waiting.length === 0) return;
    const bytes = Buffer.from(waiting.join(''));
    digest.update(bytes);
    file.append(bytes);
    waiting = [];
  };
  return {
    add: (line) => {
      const place = size;
      size += Buffer.byteLength(line) + 1;
      waiting.push(`${line}\n`);
      return place;
    },
    write,
    abandon: file.close,
    close: () => {
      write();
      file.sync();
      file.close();
      return digest.digest('hex');
    },
  };
}
