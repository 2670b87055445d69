/** Which articles are looked at for being related at all: a configuration's choice. */
import { instantOf } from '../../text/instant.ts';

export interface DuplicateScope {
  /** `site`: only articles of one site. */
  readonly scope: 'all' | 'site';
  /** Only articles published within so many days of each other; those of an unknown date are compared with all. */
  readonly days?: number | undefined;
}

export interface PlacedArticle {
  readonly site: string | null;
  readonly published: string | null;
}

const DAY_IN_MS = 86_400_000;

/** Whether a scope leaves anything out. */
export function isLimited({ scope, days }: DuplicateScope): boolean {
  return scope !== 'all' || days !== undefined;
}

/** The same for both orders of the two. */
export function isInScope({ scope, days }: DuplicateScope, a: PlacedArticle, b: PlacedArticle): boolean {
  if (scope === 'site' && a.site !== b.site) return false;
  if (days === undefined) return true;
  const [first, second] = [instantOf(a.published), instantOf(b.published)];
  return first === null || second === null || Math.abs(first - second) <= days * DAY_IN_MS;
}
