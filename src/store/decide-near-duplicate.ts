/** Which of two similar articles came first, and what that makes the other. */

/** What orders the articles of one run: the earlier is the one that others are duplicates of. */
export interface Precedence {
  readonly published: string | null;
  readonly words: number;
  readonly text: string;
}

export interface SimilarRecord {
  readonly record: string;
  /** Jaccard similarity, verified on the shingles. */
  readonly similarity: number;
  /** How it orders among this run's articles; null for one that an earlier run stored, which precedes them all. */
  readonly precedence: Precedence | null;
}

/** The closest of the articles that precede this one; undefined when it is the first of its kind. */
export function closestBefore(own: Precedence, similar: readonly SimilarRecord[]): SimilarRecord | undefined {
  return similar
    .filter(({ precedence }) => precedence === null || comparePrecedence(precedence, own) < 0)
    .reduce<SimilarRecord | undefined>(
      (best, next) => (best === undefined || isCloser(next, best) ? next : best),
      undefined,
    );
}

function isCloser(a: SimilarRecord, b: SimilarRecord): boolean {
  return a.similarity > b.similarity || (a.similarity === b.similarity && a.record < b.record);
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
