/**
 * Clusters of an archive: what the duplicates that its runs found connect, templates of each other kept apart. They are derived
 * whenever somebody asks; the work grows with the near duplicates, not with the archive.
 */
import type { ArchiveReader } from '../archive/archive-reader.ts';
import type { RecordSummary } from '../archive/list-records.ts';
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
  const pairs = [...readPairs(reader, threshold)];
  const all = groupPairs(pairs, readTemplates(reader, new Set(pairs.flatMap(({ a, b }) => [a, b]))));
  const byId = new Map(all.flatMap((ids) => ids.map((id) => [id, ids] as const)));
  return { of: (id) => byId.get(id), all, pairs };
}

/** Every pair of duplicates once: each has an end that was decided to be a near duplicate. */
function* readPairs(reader: ArchiveReader, threshold: number): Iterable<RelatedPair> {
  const seen = new Set<string>();
  for (const { id } of reader.records({ decision: 'near-duplicate' })) {
    for (const { record: other, similarity, relation } of reader.relations(id)) {
      if (relation !== 'duplicate') continue;
      const [a, b] = id < other ? [id, other] : [other, id];
      const key = `${a} ${b}`;
      if (similarity < threshold || seen.has(key)) continue;
      seen.add(key);
      yield { a, b, similarity };
    }
  }
}

/** Pairs of one frame among these records. */
function* readTemplates(reader: ArchiveReader, ids: ReadonlySet<string>): Iterable<Pick<RelatedPair, 'a' | 'b'>> {
  for (const id of ids) {
    for (const { record: other, relation } of reader.relations(id)) {
      if (relation === 'template' && id < other && ids.has(other)) yield { a: id, b: other };
    }
  }
}

type Ranked = Pick<RecordSummary, 'published' | 'words' | 'text'>;

/** Which of two stands for their cluster: the earliest published (unknown last), then the longest, then by digest. */
export function compareRank(a: Ranked, b: Ranked): number {
  const published = compareInstants(a.published, b.published);
  if (published !== 0) return published;
  if (a.words !== b.words) return b.words - a.words;
  if (a.text === b.text) return 0;
  return a.text < b.text ? -1 : 1;
}
