/**
 * What stage two is told beside the features: how likely stage one found the blocks around, under the same ancestors and
 * of the same look. The order is the model's; after any change train again.
 */
import type { MeasuredPage } from '../measure/measure-page.ts';
import type { PageBlock, PageElement } from '../segment/page.ts';
import {
  type ChanceSums,
  type ElementSums,
  findConfident,
  type GroupSums,
  lastHeadings,
  longestSpan,
  sumByElement,
  sumByGroup,
  sumChances,
  twinKey,
} from './sum-chances.ts';

const REACH = 5;
const WINDOWS: readonly number[] = [5, 12, 30];
const LEVELS = 4;

export const CONTEXT_FEATURES = 1 + 2 * REACH + 2 * WINDOWS.length + 5 + 2 * LEVELS + 4 + 4 + 3 + 3 + 2;

/**
 * Fills the context columns into rows `width` wide, from column `from` on.
 * @param wanted whether a block of that chance needs them; its row is left alone otherwise
 */
export function fillContext(
  rows: Float32Array,
  width: number,
  from: number,
  measured: MeasuredPage,
  chances: Float32Array,
  wanted: (chance: number) => boolean = () => true,
): void {
  const sums = sumChances(measured, chances);
  const byElement = sumByElement(measured, chances, sums.say);
  const looks = sumByGroup(measured.looks, chances, sums.say);
  const paths = sumByGroup(measured.paths, chances, sums.say);
  const confident = findConfident(chances, sums);
  const span = longestSpan(chances, sums);
  const headings = lastHeadings(measured, chances);
  const most = chances.reduce((a, b) => Math.max(a, b), 0);
  for (let i = 0; i < chances.length; i++) {
    if (!wanted(chances[i] as number)) continue;
    let at = fillNear(rows, i * width + from, chances, sums, i);
    rows[at++] = most;
    rows[at++] = sums.total;
    rows[at++] = sums.total / ((sums.sayBefore[chances.length] as number) + 1);
    at = fillAncestors(rows, at, measured, byElement, sums, i);
    at = fillGroup(rows, at, looks, measured.looks[i]?.number as number, sums, i);
    at = fillGroup(rows, at, paths, measured.paths[i]?.number as number, sums, i);
    for (const list of confident) rows[at++] = list[i] as number;
    rows[at++] = i < span.from ? i - span.from : i >= span.to ? i - span.to + 1 : 0;
    rows[at++] = span.share;
    rows[at++] = (i - span.from) / Math.max(1, span.to - span.from);
    for (const list of headings) rows[at++] = list[i] as number;
    fillTwins(rows, at, measured, byElement, i);
  }
}

/** Mean chance of the others; one's own where there are none. */
function withoutOwn(chance: number, say: number, ownChance: number, ownSay: number): number {
  const rest = say - ownSay;
  return rest > 0.5 ? (chance - ownChance * ownSay) / rest : ownChance;
}

function fillNear(rows: Float32Array, from: number, chances: Float32Array, sums: ChanceSums, i: number): number {
  let at = from;
  const size = chances.length;
  rows[at++] = chances[i] as number;
  for (let k = 1; k <= REACH; k++) {
    rows[at++] = i >= k ? (chances[i - k] as number) : 0;
    rows[at++] = i + k < size ? (chances[i + k] as number) : 0;
  }
  for (const window of WINDOWS) {
    rows[at++] = meanChance(sums, Math.max(0, i - window), i);
    rows[at++] = meanChance(sums, i + 1, Math.min(size, i + window + 1));
  }
  rows[at++] = (sums.chanceBefore[i] as number) / sums.total;
  rows[at++] = (sums.chanceBefore[i + 1] as number) / sums.total;
  return at;
}

/** Of the blocks from `a` to `b`. */
function meanChance({ chanceBefore, sayBefore }: ChanceSums, a: number, b: number): number {
  return (
    ((chanceBefore[b] as number) - (chanceBefore[a] as number)) /
    ((sayBefore[b] as number) - (sayBefore[a] as number) + 1)
  );
}

function fillAncestors(
  rows: Float32Array,
  from: number,
  measured: MeasuredPage,
  byElement: ElementSums,
  { say, total, chanceBefore }: ChanceSums,
  i: number,
): number {
  let at = from;
  const ownSay = say[i] as number;
  const own = ((chanceBefore[i + 1] as number) - (chanceBefore[i] as number)) / ownSay;
  let index = (measured.page.blocks[i] as PageBlock).element;
  for (let level = 0; level < LEVELS; level++) {
    rows[at++] = withoutOwn(byElement.chance[index] as number, byElement.say[index] as number, own, ownSay);
    rows[at++] = (byElement.chance[index] as number) / total;
    index = Math.max(0, (measured.page.elements[index] as PageElement).parent);
  }
  return at;
}

/** Of the blocks that share the block's look, or its path. */
function fillGroup(
  rows: Float32Array,
  from: number,
  groups: GroupSums,
  group: number,
  { chances, say, total }: ChanceSums,
  i: number,
): number {
  const chance = groups.chance[group] as number;
  rows[from] = withoutOwn(chance, groups.say[group] as number, chances[i] as number, say[i] as number);
  rows[from + 1] = chance / total;
  return from + 2;
}

/** For the nearest repeated ancestor: the chance under it, and under those like it. */
function fillTwins(rows: Float32Array, at: number, measured: MeasuredPage, sums: ElementSums, i: number): void {
  rows[at] = -1;
  rows[at + 1] = -1;
  const { elements, blocks } = measured.page;
  for (let index = (blocks[i] as PageBlock).element; index > 0; ) {
    const element = elements[index] as PageElement;
    if (element.twins > 1 && element.blocks > 1) {
      const twins = sums.twins.get(twinKey(element)) as readonly [number, number];
      const say = sums.say[index] as number;
      const own = (sums.chance[index] as number) / say;
      rows[at] = own;
      rows[at + 1] = withoutOwn(twins[0], twins[1], own, say);
      return;
    }
    index = element.parent;
  }
}
