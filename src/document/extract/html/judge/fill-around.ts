/** Columns about the elements around a block: their sums, the page's containers, their names. */

import type { MeasuredPage } from '../measure/measure-page.ts';
import type { PageBlock, PageElement } from '../segment/page.ts';
import type { ElementMarks } from './mark-elements.ts';

/** The block's element and the three above; of the names the two above. */
const LEVELS = 4;
const NAME_LEVELS = 3;
const INSIDE_BITS = 27;
const NONE = -9;

export function fillAncestors(rows: Float32Array, from: number, measured: MeasuredPage, block: PageBlock): number {
  let at = from;
  const elements = measured.page.elements;
  const root = elements[0] as PageElement;
  const total = root.length || 1;
  const paragraphs = root.paragraphLength || 1;
  let element = elements[block.element] as PageElement;
  rows[at++] = element.depth;
  for (let level = 0; level < LEVELS; level++) {
    rows[at++] = element.tag;
    rows[at++] = element.length / total;
    rows[at++] = element.linkLength / (element.length || 1);
    rows[at++] = element.paragraphs;
    rows[at++] = element.paragraphLength / paragraphs;
    rows[at++] = element.blocks;
    rows[at++] = element.headings;
    rows[at++] = element.twins;
    rows[at++] = element.score / measured.bestScore;
    if (element.parent >= 0) element = elements[element.parent] as PageElement;
  }
  rows[at++] = paragraphs / total;
  return at;
}

export function fillContainers(
  rows: Float32Array,
  from: number,
  measured: MeasuredPage,
  marks: ElementMarks,
  block: PageBlock,
): number {
  let at = from;
  const elements = measured.page.elements;
  const element = block.element;
  const root = elements[0] as PageElement;
  rows[at++] = marks.top.up[element] as number;
  rows[at++] = marks.top.down[element] as number;
  rows[at++] = marks.dense.up[element] as number;
  rows[at++] = marks.dense.down[element] as number;
  rows[at++] = marks.head.up[element] as number;
  rows[at++] = marks.head.down[element] as number;
  rows[at++] = (elements[measured.top] as PageElement).paragraphLength / (root.paragraphLength || 1);
  rows[at++] = (elements[measured.dense] as PageElement).length / (root.length || 1);
  const card = marks.card[element] as number;
  const box = elements[Math.max(0, card)] as PageElement;
  rows[at++] = card < 0 ? 0 : box.twins;
  rows[at++] = card < 0 ? 0 : box.twin;
  rows[at++] = card < 0 ? 0 : box.blocks;
  rows[at++] = card < 0 ? 0 : box.linkLength / (box.length || 1);
  rows[at++] = card < 0 ? 0 : box.headings;
  rows[at++] = card < 0 ? NONE : box.paragraphLength / (root.paragraphLength || 1);
  return at;
}

export function fillNames(
  rows: Float32Array,
  from: number,
  measured: MeasuredPage,
  marks: ElementMarks,
  block: PageBlock,
): number {
  let at = from;
  const elements = measured.page.elements;
  let index = block.element;
  const flags = (elements[index] as PageElement).flags;
  for (let bit = 0; bit < INSIDE_BITS; bit++) rows[at++] = (flags >> bit) & 1;
  rows[at++] = marks.least[index] as number;
  rows[at++] = marks.most[index] as number;
  rows[at++] = marks.total[index] as number;
  rows[at++] = marks.faded[index] as number;
  for (let level = 0; level < NAME_LEVELS; level++) {
    rows[at++] = marks.min[index] as number;
    rows[at++] = marks.max[index] as number;
    rows[at++] = marks.sum[index] as number;
    index = Math.max(0, (elements[index] as PageElement).parent);
  }
  return at;
}
