/**
 * Moves records into place: written beside it first, made safe by one flush for many, then renamed. Nobody ever finds
 * half a record, and none is ever overwritten.
 */
import { hash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { RECORDS, stagingFolder, WAL } from '../archive-layout.ts';
import { ArchiveDamaged } from '../errors.ts';
import type { FileSystem } from '../file-system.ts';

/** A record's bytes with its path from the archive's root. */
export interface PlacedRecord {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

export interface RecordPlacer {
  /** Gets on with records, which must be acknowledged. */
  place(records: readonly PlacedRecord[]): void;
  /** The bytes of a record that isn't in its place yet. */
  pending(path: string): Uint8Array | undefined;
  /** Returns once all records are in their places. */
  publish(): void;
  /** The same, and the names are on the disk. */
  finish(): void;
}

/** So much is written beside its place before it is moved there: one flush of the file system for each of these. */
const CHECKPOINT_BYTES = 64 * 2 ** 20;

export function placeRecords(root: string, run: string, files: FileSystem): RecordPlacer {
  const staging = join(root, stagingFolder(run));
  const staged = new Map<string, string>();
  /** Folders of records that something was moved into. */
  const folders = new Set<string>();
  let stagedBytes = 0;
  let written = 0;

  // In a folder that this run makes nothing can be in the way: one look for each folder, instead of for each record.
  const wasThere = remember((folder) => files.exists(folder));
  const stage = ({ path, sha256, bytes }: PlacedRecord): void => {
    const target = join(root, path);
    if (wasThere(dirname(target)) && isInPlace(target, sha256, files)) return;
    const temporary = join(staging, `${++written}.json`);
    files.writeNew(temporary, bytes);
    staged.set(path, temporary);
    stagedBytes += bytes.length;
  };
  const publish = (): void => {
    if (staged.size === 0) return;
    // Renamed before its bytes are safe, a record could be empty after a power cut. The new names needn't be safe yet:
    // the log has the records until the run is committed.
    files.syncAll(join(root, WAL), [...staged.values()], [staging]);
    for (const [path, temporary] of staged) {
      const target = join(root, path);
      makeParents(dirname(target), join(root, RECORDS), folders, files);
      files.rename(temporary, target);
    }
    staged.clear();
    stagedBytes = 0;
  };
  return {
    place: (records) => {
      for (const record of records) stage(record);
      if (stagedBytes >= CHECKPOINT_BYTES) publish();
    },
    pending: (path) => {
      const temporary = staged.get(path);
      return temporary === undefined ? undefined : files.read(temporary);
    },
    publish,
    finish: () => {
      publish();
      if (folders.size > 0) files.syncAll(join(root, WAL), [], [root, ...folders]);
    },
  };
}

function remember(ask: (name: string) => boolean): (name: string) => boolean {
  const answers = new Map<string, boolean>();
  return (name) => {
    const answer = answers.get(name) ?? ask(name);
    answers.set(name, answer);
    return answer;
  };
}

/** Whether an earlier attempt moved the record into place already. Another file there is an error: nothing is overwritten. */
function isInPlace(target: string, sha256: string, files: FileSystem): boolean {
  if (!files.exists(target)) return false;
  if (hash('sha256', files.read(target)) === sha256) return true;
  throw new ArchiveDamaged(target, 'a file that no run accounts for is where a record is to be written; move it away');
}

/** Makes a folder and its parents, and notes all up to `top`: their entries are changed. */
function makeParents(folder: string, top: string, known: Set<string>, files: FileSystem): void {
  if (known.has(folder)) return;
  files.makeFolder(folder);
  for (let at = folder; !known.has(at); at = dirname(at)) {
    known.add(at);
    if (at === top) return;
  }
}
