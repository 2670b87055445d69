/** Sums of stage one's chances over the page, its elements and its groups of blocks: what the context columns are made of. */

import type { Group, MeasuredPage } from '../measure/measure-page.ts';
import type { TextMeasures } from '../measure/measure-text.ts';
import { INSIDE } from '../parse/inside.ts';
import type { Page, PageBlock, PageElement } from '../segment/page.ts';

const CONFIDENT = 0.7;
const FAR = 99;
/** A block's say in the sums: its words, at most these. */
const MOST_WORDS = 80;

export interface ChanceSums {
  readonly chances: Float32Array;
  /** Say of each block; then running sums of say times chance, and of say. */
  readonly say: Float64Array;
  readonly chanceBefore: Float64Array;
  readonly sayBefore: Float64Array;
  readonly total: number;
}

export function sumChances(measured: MeasuredPage, chances: Float32Array): ChanceSums {
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
  return { chances, say, chanceBefore, sayBefore, total: (chanceBefore[size] as number) + 1 };
}

export interface ElementSums {
  readonly chance: Float64Array;
  readonly say: Float64Array;
  /** Of all elements that share parent, tag and class. */
  readonly twins: ReadonlyMap<number, readonly [chance: number, say: number]>;
}

export function sumByElement(measured: MeasuredPage, chances: Float32Array, say: Float64Array): ElementSums {
  const { blocks, elements } = measured.page;
  const chance = new Float64Array(elements.length);
  const total = new Float64Array(elements.length);
  for (let i = 0; i < blocks.length; i++) {
    const { element } = blocks[i] as PageBlock;
    chance[element] = (chance[element] as number) + (chances[i] as number) * (say[i] as number);
    total[element] = (total[element] as number) + (say[i] as number);
  }
  const twins = new Map<number, [number, number]>();
  for (let i = elements.length - 1; i > 0; i--) {
    const element = elements[i] as PageElement;
    chance[element.parent] = (chance[element.parent] as number) + (chance[i] as number);
    total[element.parent] = (total[element.parent] as number) + (total[i] as number);
    if (element.twins < 2 || element.blocks < 2) continue;
    const sum = twins.get(twinKey(element));
    if (sum === undefined) twins.set(twinKey(element), [chance[i] as number, total[i] as number]);
    else {
      sum[0] += chance[i] as number;
      sum[1] += total[i] as number;
    }
  }
  return { chance, say: total, twins };
}

/** Parent and look in one number: the parent's place is far below 2 to the 21st. */
export const twinKey = (element: PageElement): number => element.parent * 2 ** 32 + (element.own >>> 0);

/** By the groups' numbers. */
export interface GroupSums {
  readonly chance: Float64Array;
  readonly say: Float64Array;
}

export function sumByGroup(groups: readonly Group[], chances: Float32Array, say: Float64Array): GroupSums {
  const sums = { chance: new Float64Array(groups.length), say: new Float64Array(groups.length) };
  for (let i = 0; i < groups.length; i++) {
    const { number } = groups[i] as Group;
    sums.chance[number] = (sums.chance[number] as number) + (chances[i] as number) * (say[i] as number);
    sums.say[number] = (sums.say[number] as number) + (say[i] as number);
  }
  return sums;
}

/** Blocks since and until a confident one, and the say of the blocks between. */
export function findConfident(chances: Float32Array, sums: ChanceSums): readonly Float64Array[] {
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
export function longestSpan(
  chances: Float32Array,
  { say, total }: ChanceSums,
): { from: number; to: number; share: number } {
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
export function lastHeadings(measured: MeasuredPage, chances: Float32Array): readonly Float64Array[] {
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
