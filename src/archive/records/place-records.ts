/**
 * Moves records into place: written beside it first, made safe by one flush for many, then renamed. Nobody ever finds
 * half a record, and none is ever overwritten.
 *
 * Where a folder isn't there yet, its records are written into one like it beside, and it is moved as a whole: a first
 * import moves a few folders instead of each record.
 */
import { hash } from 'node:crypto';
import { join } from 'node:path';
import { dirname } from 'node:path/posix';
import { stagingFolder, WAL } from '../archive-layout.ts';
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
  /** Returns once all records are in their places. @returns the folders whose new names aren't safe yet */
  publish(): Iterable<string>;
}

/** So much is written beside its place before it is moved there: one flush of the file system for each of these. */
const CHECKPOINT_BYTES = 64 * 2 ** 20;

/** A folder of records, as this run finds it. */
interface Shelf {
  /** It was there before: something may be in the way. */
  readonly isOld: boolean;
  /** Nothing is there yet: it is moved there as a whole. */
  isNew: boolean;
  /** Where its records are written first, while it is new. */
  readonly beside: string;
}

export function placeRecords(root: string, run: string, files: FileSystem): RecordPlacer {
  const staging = join(root, stagingFolder(run));
  const shelves = new Map<string, Shelf>();
  /** Where the records lie that aren't in their places yet; those that are moved one by one are `loose`, too. */
  const staged = new Map<string, string>();
  const loose = new Map<string, string>();
  /** Folders that something was moved into. */
  const changed = new Set<string>();
  let stagedBytes = 0;
  let written = 0;

  const openShelf = (folder: string): Shelf => {
    const isOld = files.exists(join(root, folder));
    const shelf = { isOld, isNew: !isOld, beside: join(staging, folder) };
    if (shelf.isNew) files.makeFolder(shelf.beside);
    shelves.set(folder, shelf);
    return shelf;
  };
  const stage = ({ path, sha256, bytes }: PlacedRecord): void => {
    const folder = dirname(path);
    const { isOld, isNew, beside } = shelves.get(folder) ?? openShelf(folder);
    if (isOld && isInPlace(join(root, path), sha256, files)) return;
    const temporary = isNew ? `${beside}${path.slice(folder.length)}` : `${staging}/${++written}.json`;
    files.writeNew(temporary, bytes);
    staged.set(path, temporary);
    if (!isNew) loose.set(path, temporary);
    stagedBytes += bytes.length;
  };
  const moveShelves = (): void => {
    const arrived = [...shelves].filter(([, { isNew }]) => isNew);
    for (const [folder] of arrived) {
      const place = firstMissing(folder, (name) => files.exists(join(root, name)));
      if (place !== undefined) files.rename(join(staging, place), join(root, place));
      noteFolders(folder, changed);
    }
    for (const [, shelf] of arrived) shelf.isNew = false;
  };
  const publish = (): void => {
    if (staged.size === 0) return;
    // Renamed before its bytes are safe, a record could be empty after a power cut. The new names needn't be safe yet:
    // the log has the records until the run is committed.
    files.syncAll(join(root, WAL), [...staged.values()], [staging, ...foldersBeside(staging, shelves)]);
    moveShelves();
    for (const [path, temporary] of loose) {
      files.rename(temporary, join(root, path));
      noteFolders(dirname(path), changed);
    }
    staged.clear();
    loose.clear();
    stagedBytes = 0;
  };
  // Half a record may lie in a folder that would be moved as a whole: after a failure nothing is moved any more.
  let failure: unknown;
  const unlessFailed = <Result>(work: () => Result): Result => {
    if (failure !== undefined) throw failure;
    try {
      return work();
    } catch (error) {
      failure = error;
      throw error;
    }
  };
  return {
    place: (records) =>
      unlessFailed(() => {
        for (const record of records) stage(record);
        if (stagedBytes >= CHECKPOINT_BYTES) publish();
      }),
    pending: (path) => {
      const temporary = staged.get(path);
      return temporary === undefined ? undefined : files.read(temporary);
    },
    publish: () => {
      unlessFailed(publish);
      return [...changed].map((folder) => join(root, folder));
    },
  };
}

/** Whether an earlier attempt moved the record into place already. Another file there is an error: nothing is overwritten. */
function isInPlace(target: string, sha256: string, files: FileSystem): boolean {
  if (!files.exists(target)) return false;
  if (hash('sha256', files.read(target)) === sha256) return true;
  throw new ArchiveDamaged(target, 'a file that no run accounts for is where a record is to be written; move it away');
}

const ROOT = '.';

/** The uppermost of a folder and those above it that isn't there; undefined where all are. */
function firstMissing(folder: string, isThere: (folder: string) => boolean): string | undefined {
  let missing: string | undefined;
  for (let at = folder; at !== ROOT && !isThere(at); at = dirname(at)) missing = at;
  return missing;
}

/** Notes a folder and those above it: their entries are changed. */
function noteFolders(folder: string, noted: Set<string>): void {
  for (let at = folder; !noted.has(at); at = dirname(at)) noted.add(at);
}

/** The folders beside their places that hold records, and those between. */
function foldersBeside(staging: string, shelves: ReadonlyMap<string, Shelf>): readonly string[] {
  const folders = new Set([ROOT]);
  for (const [folder, { isNew }] of shelves) if (isNew) noteFolders(folder, folders);
  return [...folders].map((folder) => join(staging, folder));
}
