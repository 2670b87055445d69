import type { MeasuredPage } from './measure-page.ts';
import type { TextMeasures } from './measure-text.ts';
import type { PageBlock, PageElement } from './page.ts';

/** Shorter texts may well stand twice in an article. */
const LEAST_WORDS = 8;
/** How much likelier a later copy must be to stand for the earlier one. */
const AHEAD = 0.1;

/**
 * Marks with 1 the blocks whose text another kept block has already: pages print captions, summaries and notices once for
 * each screen size. Copies side by side in one element are the author's own.
 */
export function foldCopies(measured: MeasuredPage, chances: Float32Array, threshold: number): Uint8Array {
  const folded = new Uint8Array(chances.length);
  const kept = new Map<number, number>();
  for (let i = 0; i < chances.length; i++) {
    const { hash, words } = measured.measures[i] as TextMeasures;
    if (words < LEAST_WORDS || (measured.copies[i] as number) < 2 || (chances[i] as number) < threshold) continue;
    const earlier = kept.get(hash);
    if (earlier === undefined) kept.set(hash, i);
    else if (parentOf(measured, i) !== parentOf(measured, earlier)) {
      const later = (chances[i] as number) > (chances[earlier] as number) + AHEAD;
      folded[later ? earlier : i] = 1;
      if (later) kept.set(hash, i);
    }
  }
  return folded;
}

const parentOf = ({ page }: MeasuredPage, i: number): number =>
  (page.elements[(page.blocks[i] as PageBlock).element] as PageElement).parent;
