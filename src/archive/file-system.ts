/**
 * Everything the writer does to the disk goes through one object, so that a test can stop it, tear a write or refuse one
 * at any operation. Paths are absolute. All calls are synchronous: the order of operations is the order of the code.
 */
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** A file being appended to. */
export interface Appender {
  append(bytes: Uint8Array): void;
  /** Returns once all that was appended is on the disk. A failure is final: the descriptor must not be tried again. */
  sync(): void;
  /** A second time is fine: the number of the descriptor may be another file's by then. */
  close(): void;
}

export interface FileSystem {
  exists(path: string): boolean;
  read(path: string): Uint8Array;
  makeFolder(path: string): void;
  /** Creates a file that must not exist yet. Not synced. */
  writeNew(path: string, bytes: Uint8Array): void;
  /** Opens a file at its end, creating it where it isn't there; what lies beyond `size` bytes is cut off. */
  append(path: string, size: number): Appender;
  truncate(path: string, size: number): void;
  /** Moves a file, or a folder with all in it to where nothing is. */
  rename(from: string, to: string): void;
  /** Removes a file or a folder with all in it; nothing there is fine. */
  remove(path: string): void;
  /** Returns once the file's bytes are on the disk. */
  syncFile(path: string): void;
  /** Returns once the folder's entries are on the disk. */
  syncFolder(path: string): void;
  /**
   * Returns once the files and folders are on the disk: by one flush of the file system they are on where that can be
   * had, one by one otherwise. `inside` is a folder of that file system.
   */
  syncAll(inside: string, files: readonly string[], folders: readonly string[]): void;
}

const UNKNOWN_OPTION = /unrecognized|invalid option|illegal option|usage/i;

/** A version of a record is never modified: not even its owner may write to it. */
const WRITTEN_ONCE = 0o444;

export const diskFileSystem: FileSystem = {
  exists: existsSync,
  read: (path) => readFileSync(path),
  makeFolder: (path) => void mkdirSync(path, { recursive: true }),
  writeNew: (path, bytes) => {
    const file = openSync(path, 'wx', WRITTEN_ONCE);
    try {
      writeAll(file, bytes);
    } finally {
      closeSync(file);
    }
  },
  append: openAppender,
  truncate: (path, size) => {
    const file = openSync(path, 'r+');
    try {
      ftruncateSync(file, size);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  },
  rename: renameSync,
  remove: (path) => rmSync(path, { recursive: true, force: true }),
  syncFile: syncPath,
  syncFolder: syncPath,
  syncAll: (inside, files, folders) => {
    if (!flushFileSystem(inside)) syncEach(files, folders);
  },
};

/** Without coreutils' `sync -f` (macOS, BusyBox) every file and folder is synced by itself. */
export const portableFileSystem: FileSystem = {
  ...diskFileSystem,
  syncAll: (_inside, files, folders) => syncEach(files, folders),
};

/**
 * For a dry run: the archive stays as it is, and what would have been written can be read back from `aside`.
 * @param aside an empty folder outside the archive; the caller removes it
 */
export function dryFileSystem(aside: string): FileSystem {
  const written = new Map<string, string>();
  const folders = new Set<string>();
  const moved = new Map<string, string>();
  let count = 0;
  const find = (path: string): string | undefined => written.get(path) ?? written.get(beforeItMoved(path, moved));
  return {
    exists: (path) => find(path) !== undefined || folders.has(beforeItMoved(path, moved)) || existsSync(path),
    makeFolder: (path) => {
      for (let at = path; !folders.has(at); at = dirname(at)) folders.add(at);
    },
    read: (path) => readFileSync(find(path) ?? path),
    writeNew: (path, bytes) => {
      const instead = join(aside, `${++count}`);
      diskFileSystem.writeNew(instead, bytes);
      written.set(path, instead);
    },
    rename: (from, to) => {
      const instead = written.get(from);
      if (instead === undefined) moved.set(to, from);
      else {
        written.delete(from);
        written.set(to, instead);
      }
    },
    append: () => ({ append: nothing, sync: nothing, close: nothing }),
    truncate: nothing,
    remove: nothing,
    syncFile: nothing,
    syncFolder: nothing,
    syncAll: nothing,
  };
}

/** Where a file was written, or a folder made, that has been moved since, by itself or with one above it. */
function beforeItMoved(path: string, moved: ReadonlyMap<string, string>): string {
  for (let folder = path; folder !== dirname(folder); folder = dirname(folder)) {
    const from = moved.get(folder);
    if (from !== undefined) return from + path.slice(folder.length);
  }
  return path;
}

const nothing = (): void => {};

function openAppender(path: string, size: number): Appender {
  const file = openSync(path, 'a', 0o644);
  ftruncateSync(file, size);
  let isOpen = true;
  return {
    append: (bytes) => writeAll(file, bytes),
    sync: () => fdatasyncSync(file),
    close: () => {
      if (isOpen) closeSync(file);
      isOpen = false;
    },
  };
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

function syncPath(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function syncEach(files: readonly string[], folders: readonly string[]): void {
  for (const path of files) syncPath(path);
  for (const path of folders) syncPath(path);
}

/** False where the tool isn't there or doesn't know `-f`; elsewhere than on Linux `sync` takes no folder and promises less. A flush that failed on a known tool is an error, never a fallback. */
function flushFileSystem(inside: string): boolean {
  if (process.platform !== 'linux') return false;
  const { error, status, stderr } = spawnSync('sync', ['-f', '--', inside], { encoding: 'utf8' });
  if (error !== undefined || UNKNOWN_OPTION.test(stderr)) return false;
  if (status !== 0) throw flushFailure(inside, stderr.trim());
  return true;
}

/** `sync` tells of the error in words. */
const ERRNO_WORDS: readonly (readonly [RegExp, string])[] = [
  [/no space left/i, 'ENOSPC'],
  [/quota/i, 'EDQUOT'],
  [/read-only/i, 'EROFS'],
];

function flushFailure(inside: string, said: string): Error {
  const code = ERRNO_WORDS.find(([words]) => words.test(said))?.[1] ?? 'EIO';
  return Object.assign(new Error(`${code}: the file system of ${inside} could not be flushed to the disk: ${said}`), {
    code,
  });
}
