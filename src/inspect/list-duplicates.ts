import type { ArchiveReader } from '../archive/archive-reader.ts';
import { openArchiveReader } from '../archive/open-archive.ts';
import type { ClusterMember, DuplicateCluster, DuplicatePair, ExactCopy } from '../report/duplicate-cluster.ts';
import { findDifferingWords } from '../text/differences/differing-words.ts';
import { jaccard, shingleHashes } from '../text/shingles/shingle.ts';
import { textOf } from '../text/text-of.ts';
import { compareRank, readClusters } from './record-clusters.ts';
import { type Summary, summarizeRecord, toListed } from './summarize-record.ts';

export interface DuplicateOptions {
  /** Relations of less similarity are left out; what runs found is what the configuration's threshold let through. */
  readonly threshold?: number;
}

/** The pairs of duplicates that the runs of an archive found, by id. @throws NotAnArchive */
export function* listPairs(archive: string, { threshold }: DuplicateOptions = {}): Iterable<DuplicatePair> {
  const reader = openArchiveReader(archive);
  try {
    for (const pair of readClusters(reader, threshold).pairs) yield { ...pair, relation: 'duplicate' };
  } finally {
    reader.close();
  }
}

/** The clusters of an archive, the largest first, each with the exact copies of its records. @throws NotAnArchive */
export function* listClusters(archive: string, { threshold }: DuplicateOptions = {}): Iterable<DuplicateCluster> {
  const reader = openArchiveReader(archive);
  try {
    const clusters = readClusters(reader, threshold);
    const copied = [...reader.records({ decision: 'exact-duplicate' })].map(({ id }) => id);
    const alone = copied.filter((id) => clusters.of(id) === undefined).map((id) => [id]);
    const hasCopies = new Set(copied);
    const groups = [...clusters.all, ...alone].sort(
      (a, b) => b.length - a.length || (String(a[0]) < String(b[0]) ? -1 : 1),
    );
    for (const ids of groups) yield describeCluster(reader, ids, hasCopies);
  } finally {
    reader.close();
  }
}

function describeCluster(
  reader: ArchiveReader,
  ids: readonly string[],
  hasCopies: ReadonlySet<string>,
): DuplicateCluster {
  const [first, ...others] = ids.map((id) => summarizeRecord(reader, id)).sort(compareRank) as [Summary, ...Summary[]];
  const similarities = new Map(reader.relations(first.id).map(({ record, similarity }) => [record, similarity]));
  const own = onlyOnce(() => textOf(reader.record(first.id).record));
  const members = others.map((other): ClusterMember => {
    const text = textOf(reader.record(other.id).record);
    const similarity = similarities.get(other.id) ?? jaccard(shingleHashes(own()), shingleHashes(text));
    return { ...listed(other), similarity, differences: findDifferingWords(own(), text) };
  });
  return {
    representative: listed(first),
    members: members.sort(bySimilarity),
    copies: ids.filter((id) => hasCopies.has(id)).flatMap((id) => copiesOf(reader, id)),
  };
}

function onlyOnce<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function listed(summary: Summary): DuplicateCluster['representative'] {
  const { similar: _similar, ...record } = toListed(summary, 0);
  return record;
}

const bySimilarity = (a: ClusterMember, b: ClusterMember): number =>
  (b.similarity ?? 0) - (a.similarity ?? 0) || (a.id < b.id ? -1 : 1);

function copiesOf(reader: ArchiveReader, id: string): ExactCopy[] {
  return reader
    .sources(id)
    .filter(({ decision }) => decision === 'exact-duplicate')
    .map(({ source }) => ({ source, record: id }));
}
