import type { MeasuredPage } from '../measure/measure-page.ts';
import type { TextMeasures } from '../measure/measure-text.ts';
import type { PageBlock, PageElement } from '../segment/page.ts';

/** Shorter texts may well stand twice in an article. */
const LEAST_WORDS = 8;
/** How much likelier a later copy must be to stand for the earlier one. */
const AHEAD = 0.1;

/** Copies in so many places are a notice of the page's: none of them is the article's. */
const NOTICE = 3;

/**
 * Marks with 1 the blocks whose text another kept block has already: pages print captions, summaries and notices once for
 * each screen size. Copies side by side in one element are the author's own, and so are rows that return in a table.
 */
export function foldCopies(measured: MeasuredPage, chances: Float32Array, threshold: number): Uint8Array {
  const folded = new Uint8Array(chances.length);
  const kept = new Map<string, number>();
  const places = countPlaces(measured);
  for (let i = 0; i < chances.length; i++) {
    const { text } = measured.page.blocks[i] as PageBlock;
    if (!mayBeCopy(measured, i) || (chances[i] as number) < threshold) continue;
    if ((places.get(text)?.size ?? 0) >= NOTICE) {
      folded[i] = 1;
      continue;
    }
    const earlier = kept.get(text);
    if (earlier === undefined) kept.set(text, i);
    else if (parentOf(measured, i) !== parentOf(measured, earlier)) {
      const later = (chances[i] as number) > (chances[earlier] as number) + AHEAD;
      folded[later ? earlier : i] = 1;
      if (later) kept.set(text, i);
    }
  }
  return folded;
}

const mayBeCopy = ({ page, measures, copies }: MeasuredPage, i: number): boolean =>
  (copies[i] as number) >= 2 &&
  (measures[i] as TextMeasures).words >= LEAST_WORDS &&
  (page.blocks[i] as PageBlock).kind !== 'table-row';

/** The parents under which each repeated text stands. */
function countPlaces(measured: MeasuredPage): Map<string, Set<number>> {
  const places = new Map<string, Set<number>>();
  measured.page.blocks.forEach(({ text }, i) => {
    if (!mayBeCopy(measured, i) || (measured.copies[i] as number) < NOTICE) return;
    const parents = places.get(text) ?? new Set();
    places.set(text, parents.add(parentOf(measured, i)));
  });
  return places;
}

const parentOf = ({ page }: MeasuredPage, i: number): number =>
  (page.elements[(page.blocks[i] as PageBlock).element] as PageElement).parent;
