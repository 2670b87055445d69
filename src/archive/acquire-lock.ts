import { accessSync, constants, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LOCK } from './archive-layout.ts';
import { ArchiveLocked } from './errors.ts';
import { type Database, loadSqlite } from './load-sqlite.ts';

const RETRY_MS = 200;
const BUSY = /locked|busy/i;

export interface Lock {
  release(): void;
}

/**
 * The right to write to an archive: an exclusive transaction on a small SQLite file. The kernel frees it when the
 * holder dies, however it dies, so there are no stale locks. (It is a POSIX lock: were this process to open and close
 * that file by other means than SQLite's, that would free it, too.)
 * @param waitMs how long to wait for another holder; 0 fails at once
 * @throws ArchiveLocked; and what the system says of a folder that can't be written to
 */
export async function acquireLock(root: string, waitMs: number): Promise<Lock> {
  const path = join(root, LOCK);
  mkdirSync(dirname(path), { recursive: true });
  // SQLite takes its locks on a read-only disk, too, and speaks of a file that it can't open only later.
  accessSync(dirname(path), constants.W_OK);
  const deadline = performance.now() + waitMs;
  for (;;) {
    const database = tryLock(path);
    if (database !== undefined) return { release: () => database.close() };
    const left = deadline - performance.now();
    if (left <= 0) throw new ArchiveLocked(root, waitMs);
    await sleep(Math.min(RETRY_MS, left));
  }
}

function tryLock(path: string): Database | undefined {
  const database = new (loadSqlite().DatabaseSync)(path);
  try {
    database.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database.close();
    if (BUSY.test((error as Error).message)) return undefined;
    throw error;
  }
}
