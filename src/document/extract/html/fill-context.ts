/**
 * What stage two is told beside the features: how likely stage one found the blocks around, under the same ancestors and
 * of the same look. The order is the model's; after any change train again.
 */

import { INSIDE } from './inside.ts';
import type { Group, MeasuredPage } from './measure-page.ts';
import type { TextMeasures } from './measure-text.ts';
import type { Page, PageBlock, PageElement } from './page.ts';

const REACH = 5;
const WINDOWS: readonly number[] = [5, 12, 30];
const LEVELS = 4;
const CONFIDENT = 0.7;
const FAR = 99;
/** A block's say in the sums: its words, at most these. */
const MOST_WORDS = 80;

export const CONTEXT_FEATURES = 1 + 2 * REACH + 2 * WINDOWS.length + 5 + 2 * LEVELS + 4 + 4 + 3 + 3 + 2;

interface Sums {
  /** Say of each block, and say times chance; each with running sums. */
  readonly say: Float64Array;
  readonly chanceBefore: Float64Array;
  readonly sayBefore: Float64Array;
  readonly total: number;
}

/** Fills the context columns of every block into rows `width` wide, from column `from` on. */
export function fillContext(
  rows: Float32Array,
  width: number,
  from: number,
  measured: MeasuredPage,
  chances: Float32Array,
): void {
  const sums = sumChances(measured, chances);
  const byElement = sumElements(measured, chances, sums.say);
  const looks = sumGroups(measured.looks, chances, sums.say);
  const paths = sumGroups(measured.paths, chances, sums.say);
  const confident = findConfident(chances, sums);
  const span = longestSpan(chances, sums);
  const headings = lastHeadings(measured, chances);
  const most = chances.reduce((a, b) => Math.max(a, b), 0);
  for (let i = 0; i < chances.length; i++) {
    let at = i * width + from;
    const own = { chance: chances[i] as number, say: sums.say[i] as number };
    at = fillNear(rows, at, chances, sums, i);
    rows[at++] = most;
    rows[at++] = sums.total;
    rows[at++] = sums.total / ((sums.sayBefore[chances.length] as number) + 1);
    at = fillAncestors(rows, at, measured, byElement, sums, i);
    for (const group of [looks.get(measured.looks[i] as Group), paths.get(measured.paths[i] as Group)]) {
      const [chance, say] = group as [number, number];
      rows[at++] = withoutOwn(chance, say, own);
      rows[at++] = chance / sums.total;
    }
    for (const list of confident) rows[at++] = list[i] as number;
    rows[at++] = i < span.from ? i - span.from : i >= span.to ? i - span.to + 1 : 0;
    rows[at++] = span.share;
    rows[at++] = (i - span.from) / Math.max(1, span.to - span.from);
    for (const list of headings) rows[at++] = list[i] as number;
    at = fillTwins(rows, at, measured, byElement, i);
  }
}

function sumChances(measured: MeasuredPage, chances: Float32Array): Sums {
  const size = chances.length;
  const say = new Float64Array(size);
  const chanceBefore = new Float64Array(size + 1);
  const sayBefore = new Float64Array(size + 1);
  for (let i = 0; i < size; i++) {
    const weight = Math.min((measured.measures[i] as TextMeasures).words, MOST_WORDS) + 1;
    say[i] = weight;
    chanceBefore[i + 1] = (chanceBefore[i] as number) + weight * (chances[i] as number);
    sayBefore[i + 1] = (sayBefore[i] as number) + weight;
  }
  return { say, chanceBefore, sayBefore, total: (chanceBefore[size] as number) + 1 };
}

/** Mean chance of the others; one's own where there are none. */
function withoutOwn(chance: number, say: number, own: { readonly chance: number; readonly say: number }): number {
  const rest = say - own.say;
  return rest > 0.5 ? (chance - own.chance * own.say) / rest : own.chance;
}

function fillNear(rows: Float32Array, from: number, chances: Float32Array, sums: Sums, i: number): number {
  let at = from;
  const size = chances.length;
  rows[at++] = chances[i] as number;
  for (let k = 1; k <= REACH; k++) {
    rows[at++] = chances[i - k] ?? 0;
    rows[at++] = chances[i + k] ?? 0;
  }
  const mean = (a: number, b: number): number =>
    ((sums.chanceBefore[b] as number) - (sums.chanceBefore[a] as number)) /
    ((sums.sayBefore[b] as number) - (sums.sayBefore[a] as number) + 1);
  for (const window of WINDOWS) {
    rows[at++] = mean(Math.max(0, i - window), i);
    rows[at++] = mean(i + 1, Math.min(size, i + window + 1));
  }
  rows[at++] = (sums.chanceBefore[i] as number) / sums.total;
  rows[at++] = (sums.chanceBefore[i + 1] as number) / sums.total;
  return at;
}

interface ElementSums {
  readonly chance: Float64Array;
  readonly say: Float64Array;
  /** Of all elements that share parent, tag and class: keyed by parent and look. */
  readonly twins: ReadonlyMap<string, readonly [chance: number, say: number]>;
}

