/**
 * Where a repair puts what it takes out of the archive. Nothing is ever destroyed, and nothing is missing in between: what
 * is replaced is kept first, and what is given up is accounted for first.
 */
import { appendFileSync, copyFileSync, linkSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { QUARANTINE, WAL } from '../archive-layout.ts';
import type { FileSystem } from '../file-system.ts';
import { LOSSES, type Loss } from './accepted-gaps.ts';

export interface Quarantine {
  /** Where a file will be kept, from the archive's root. */
  placeFor(path: string): string;
  /** Moves a file out of the archive. @param place as `placeFor` said */
  take(path: string, place: string): void;
  /** Keeps a file that is about to be replaced; it stays where it is until then. @returns where it is kept */
  keep(path: string): string;
  /** Accounts for what can't be brought back, so that it is no news to the next check. */
  lose(loss: Loss): void;
  /** Puts a file in its place, or in that of another. */
  put(path: string, bytes: Uint8Array): void;
  /** The same with a file that is written already. @param staged absolute */
  move(staged: string, path: string): void;
}

/** @param stamp names this repair: `20261123T120000Z` */
export function openQuarantine(root: string, stamp: string, files: FileSystem): Quarantine {
  const folder = unusedName(`${QUARANTINE}/${stamp}`, '-', root, files);
  const makeFolderOf = (place: string): void => void mkdirSync(dirname(join(root, place)), { recursive: true });
  const placeFor = (path: string): string => unusedName(`${folder}/${path}`, '.', root, files);
  const move = (staged: string, path: string): void => {
    files.makeFolder(dirname(join(root, path)));
    files.rename(staged, join(root, path));
    files.syncFolder(dirname(join(root, path)));
  };
  return {
    move,
    placeFor,
    take: (path, place) => {
      makeFolderOf(place);
      renameSync(join(root, path), join(root, place));
      syncUpTo(QUARANTINE, place, root, files);
    },
    keep: (path) => {
      const place = placeFor(path);
      makeFolderOf(place);
      linkOrCopy(join(root, path), join(root, place), files);
      syncUpTo(QUARANTINE, place, root, files);
      return place;
    },
    lose: (loss) => {
      const place = `${folder}/${LOSSES}`;
      makeFolderOf(place);
      appendFileSync(join(root, place), `${JSON.stringify(loss)}\n`);
      files.syncFile(join(root, place));
      syncUpTo(QUARANTINE, place, root, files);
    },
    put: (path, bytes) => {
      const staged = join(root, WAL, 'repair.tmp');
      files.remove(staged);
      files.writeNew(staged, bytes);
      files.syncFile(staged);
      move(staged, path);
    },
  };
}

/** The name itself, or the first with a number that is free. */
function unusedName(name: string, before: string, root: string, files: FileSystem): string {
  let unused = name;
  for (let more = 2; files.exists(join(root, unused)); more++) unused = `${name}${before}${more}`;
  return unused;
}

/** The entries of a file and of the folders that hold it, up to the archive's root. */
function syncUpTo(top: string, place: string, root: string, files: FileSystem): void {
  for (let at = dirname(place); ; at = dirname(at)) {
    files.syncFolder(join(root, at));
    if (at === top) break;
  }
  files.syncFolder(root);
}

/** A second name costs nothing; not every file system has such. */
function linkOrCopy(from: string, to: string, files: FileSystem): void {
  try {
    linkSync(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EIO' || code === 'EDQUOT' || code === 'EROFS') throw error;
    copyFileSync(from, to);
    files.syncFile(to);
  }
}
