/** What two texts are to each other. A function of the two alone, so that nothing that comes later takes it back. */
import { tellOverlap } from '../../text/shingles/tell-overlap.ts';
import { isTemplate } from './is-template.ts';
import type { FramedText } from './read-frame.ts';

/**
 * `duplicate`: as similar as the threshold asks. `template`: one frame with other facts in it.
 * `contains`: the larger text holds the smaller, nearly whole. `reuses`: passages stand in both.
 */
export type Relation = 'duplicate' | 'template' | 'contains' | 'reuses';

export interface Likeness {
  /** Jaccard of the shingles. */
  readonly similarity: number;
  /** Shingles that both have. */
  readonly shared: number;
  /** Shingles that each has. */
  readonly sizes: readonly [number, number];
}

/** From this on two texts may be of one frame though they are no duplicates: every swapped number breaks five shingles. */
export const FRAME_SIMILARITY = 0.25;

/**
 * @param threshold similarity from which on two texts are duplicates
 * @param framed the two texts; asked for only where they can matter
 * @param frameFrom similarity from which on two texts are looked at for being of one frame
 */
export function tellRelation(
  { similarity, shared, sizes }: Likeness,
  threshold: number,
  framed: () => readonly [FramedText, FramedText],
  frameFrom = Math.min(threshold, FRAME_SIMILARITY),
): Relation | null {
  if (similarity >= frameFrom && isTemplate(...framed())) return 'template';
  if (similarity >= threshold) return 'duplicate';
  return tellOverlap(shared, ...sizes);
}
