import type { MeasuredPage } from '../measure/measure-page.ts';
import type { TextMeasures } from '../measure/measure-text.ts';
import { INSIDE } from '../parse/inside.ts';
import type { PageBlock, PageElement } from '../segment/page.ts';

/** Dice coefficient with the words of the page's description. */
const ALIKE = 0.8;
/** Blocks behind the headline; bylines, dates and buttons stand between. */
const REACH = 15;
const LEAST_WORDS = 8;
const ELSEWHERE = INSIDE.figcaption | INSIDE.nav | INSIDE.aside | INSIDE.link;

/** Soon behind the headline stands what the page says of itself: publishers print the description as the first lines. */
export function isStandfirst({ page, headline, measures, descriptionOverlaps }: MeasuredPage, i: number): boolean {
  if (headline < 0 || i <= headline || i > headline + REACH) return false;
  if ((descriptionOverlaps[i] as number) < ALIKE || (measures[i] as TextMeasures).words < LEAST_WORDS) return false;
  const { flags } = page.elements[(page.blocks[i] as PageBlock).element] as PageElement;
  return (flags & ELSEWHERE) === 0;
}
