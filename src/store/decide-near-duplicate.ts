/** Which of the articles that an article is related to came before it, and which of them is the nearest. */
import type { RelatedEntry, RelationKind } from '../archive/account.ts';

/** What orders the articles of one run: the earlier is the one that others are duplicates of. */
export interface Precedence {
  readonly published: string | null;
  readonly words: number;
  readonly text: string;
}

export interface RelatedRecord {
  readonly record: string;
  /** Jaccard similarity, verified on the shingles. */
  readonly similarity: number;
  /** What the article is to it. */
  readonly relation: RelationKind;
  /** How it orders among this run's articles; null for one that an earlier run stored, which precedes them all. */
  readonly precedence: Precedence | null;
}

/** Related records that an account names: a crowd of copies is told by some of them. */
const MOST_RELATED = 16;

const NEAREST_FIRST: readonly RelationKind[] = ['duplicate', 'template', 'contains', 'contained', 'reuses'];

/** Of the articles that precede this one the nearest, each record once: duplicates first, then templates, then by similarity. */
export function relatedBefore(own: Precedence, related: readonly RelatedRecord[]): RelatedEntry[] {
  const preceding = related
    .filter(({ precedence }) => precedence === null || comparePrecedence(precedence, own) < 0)
    .sort(compareNearness);
  const nearest = new Map<string, RelatedEntry>();
  for (const { record, similarity, relation } of preceding) {
    if (!nearest.has(record)) nearest.set(record, { of: record, similarity, relation });
  }
  return [...nearest.values()].slice(0, MOST_RELATED);
}

function compareNearness(a: RelatedRecord, b: RelatedRecord): number {
  const [first, second] = [NEAREST_FIRST.indexOf(a.relation), NEAREST_FIRST.indexOf(b.relation)];
  return first - second || b.similarity - a.similarity || compareText(a.record, b.record);
}

/** Earliest publication (missing last), then most words, then text digest. */
export function comparePrecedence(a: Precedence, b: Precedence): number {
  return comparePublished(a.published, b.published) || b.words - a.words || compareText(a.text, b.text);
}

function comparePublished(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compareText(a, b);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
