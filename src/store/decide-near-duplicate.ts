/** Which of the articles before it that an article is related to is the nearest. */
import type { RelatedEntry, RelationKind } from '../archive/runs/account.ts';

export interface RelatedRecord {
  readonly record: string;
  /** Jaccard similarity, verified on the shingles. */
  readonly similarity: number;
  /** What the article is to it. */
  readonly relation: RelationKind;
}

/** Related records that an account names: a crowd of copies is told by some of them. */
const MOST_RELATED = 16;

const NEAREST_FIRST: readonly RelationKind[] = ['duplicate', 'template', 'contains', 'contained', 'reuses'];

/** Of the articles that an article is related to the nearest, each record once: duplicates first, then templates, then by similarity. */
export function nearestRecords(related: readonly RelatedRecord[]): RelatedEntry[] {
  const nearest = new Map<string, RelatedEntry>();
  for (const { record, similarity, relation } of related.toSorted(compareNearness)) {
    if (!nearest.has(record)) nearest.set(record, { of: record, similarity, relation });
  }
  return [...nearest.values()].slice(0, MOST_RELATED);
}

function compareNearness(a: RelatedRecord, b: RelatedRecord): number {
  const [first, second] = [NEAREST_FIRST.indexOf(a.relation), NEAREST_FIRST.indexOf(b.relation)];
  return first - second || b.similarity - a.similarity || compareText(a.record, b.record);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
