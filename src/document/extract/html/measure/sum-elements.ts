import { INSIDE } from '../parse/inside.ts';
import type { Page, PageElement } from '../segment/page.ts';
import type { TextMeasures } from './measure-text.ts';

/** A paragraph's points for its ancestors, nearest first; one in a `<p>` or list item gives its first point to the parent. */
const SHARES_OF_TEXT = [0, 1, 0.5, 0.33, 0.25, 0.2];
const SHARES_OF_BOX = [1, 0.5, 0.33, 0.25, 0.2, 0.16];

/** Fills in what every element holds: text, links, paragraphs, and a score after readability's idea of a container. */
export function sumElements(page: Page, measures: readonly TextMeasures[]): void {
  const elements = page.elements;
  page.blocks.forEach((block, i) => {
    const measure = measures[i] as TextMeasures;
    const element = elements[block.element] as PageElement;
    element.blocks++;
    element.length += measure.weight;
    element.linkLength += (block.linkLength * measure.weight) / block.text.length;
    if (element.flags & INSIDE.heading) element.headings++;
    if (!isParagraph(measure.weight, block.linkLength / block.text.length)) return;
    element.paragraphs++;
    element.paragraphLength += measure.weight;
    addScore(elements, block.element, 1 + measure.commas + Math.min(measure.weight / 100, 3));
  });
  // Children come after their parents, so one pass backwards sums the whole tree.
  for (let i = elements.length - 1; i > 0; i--) {
    const child = elements[i] as PageElement;
    const parent = elements[child.parent] as PageElement;
    parent.blocks += child.blocks;
    parent.length += child.length;
    parent.linkLength += child.linkLength;
    parent.paragraphs += child.paragraphs;
    parent.paragraphLength += child.paragraphLength;
    parent.headings += child.headings;
  }
}

function addScore(elements: readonly PageElement[], from: number, score: number): void {
  const tag = (elements[from] as PageElement).tag;
  const shares = tag === 1 || tag === 3 ? SHARES_OF_TEXT : SHARES_OF_BOX;
  let at = from;
  for (let level = 0; level < shares.length && at >= 0; level++) {
    const element = elements[at] as PageElement;
    element.score += score * (shares[level] as number);
    at = element.parent;
  }
}

/** Long enough and not mostly links: what counts as a paragraph in the sums. */
export const isParagraph = (weight: number, linkDensity: number): boolean => weight > 80 && linkDensity < 0.5;
