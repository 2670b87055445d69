/** Stops what a subject does to an archive at one change to the disk. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type DiskOperation, disk, watchDisk } from './hook-disk.ts';
import { type LoopDisk, shell } from './loop-disk.ts';
import type { Subject } from './sweep-subjects.ts';

/** Where a stop left an archive, and what had been acknowledged by then. */
export interface Stop {
  /** The number of the operation, from 1. */
  readonly at: number;
  readonly archive: string;
  /** A copy of the log of the run, as it was when a sync of it returned last. */
  readonly log: Uint8Array | undefined;
}

export interface Faults {
  /** Every change that the work makes, undisturbed. */
  trace(subject: Subject): Promise<readonly string[]>;
  /** What a kill at each operation would leave: the work is done once, and the disk copied with the operation half done. */
  kill(subject: Subject, from: number, every: number): Promise<readonly Stop[]>;
  /** From one operation on, which is torn, all fail with an error of the system. */
  refuse(subject: Subject, at: number, code: string): Promise<Stop>;
  /** At one operation, which is torn, the power of the disk is cut. Begins with what `keep` kept. */
  cut(subject: Subject, at: number, loop: LoopDisk, withoutSyncs: boolean): Promise<Stop>;
}

/**
 * @param folder of the sweep; the archive is worked on in it
 * @param layOut puts the archive that a subject works on in a place
 */
export function makeFaults(folder: string, layOut: (subject: Subject, archive: string) => void): Faults {
  const archive = join(folder, 'archive');
  return {
    trace: async (subject) => {
      const operations: string[] = [];
      watchDisk({ before: ({ name, path }) => void operations.push(`${name} ${path}`) });
      await subject.work(archive).finally(() => watchDisk(undefined));
      return operations;
    },
    kill: (subject, from, every) => {
      layOut(subject, archive);
      return takeSnapshots(folder, archive, subject, (at) => at >= from && (at - from) % every === 0);
    },
    refuse: (subject, at, code) => {
      layOut(subject, archive);
      return stopAt(subject, archive, at, false, () => code);
    },
    cut: (subject, at, loop, withoutSyncs) => {
      loop.reset();
      return stopAt(subject, join(loop.path, 'archive'), at, withoutSyncs, (isFirst) => {
        if (isFirst) loop.cut();
        return 'EIO';
      }).finally(loop.remount);
    },
  };
}

async function takeSnapshots(
  folder: string,
  archive: string,
  subject: Subject,
  isMeant: (at: number) => boolean,
): Promise<readonly Stop[]> {
  const note = noteAcknowledged();
  const stops: Stop[] = [];
  let operations = 0;
  watchDisk({
    after: note.watch,
    before: ({ path, tear }) => {
      operations++;
      // What is done elsewhere, to temporary files, changes nothing here.
      if (!isMeant(operations) || !path.startsWith(archive)) return;
      tear();
      const copy = join(folder, `stop-${operations}`);
      if (existsSync(archive)) shell('cp', '-a', archive, copy);
      stops.push({ at: operations, archive: copy, log: note.log() });
    },
  });
  await subject.work(archive).finally(() => watchDisk(undefined));
  rmSync(archive, { recursive: true, force: true });
  return stops;
}

/** @param fail gives the error of the first operation that fails, and of those that follow */
async function stopAt(
  subject: Subject,
  archive: string,
  at: number,
  withoutSyncs: boolean,
  fail: (isFirst: boolean) => string,
): Promise<Stop> {
  const note = noteAcknowledged();
  let operations = 0;
  watchDisk({
    withoutSyncs,
    after: note.watch,
    before: ({ name, path, tear }) => {
      operations++;
      // A disk that is full stays so; what is removed still can be.
      if (operations < at || (operations > at && name === 'rm')) return;
      if (operations === at) tear();
      const code = fail(operations === at);
      throw Object.assign(new Error(`${code}: injected, ${name} '${path}'`), { code, syscall: name });
    },
  });
  // What can be done without, like a cache that is kept for the next time, may fail without a word.
  await subject.work(archive).catch(() => {});
  watchDisk(undefined);
  if (operations < at)
    throw new Error(`${subject.name} was not stopped at ${at}: it only changes the disk ${operations} times`);
  return { at, archive, log: note.log() };
}

/** What a run is told is safe: a sync of its log has returned. */
function noteAcknowledged(): {
  readonly watch: (operation: DiskOperation) => void;
  readonly log: () => Uint8Array | undefined;
} {
  let log: Uint8Array | undefined;
  return {
    watch: ({ name, path }) => {
      if (name === 'fdatasync' && path.endsWith('.wal')) log = disk.readFileSync(path);
    },
    log: () => log,
  };
}
