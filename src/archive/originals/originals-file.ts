/** The originals of one run: files of gzip members, appended to, a new one begun at 1 GB. */
import { createHash, type Hash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { originalsFile } from '../archive-layout.ts';
import type { Appender, FileSystem } from '../file-system.ts';

export interface DigestedFile {
  /** From the archive's root. */
  readonly path: string;
  readonly sha256: string;
}

export interface OriginalsFiles {
  /** @param part the number of the file, from 1: the same as before, or the next */
  append(part: number, bytes: Uint8Array): void;
  /** Returns once all that was appended is on the disk. */
  sync(): void;
  /** Ends the files; to be called after `sync`. */
  close(): readonly DigestedFile[];
  /** Leaves the files as they are. */
  abandon(): void;
}

interface OpenFile {
  readonly path: string;
  readonly part: number;
  readonly appender: Appender;
  readonly digest: Hash;
  /** Its entry in the folder is on the disk. */
  placed: boolean;
}

export function createOriginalsFiles(root: string, run: string, files: FileSystem): OriginalsFiles {
  const done: DigestedFile[] = [];
  let open: OpenFile | undefined;
  let dirty = false;

  const begin = (part: number): OpenFile => {
    const path = originalsFile(run, part);
    files.makeFolder(dirname(join(root, path)));
    const appender = files.append(join(root, path), 0);
    return { path, part, appender, digest: createHash('sha256'), placed: false };
  };
  const settle = (file: OpenFile): void => {
    if (!dirty) return;
    file.appender.sync();
    // An original whose folder entry is lost is lost, too.
    if (!file.placed) syncParents(root, file.path, files);
    file.placed = true;
    dirty = false;
  };
  const end = (file: OpenFile): void => {
    settle(file);
    file.appender.close();
    done.push({ path: file.path, sha256: file.digest.digest('hex') });
    open = undefined;
  };
  return {
    append: (part, bytes) => {
      if (open !== undefined && open.part !== part) end(open);
      open ??= begin(part);
      dirty = true;
      open.digest.update(bytes);
      open.appender.append(bytes);
    },
    sync: () => {
      if (open !== undefined) settle(open);
    },
    abandon: () => open?.appender.close(),
    close: () => {
      if (open !== undefined) end(open);
      return done;
    },
  };
}

/** Syncs the folders from the one that holds `path` up to the archive's root. */
function syncParents(root: string, path: string, files: FileSystem): void {
  for (const folder of foldersAbove(root, path)) files.syncFolder(folder);
}

/** The folders from the one that holds `path` up to the archive's root. */
export function foldersAbove(root: string, path: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    folders.push(join(root, folder));
    if (folder === '.') return folders;
  }
}
