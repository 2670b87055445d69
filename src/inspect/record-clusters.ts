/**
 * Clusters of an archive: what the duplicates that its runs found connect, templates of each other kept apart. They are derived
 * whenever somebody asks; the work grows with the near duplicates, not with the archive.
 */
import type { ArchiveReader } from '../archive/archive-reader.ts';
import type { RecordSummary } from '../archive/records/list-records.ts';
import { compareInstants } from '../text/instant.ts';
import { groupPairs } from './group-pairs.ts';

export interface RelatedPair {
  readonly a: string;
  readonly b: string;
  readonly similarity: number;
}

export interface RecordClusters {
  /** Ids of the records in the same cluster, itself included; undefined for a record that resembles no other. */
  readonly of: (id: string) => readonly string[] | undefined;
  readonly all: readonly (readonly string[])[];
  readonly pairs: readonly RelatedPair[];
}

/** @param threshold relations of less similarity are left out */
export function readClusters(reader: ArchiveReader, threshold = 0): RecordClusters {
  const pairs = readPairs(reader, threshold);
  const all = groupPairs(pairs, reader.related('template'));
  const byId = new Map(all.flatMap((ids) => ids.map((id) => [id, ids] as const)));
  return { of: (id) => byId.get(id), all, pairs };
}

/** Every pair of duplicates once, with the greatest similarity that their versions have. */
function readPairs(reader: ArchiveReader, threshold: number): RelatedPair[] {
  const pairs = new Map<string, RelatedPair>();
  for (const { a: one, b: other, similarity } of reader.related('duplicate')) {
    const [a, b] = one < other ? [one, other] : [other, one];
    const known = pairs.get(`${a} ${b}`)?.similarity ?? 0;
    if (similarity >= threshold && similarity > known) pairs.set(`${a} ${b}`, { a, b, similarity });
  }
  return [...pairs.values()].sort((x, y) => compareIds(x.a, y.a) || compareIds(x.b, y.b));
}

const compareIds = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

type Ranked = Pick<RecordSummary, 'published' | 'words' | 'text'>;

/** Which of two stands for their cluster: the earliest published (unknown last), then the longest, then by digest. */
export function compareRank(a: Ranked, b: Ranked): number {
  const published = compareInstants(a.published, b.published);
  if (published !== 0) return published;
  if (a.words !== b.words) return b.words - a.words;
  if (a.text === b.text) return 0;
  return a.text < b.text ? -1 : 1;
}