function sumElements(measured: MeasuredPage, chances: Float32Array, say: Float64Array): ElementSums {
  const { blocks, elements } = measured.page;
  const chance = new Float64Array(elements.length);
  const total = new Float64Array(elements.length);
  blocks.forEach(({ element }, i) => {
    chance[element] = (chance[element] as number) + (chances[i] as number) * (say[i] as number);
    total[element] = (total[element] as number) + (say[i] as number);
  });
  const twins = new Map<string, [number, number]>();
  for (let i = elements.length - 1; i > 0; i--) {
    const element = elements[i] as PageElement;
    chance[element.parent] = (chance[element.parent] as number) + (chance[i] as number);
    total[element.parent] = (total[element.parent] as number) + (total[i] as number);
    if (element.twins < 2 || element.blocks < 2) continue;
    const key = twinKey(element);
    const sum = twins.get(key) ?? [0, 0];
    twins.set(key, [sum[0] + (chance[i] as number), sum[1] + (total[i] as number)]);
  }
  return { chance, say: total, twins };
}

const twinKey = (element: PageElement): string => `${element.parent} ${element.own}`;

function fillAncestors(
  rows: Float32Array,
  from: number,
  measured: MeasuredPage,
  sums: ElementSums,
  { say, total, chanceBefore }: Sums,
  i: number,
): number {
  let at = from;
  const own = {
    chance: ((chanceBefore[i + 1] as number) - (chanceBefore[i] as number)) / (say[i] as number),
    say: say[i] as number,
  };
  let index = (measured.page.blocks[i] as PageBlock).element;
  for (let level = 0; level < LEVELS; level++) {
    rows[at++] = withoutOwn(sums.chance[index] as number, sums.say[index] as number, own);
    rows[at++] = (sums.chance[index] as number) / total;
    index = Math.max(0, (measured.page.elements[index] as PageElement).parent);
  }
  return at;
}

/** For the nearest repeated ancestor: the chance under it, and under those like it. */
function fillTwins(rows: Float32Array, from: number, measured: MeasuredPage, sums: ElementSums, i: number): number {
  let at = from;
  let index = (measured.page.blocks[i] as PageBlock).element;
  while (index > 0) {
    const element = measured.page.elements[index] as PageElement;
    if (element.twins > 1 && element.blocks > 1) {
      const [chance, say] = sums.twins.get(twinKey(element)) as readonly [number, number];
      const own = {
        chance: (sums.chance[index] as number) / (sums.say[index] as number),
        say: sums.say[index] as number,
      };
      rows[at++] = own.chance;
      rows[at++] = withoutOwn(chance, say, own);
      return at;
    }
    index = element.parent;
  }
  rows[at++] = -1;
  rows[at++] = -1;
  return at;
}

function sumGroups(groups: readonly Group[], chances: Float32Array, say: Float64Array): Map<Group, [number, number]> {
  const sums = new Map<Group, [number, number]>();
  groups.forEach((group, i) => {
    const sum = sums.get(group) ?? [0, 0];
    sums.set(group, [sum[0] + (chances[i] as number) * (say[i] as number), sum[1] + (say[i] as number)]);
  });
  return sums;
}

/** Blocks since and until a confident one, and the say of the blocks between. */
function findConfident(chances: Float32Array, sums: Sums): readonly Float64Array[] {
  const size = chances.length;
  const lists = [0, 1, 2, 3].map(() => new Float64Array(size));
  const [since, until, sayed, saying] = lists as [Float64Array, Float64Array, Float64Array, Float64Array];
  let last = -FAR;
  for (let i = 0; i < size; i++) {
    since[i] = Math.min(FAR, i - last);
    sayed[i] = (sums.sayBefore[i] as number) - (sums.sayBefore[Math.max(0, last + 1)] as number);
    if ((chances[i] as number) > CONFIDENT) last = i;
  }
  let next = size + FAR;
  for (let i = size - 1; i >= 0; i--) {
    until[i] = Math.min(FAR, next - i);
    saying[i] = (sums.sayBefore[Math.min(size, next)] as number) - (sums.sayBefore[i + 1] as number);
    if ((chances[i] as number) > CONFIDENT) next = i;
  }
  return lists;
}

/** The stretch of blocks that gains most when every block counts its chance less a half: where the article seems to be. */
function longestSpan(chances: Float32Array, { say, total }: Sums): { from: number; to: number; share: number } {
  let best = { from: 0, to: 0, gain: 0 };
  let from = 0;
  let gain = 0;
  for (let i = 0; i < chances.length; i++) {
    gain += ((chances[i] as number) - 0.5) * (say[i] as number);
    if (gain <= 0) {
      gain = 0;
      from = i + 1;
    } else if (gain > best.gain) best = { from, to: i + 1, gain };
  }
  return { from: best.from, to: best.to, share: best.gain / total };
}

/** Of the last heading before each block: its chance, how many blocks ago, and the chance of the block behind it. */
function lastHeadings(measured: MeasuredPage, chances: Float32Array): readonly Float64Array[] {
  const size = chances.length;
  const lists = [0, 1, 2].map(() => new Float64Array(size).fill(-1));
  const [chance, ago, first] = lists as [Float64Array, Float64Array, Float64Array];
  let last = -1;
  for (let i = 0; i < size; i++) {
    if (last >= 0) {
      chance[i] = chances[last] as number;
      ago[i] = Math.min(FAR, i - last);
      first[i] = chances[last + 1] as number;
    }
    if (flagsOf(measured.page, i) & INSIDE.heading) last = i;
  }
  return lists;
}

const flagsOf = (page: Page, i: number): number =>
  (page.elements[(page.blocks[i] as PageBlock).element] as PageElement).flags;
