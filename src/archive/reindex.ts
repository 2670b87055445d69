/** Makes the catalog anew, from `records/` and `runs/` alone. */
import { resolve } from 'node:path';
import { acquireLock } from './acquire-lock.ts';
import { type Catalog, openCatalog, rebuildCatalog } from './catalog/open-catalog.ts';
import { type ArchiveTotals, readTotals } from './catalog/read-totals.ts';
import { describeArchive } from './create-archive.ts';
import { diskFileSystem } from './file-system.ts';
import type { RebuildListeners } from './runs/apply-run.ts';
import { recoverRuns } from './runs/recover-runs.ts';

export interface ReindexOptions extends RebuildListeners {
  /** How long to wait for another run to end; 0, the default, fails at once. */
  readonly lockWaitMs?: number;
  /** What is to be made of the records besides the catalog: called under the lock, once it is whole. */
  readonly afterwards?: (root: string, catalog: Catalog) => void;
}

/**
 * Rebuilds the catalog, under the lock; a run that was broken off is taken up afterwards. The duplicate index is to be
 * refilled from `ArchiveReader.versions()`, which gives the records in the order of their numbers.
 * @throws NotAnArchive, ArchiveLocked
 */
export async function reindex(root: string, options: ReindexOptions = {}): Promise<ArchiveTotals> {
  const place = resolve(root);
  describeArchive(place);
  const lock = await acquireLock(place, options.lockWaitMs ?? 0);
  try {
    rebuildCatalog(place, options).close();
    const catalog = openCatalog(place, options);
    try {
      recoverRuns(place, diskFileSystem, catalog);
      options.afterwards?.(place, catalog);
      return readTotals(place, catalog.database);
    } finally {
      catalog.close();
    }
  } finally {
    lock.release();
  }
}
