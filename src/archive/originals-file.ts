/** The originals of one run: files of gzip members, appended to, a new one begun at 1 GB. */
import { createHash, type Hash } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { OriginalRef } from './account.ts';
import { originalsFile } from './archive-layout.ts';
import type { Appender, FileSystem } from './file-system.ts';
import { renderWarcInfo } from './original-record.ts';
import type { OriginalsMark, RunStart } from './write-ahead-log.ts';

export interface DigestedFile {
  /** From the archive's root. */
  readonly path: string;
  readonly sha256: string;
}

export interface OriginalsWriter {
  append(member: Uint8Array): OriginalRef;
  /** Returns once all that was appended is on the disk. */
  sync(): OriginalsMark;
  /** Ends the files; to be called after `sync`. */
  close(): readonly DigestedFile[];
  /** Leaves the files as they are. */
  abandon(): void;
}

export const MAX_ORIGINALS_BYTES = 1e9;
const WRITE_BYTES = 4 * 2 ** 20;

interface OpenFile {
  readonly path: string;
  readonly appender: Appender;
  readonly digest: Hash;
  size: number;
  /** Its entry in the folder is on the disk. */
  placed: boolean;
  pending: Uint8Array[];
  pendingBytes: number;
}

export function createOriginals(root: string, start: RunStart, files: FileSystem, maxBytes: number): OriginalsWriter {
  const done: DigestedFile[] = [];
  let part = 0;
  let open: OpenFile | undefined;
  let dirty = false;

  const begin = (): OpenFile => {
    part++;
    const path = originalsFile(start.run, part);
    files.makeFolder(dirname(join(root, path)));
    const appender = files.append(join(root, path), 0);
    const file: OpenFile = {
      path,
      appender,
      digest: createHash('sha256'),
      size: 0,
      placed: false,
      pending: [],
      pendingBytes: 0,
    };
    put(file, renderWarcInfo(start.run, start.tool, start.started));
    return file;
  };
  const end = (file: OpenFile): void => {
    settle(file);
    file.appender.close();
    done.push({ path: file.path, sha256: file.digest.digest('hex') });
    open = undefined;
  };
  const settle = (file: OpenFile): void => {
    write(file);
    file.appender.sync();
    // An original whose folder entry is lost is lost, too.
    if (!file.placed) syncParents(root, file.path, files);
    file.placed = true;
  };
  return {
    append: (member) => {
      if (open !== undefined && open.size + member.length > maxBytes) end(open);
      open ??= begin();
      dirty = true;
      const offset = open.size;
      put(open, member);
      return { file: open.path, offset, length: member.length };
    },
    sync: () => {
      if (open !== undefined && dirty) {
        settle(open);
      }
      dirty = false;
      return { part, size: open?.size ?? 0 };
    },
    abandon: () => open?.appender.close(),
    close: () => {
      if (open !== undefined) end(open);
      return done;
    },
  };
}

function put(file: OpenFile, member: Uint8Array): void {
  file.digest.update(member);
  file.size += member.length;
  file.pending.push(member);
  file.pendingBytes += member.length;
  if (file.pendingBytes >= WRITE_BYTES) write(file);
}

function write(file: OpenFile): void {
  if (file.pending.length > 0) file.appender.append(Buffer.concat(file.pending));
  file.pending = [];
  file.pendingBytes = 0;
}

/** Syncs the folders from the one that holds `path` up to the archive's root. */
export function syncParents(root: string, path: string, files: FileSystem): void {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    files.syncFolder(join(root, folder));
    if (folder === '.') return;
  }
}
