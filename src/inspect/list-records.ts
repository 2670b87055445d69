import type { ArchiveReader } from '../archive/archive-reader.ts';
import { openArchiveReader } from '../archive/open-archive.ts';
import type { ListedRecord, ListFilter } from '../report/listed-record.ts';
import { fitsFilter } from './fits-filter.ts';
import { compareRank, type RecordClusters, readClusters } from './record-clusters.ts';
import { type Summary, summarizeRecord, toListed } from './summarize-record.ts';

export interface ListOptions extends ListFilter {
  /** At most so many; all without it. */
  readonly limit?: number;
}

/**
 * The records of an archive, the latest published first; unless `all`, one for each cluster: of those that fit, the one
 * that ranks first.
 * @throws NotAnArchive
 */
export function* listRecords(archive: string, options: ListOptions = {}): Iterable<ListedRecord> {
  const { all, limit = Number.POSITIVE_INFINITY, ...filter } = options;
  const reader = openArchiveReader(archive);
  try {
    const clusters = readClusters(reader);
    const chosen = all ? () => true : chooseByRank(reader, clusters, filter);
    let count = 0;
    for (const summary of limit > 0 ? reader.records(filter) : []) {
      if (!chosen(summary)) continue;
      yield toListed(summary, (clusters.of(summary.id)?.length ?? 1) - 1);
      if (++count >= limit) return;
    }
  } finally {
    reader.close();
  }
}

/** Whether a record stands for its cluster among those that fit. Clusters are ranked as they are met, and remembered. */
function chooseByRank(
  reader: ArchiveReader,
  clusters: RecordClusters,
  filter: ListFilter,
): (record: Summary) => boolean {
  const first = new Map<readonly string[], string>();
  return ({ id }) => {
    const cluster = clusters.of(id);
    if (cluster === undefined) return true;
    let chosen = first.get(cluster);
    if (chosen === undefined) {
      const fitting = cluster
        .map((member) => summarizeRecord(reader, member))
        .filter((member) => fitsFilter(member, filter));
      chosen = fitting.sort(compareRank)[0]?.id ?? id;
      first.set(cluster, chosen);
    }
    return chosen === id;
  };
}
