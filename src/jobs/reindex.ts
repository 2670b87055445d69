/** Makes the indexes of an archive anew, from its records and runs alone. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openArchiveWriter } from '../archive/open-archive.ts';
import type { ArchiveTotals } from '../archive/read-totals.ts';
import { reindex as rebuildCatalog } from '../archive/reindex.ts';
import { openSimilar } from './open-similar.ts';

export interface ReindexOptions {
  readonly archive: string;
  readonly lockWaitMs?: number;
  readonly onProgress?: (progress: { readonly records: number }) => void;
}

/** What lies under `index/` beside the catalog; the search index fills itself when somebody searches. */
const CACHES = ['duplicates', 'search.sqlite', 'search.sqlite-wal', 'search.sqlite-shm'];

/** @throws NotAnArchive, ArchiveLocked */
export async function reindex({ archive: root, lockWaitMs = 0, onProgress }: ReindexOptions): Promise<ArchiveTotals> {
  const totals = await rebuildCatalog(root, { lockWaitMs });
  const archive = await openArchiveWriter(root, { lockWaitMs });
  try {
    for (const cache of CACHES) rmSync(join(archive.root, 'index', cache), { recursive: true, force: true });
    openSimilar(archive, null, (records) => onProgress?.({ records })).close();
  } finally {
    archive.close();
  }
  return totals;
}
