/** What two texts that aren't near duplicates have in common, by their shingles. */

/** `contains`: the larger holds the smaller, nearly whole. `reuses`: passages stand in both. */
export type Overlap = 'contains' | 'reuses';

/** Share of the smaller text's shingles that the larger has. */
const CONTAINED_SHARE = 0.8;
const REUSED_SHARE = 0.2;
/** Fewest shared shingles: a text or a passage of four words more. A headline or a stock phrase is no reuse. */
const CONTAINED_SHINGLES = 5;
/** … unless the larger has the smaller whole: seven words are no accident then. */
const WHOLE_SHINGLES = 3;
const REUSED_SHINGLES = 10;

/** @param shared shingles in common, of `sizeA` and `sizeB` */
export function tellOverlap(shared: number, sizeA: number, sizeB: number): Overlap | null {
  const smaller = Math.min(sizeA, sizeB);
  if (shared >= CONTAINED_SHINGLES && shared >= CONTAINED_SHARE * smaller) return 'contains';
  if (shared >= WHOLE_SHINGLES && shared === smaller) return 'contains';
  if (shared >= REUSED_SHINGLES && shared >= REUSED_SHARE * smaller) return 'reuses';
  return null;
}
