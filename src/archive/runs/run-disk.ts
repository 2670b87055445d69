/**
 * What a run does to the disk, in this order: originals, the log, and then what is acknowledged is put where it belongs.
 * Nothing is decided here. A run does it on its own thread or on another (`threaded-disk.ts`); a recovery, which finds
 * originals and log as they are, does the last part alone.
 */
import { join } from 'node:path';
import { accountFolder, stagingFolder, walFile } from '../archive-layout.ts';
import type { FileSystem } from '../file-system.ts';
import { createOriginalsFiles, type DigestedFile } from '../originals/originals-file.ts';
import { placeRecords } from '../records/place-records.ts';
import type { BatchContents, RunBatch } from '../records/render-batch.ts';
import type { RunAccount } from './account.ts';
import { createAccountFiles } from './write-account.ts';
import { createLog, type RunStart } from './write-ahead-log.ts';

export interface RunDisk {
  /** @param part the number of the file of originals, from 1: the same as before, or the next */
  appendOriginals(part: number, bytes: Uint8Array<ArrayBuffer>): void;
  /** Acknowledges the originals so far and a batch, and gets on with placing it. */
  acknowledge(batch: RunBatch): void;
  /** The bytes of a record that was acknowledged and isn't in its place yet. */
  pending(path: string): Uint8Array | undefined;
  /** Returns once all is acknowledged and in its place. */
  publish(): void;
  /** Writes the account: from then on the run is committed. @returns hex SHA-256 of run.json */
  commit(account: RunAccount): string;
  /** Leaves everything as it is, for the next run to take up. */
  abandon(): void;
}

export function createRunDisk(root: string, start: RunStart, files: FileSystem): RunDisk {
  const log = createLog(join(root, walFile(start.run)), start, files);
  const places = createPlaces(root, start, files);
  const originals = createOriginalsFiles(root, start.run, files);
  return {
    appendOriginals: originals.append,
    acknowledge: (batch) => {
      originals.sync();
      log.commit(batch.log);
      places.take(batch);
    },
    pending: places.pending,
    publish: places.publish,
    commit: (account) => {
      const sha256 = places.commit(account, originals.close());
      log.close();
      return sha256;
    },
    abandon: () => {
      places.abandon();
      originals.abandon();
      log.close();
    },
  };
}

export interface Places {
  /** Gets on with what is acknowledged. */
  take(contents: BatchContents): void;
  pending(path: string): Uint8Array | undefined;
  publish(): void;
  commit(account: RunAccount, originals: readonly DigestedFile[]): string;
  abandon(): void;
}

/** Where a run's records and its account are put. */
export function createPlaces(root: string, start: RunStart, files: FileSystem): Places {
  const { run } = start;
  const staging = join(root, stagingFolder(run));
  for (const folder of [staging, join(root, accountFolder(run))]) {
    files.remove(folder);
    files.makeFolder(folder);
  }
  const account = createAccountFiles(root, start, files);
  const placer = placeRecords(root, run, files);
  return {
    take: ({ records, lines }) => {
      placer.place(records);
      account.write(records, lines);
    },
    pending: placer.pending,
    publish: () => void placer.publish(),
    abandon: account.abandon,
    commit: (sum, originals) => {
      const sha256 = account.commit(sum, originals, placer.publish());
      files.remove(join(root, walFile(run)));
      files.remove(staging);
      return sha256;
    },
  };
}
