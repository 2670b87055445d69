/** Makes the indexes of an archive anew, from its records and runs alone. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { lastRun } from '../archive/archive-layout.ts';
import type { Catalog } from '../archive/catalog/open-catalog.ts';
import type { ArchiveTotals } from '../archive/catalog/read-totals.ts';
import { openDuplicateIndex } from '../archive/duplicate-index/open-duplicate-index.ts';
import { reindex as rebuildCatalog } from '../archive/reindex.ts';
import { loadConfig } from '../config/load-config.ts';
import type { RelationSettings } from '../store/find-related.ts';
import { rebuildRelations } from './similar/rebuild-relations.ts';

export interface ReindexOptions {
  readonly archive: string;
  /** Its `duplicates` say which articles are related. */
  readonly config?: string;
  readonly lockWaitMs?: number;
  readonly onProgress?: (progress: { readonly records: number }) => void;
}

/** What lies under `index/` beside the catalog; the search index fills itself when somebody searches. */
const CACHES = ['duplicates', 'search.sqlite', 'search.sqlite-wal', 'search.sqlite-shm'];

/** @throws NotAnArchive, ArchiveLocked, ConfigurationError */
export async function reindex(options: ReindexOptions): Promise<ArchiveTotals> {
  const { archive, lockWaitMs = 0, onProgress = () => {} } = options;
  const config = await loadConfig(options.config);
  const afterwards = (root: string, catalog: Catalog): void => {
    for (const cache of CACHES) rmSync(join(root, 'index', cache), { recursive: true, force: true });
    fillIndex(root, catalog, config.values.duplicates, (records) => onProgress({ records }));
  };
  return rebuildCatalog(archive, { lockWaitMs, afterwards });
}

function fillIndex(root: string, catalog: Catalog, settings: RelationSettings, onRelated: (records: number) => void) {
  const index = openDuplicateIndex(join(root, 'index', 'duplicates'));
  try {
    rebuildRelations(root, catalog, index, settings, onRelated);
    index.commit(lastRun(root) ?? '');
  } finally {
    index.close();
  }
}
