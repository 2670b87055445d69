/** Where a repair puts what it takes out of the archive. Nothing is ever destroyed. */
import { appendFileSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { QUARANTINE, WAL } from '../archive-layout.ts';
import type { FileSystem } from '../file-system.ts';
import { LOSSES, type Loss } from './accepted-gaps.ts';

export interface Quarantine {
  /** Moves a file out of the archive. @returns where it is now, from the archive's root */
  take(path: string): string;
  /** Accounts for what can't be brought back, so that it is no news to the next check. */
  lose(loss: Loss): void;
  /** Puts a file in the place of the one that was taken. */
  put(path: string, bytes: Uint8Array): void;
  /** The same with a file that is written already. @param staged absolute */
  move(staged: string, path: string): void;
}

/** @param stamp names this repair: `20261123T120000Z` */
export function openQuarantine(root: string, stamp: string, files: FileSystem): Quarantine {
  const folder = `${QUARANTINE}/${stamp}`;
  const placeFor = (name: string): string => {
    let place = `${folder}/${name}`;
    for (let more = 2; files.exists(join(root, place)); more++) place = `${folder}/${name}.${more}`;
    mkdirSync(dirname(join(root, place)), { recursive: true });
    return place;
  };
  const move = (staged: string, path: string): void => {
    files.makeFolder(dirname(join(root, path)));
    files.rename(staged, join(root, path));
    files.syncFolder(dirname(join(root, path)));
  };
  return {
    move,
    take: (path) => {
      const place = placeFor(path);
      renameSync(join(root, path), join(root, place));
      files.syncFolder(dirname(join(root, place)));
      return place;
    },
    lose: (loss) => {
      const place = join(root, folder, LOSSES);
      mkdirSync(dirname(place), { recursive: true });
      appendFileSync(place, `${JSON.stringify(loss)}\n`);
      files.syncFile(place);
      files.syncFolder(dirname(place));
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
