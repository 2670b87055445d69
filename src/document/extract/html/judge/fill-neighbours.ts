import type { MeasuredPage } from '../measure/measure-page.ts';
import type { TextMeasures } from '../measure/measure-text.ts';
import { isParagraph } from '../measure/sum-elements.ts';
import type { PageBlock, PageElement } from '../segment/page.ts';

/** The blocks that stand right before, right behind, two before and two behind. */
const OFFSETS = 4;
const WINDOWS: readonly number[] = [3, 8, 20];
const CHANNELS = 7;
/** Two windows a size (before and behind), two distances. */
export const NEIGHBOUR_FEATURES = CHANNELS * OFFSETS + OFFSETS + 2 * WINDOWS.length + 2;
const NONE = -9;
/** Column of the block's own link density; its weight is the first. */
const LINK_DENSITY = 3;
const FAR = 99;

/** Where in the rows the columns go. */
export interface Columns {
  readonly width: number;
  readonly from: number;
}

/**
 * What stands around each block: the two before and behind, how much paragraph text near by, how far the next paragraph.
 * @param more further values of each block that the neighbours are told of: two lists
 */
export function fillNeighbours(
  rows: Float32Array,
  columns: Columns,
  measured: MeasuredPage,
  more: readonly [ArrayLike<number>, ArrayLike<number>],
): void {
  const { blocks } = measured.page;
  const { width, from } = columns;
  const paragraphs = blocks.map((block, i) => isParagraphBlock(block, measured.measures[i] as TextMeasures));
  const list = new Float64Array(blocks.length + 4).fill(NONE);
  let at = from;
  const fill = (): void => {
    fillChannel(rows, width, at, list);
    at += OFFSETS;
  };
  for (let i = 0; i < blocks.length; i++) list[i + 2] = elementOf(measured, i).tag;
  fill();
  for (let i = 0; i < blocks.length; i++) list[i + 2] = rows[i * width] as number;
  fill();
  for (let i = 0; i < blocks.length; i++) list[i + 2] = rows[i * width + LINK_DENSITY] as number;
  fill();
  for (let i = 0; i < blocks.length; i++) list[i + 2] = (measured.measures[i] as TextMeasures).last;
  fill();
  for (const values of [paragraphs, ...more]) {
    list.set(values, 2);
    fill();
  }
  for (let i = 0; i < blocks.length; i++) list[i + 2] = elementOf(measured, i).look;
  fillLooks(rows, width, at, list);
  const before = sumWeights(measured, paragraphs);
  const back = distances(paragraphs);
  const ahead = distances([...paragraphs].reverse()).reverse();
  for (let i = 0; i < blocks.length; i++) {
    const end = fillWindows(rows, i * width + at + OFFSETS, before, i);
    rows[end] = back[i] as number;
    rows[end + 1] = ahead[i] as number;
  }
}

const elementOf = ({ page }: MeasuredPage, i: number): PageElement =>
  page.elements[(page.blocks[i] as PageBlock).element] as PageElement;

/** @param list the values of all blocks with two fillers before and behind, so that no look-up leaves the array */
function fillChannel(rows: Float32Array, width: number, from: number, list: Float64Array): void {
  for (let i = 0, at = from; i < list.length - 4; i++, at += width) {
    rows[at] = list[i + 1] as number;
    rows[at + 1] = list[i + 3] as number;
    rows[at + 2] = list[i] as number;
    rows[at + 3] = list[i + 4] as number;
  }
}

/** Which of them look like the block itself. */
function fillLooks(rows: Float32Array, width: number, from: number, list: Float64Array): void {
  for (let i = 0, at = from; i < list.length - 4; i++, at += width) {
    const look = list[i + 2];
    rows[at] = list[i + 1] === look ? 1 : 0;
    rows[at + 1] = list[i + 3] === look ? 1 : 0;
    rows[at + 2] = list[i] === look ? 1 : 0;
    rows[at + 3] = list[i + 4] === look ? 1 : 0;
  }
}

const isParagraphBlock = (block: PageBlock, measure: TextMeasures): number =>
  isParagraph(measure.weight, block.linkLength / block.text.length) ? 1 : 0;

function sumWeights(measured: MeasuredPage, paragraphs: readonly number[]): Float64Array {
  const sums = new Float64Array(paragraphs.length + 1);
  paragraphs.forEach((is, i) => {
    sums[i + 1] = (sums[i] as number) + is * (measured.measures[i] as TextMeasures).weight;
  });
  return sums;
}

function fillWindows(rows: Float32Array, from: number, sums: Float64Array, i: number): number {
  let at = from;
  const last = sums.length - 1;
  const total = (sums[last] as number) + 1;
  for (const size of WINDOWS) {
    rows[at++] = ((sums[i] as number) - (sums[Math.max(0, i - size)] as number)) / total;
    rows[at++] = ((sums[Math.min(last, i + size + 1)] as number) - (sums[i + 1] as number)) / total;
  }
  return at;
}

/** How many blocks ago the last one stood for which `is` holds, itself not counted; at most 99. */
export function distances(is: readonly number[]): number[] {
  let last = -FAR;
  return is.map((here, i) => {
    const distance = Math.min(FAR, i - last);
    if (here === 1) last = i;
    return distance;
  });
}
