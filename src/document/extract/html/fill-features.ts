/**
 * The model's input: one row of numbers for each block. The order is the model's; after any change here train again
 * (`training/html/README.md`). Names for each column are in `feature-names.ts`.
 */

import { DIGIT, UPPER } from './char-classes.ts';
import { fillNeighbours, NEIGHBOUR_FEATURES } from './fill-neighbours.ts';
import type { MeasuredPage } from './measure-page.ts';
import type { TextMeasures } from './measure-text.ts';
import type { PageBlock, PageElement } from './page.ts';
import { type TokenWeights, textTokens, type Weighed, weighNames } from './token-weights.ts';

/** Columns before those of the neighbours, and all. */
const OWN_FEATURES = 145;
export const FEATURES = OWN_FEATURES + NEIGHBOUR_FEATURES;

const INSIDE_BITS = 27;
const NONE = -9;

/** What is computed once for each element and read by all blocks below. */
interface ElementMarks {
  /** Levels up to the first ancestor that also holds the container (or the headline); and from there down to it. */
  readonly topUp: Int16Array;
  readonly topDown: Int16Array;
  readonly denseUp: Int16Array;
  readonly denseDown: Int16Array;
  readonly headUp: Int16Array;
  readonly headDown: Int16Array;
  /** Weights of the names: own and summed along the ancestors. */
  readonly own: readonly Weighed[];
  readonly least: Float32Array;
  readonly most: Float32Array;
  readonly total: Float32Array;
  readonly faded: Float32Array;
  /** Nearest ancestor that is repeated and holds several blocks: a card of a list; -1 without. */
  readonly card: Int32Array;
}

/** One row of `width` numbers for each block, of which the first `FEATURES` are filled. */
export function fillFeatures(measured: MeasuredPage, weights: TokenWeights, width: number = FEATURES): Float32Array {
  const { page } = measured;
  const rows = new Float32Array(page.blocks.length * width);
  const marks = markElements(measured, weights);
  const texts = page.blocks.map((_, i) => weighText(measured, i, weights));
  page.blocks.forEach((block, i) => {
    let at = i * width;
    at = fillText(rows, at, block, measured.measures[i] as TextMeasures);
    at = fillPlace(rows, at, measured, i);
    at = fillAncestors(rows, at, measured, block);
    at = fillGroups(rows, at, measured, i);
    at = fillContainers(rows, at, measured, marks, block);
    at = fillNames(rows, at, measured, marks, block);
    const text = texts[i] as TextWeights;
    rows[at++] = text.min;
    rows[at++] = text.max;
    rows[at++] = text.sum;
    rows[at++] = text.mean;
    rows[at++] = text.whole;
  });
  fillNeighbours(rows, { width, from: OWN_FEATURES }, measured, [
    measured.page.blocks.map((block) => marks.faded[block.element] as number),
    texts.map((text) => text.mean),
  ]);
  return rows;
}

interface TextWeights extends Weighed {
  readonly mean: number;
  /** Of the last token: the whole of a short line, else the last word. */
  readonly whole: number;
}

function weighText(measured: MeasuredPage, i: number, weights: TokenWeights): TextWeights {
  let min = 0;
  let max = 0;
  let sum = 0;
  let known = 0;
  let whole = 0;
  for (const token of textTokens(measured.measures[i] as TextMeasures, measured.words)) {
    const weight = weights.texts(token);
    whole = weight ?? 0;
    if (weight === undefined) continue;
    known++;
    sum += weight;
    if (weight < min) min = weight;
    if (weight > max) max = weight;
  }
  return { min, max, sum, mean: known === 0 ? 0 : sum / known, whole };
}

function markElements(measured: MeasuredPage, weights: TokenWeights): ElementMarks {
  const elements = measured.page.elements;
  const size = elements.length;
  const top = levelsTo(elements, measured.top);
  const dense = levelsTo(elements, measured.dense);
  const head = levelsTo(elements, measured.page.blocks[measured.headline]?.element ?? 0);
  const byNames = new Map<unknown, Weighed>();
  const own: Weighed[] = [];
  const least = new Float32Array(size);
  const most = new Float32Array(size);
  const total = new Float32Array(size);
  const faded = new Float32Array(size);
  const card = new Int32Array(size).fill(-1);
  elements.forEach((element, i) => {
    let weighed = byNames.get(element.names);
    if (weighed === undefined) {
      weighed = weighNames(element.names, weights);
      byNames.set(element.names, weighed);
    }
    own.push(weighed);
    const up = element.parent;
    least[i] = Math.min(weighed.min, up < 0 ? 0 : (least[up] as number));
    most[i] = Math.max(weighed.max, up < 0 ? 0 : (most[up] as number));
    total[i] = weighed.sum + (up < 0 ? 0 : (total[up] as number));
    faded[i] = weighed.sum + (up < 0 ? 0 : FADING * (faded[up] as number));
    card[i] = element.twins > 2 && element.blocks > 1 ? i : up < 0 ? -1 : (card[up] as number);
  });
  return {
    topUp: top.up,
    topDown: top.down,
    denseUp: dense.up,
    denseDown: dense.down,
    own,
    least,
    most,
    total,
    faded,
    card,
    headUp: head.up,
    headDown: head.down,
  };
}

const FADING = 0.7;

function levelsTo(elements: readonly PageElement[], target: number): { up: Int16Array; down: Int16Array } {
  const up = new Int16Array(elements.length);
  const down = new Int16Array(elements.length).fill(-1);
  let levels = 0;
  for (let at = target; at >= 0; at = (elements[at] as PageElement).parent) down[at] = levels++;
  elements.forEach((element, i) => {
    if ((down[i] as number) >= 0 || element.parent < 0) return;
    up[i] = (up[element.parent] as number) + 1;
    down[i] = down[element.parent] as number;
  });
  return { up, down };
}

function fillText(rows: Float32Array, from: number, block: PageBlock, measure: TextMeasures): number {
  let at = from;
  const length = block.text.length;
  const words = measure.words || 1;
  rows[at++] = Math.log1p(measure.weight);
  rows[at++] = measure.words;
  rows[at++] = measure.unspaced / length;
  rows[at++] = block.linkLength / length;
  rows[at++] = block.links;
  rows[at++] = measure.sentenceEnds;
  rows[at++] = (measure.sentenceEnds / words) * 10;
  rows[at++] = (measure.commas / words) * 10;
  rows[at++] = measure.last;
  rows[at++] = measure.first === UPPER ? 1 : measure.first === DIGIT ? 2 : 0;
  rows[at++] = measure.capitals / words;
  rows[at++] = measure.shouted / words;
  rows[at++] = measure.digits / length;
  rows[at++] = measure.letters / length;
  rows[at++] = measure.letters / words;
  rows[at++] = block.boldLength / length;
  rows[at++] = block.italicLength / length;
  rows[at++] = measure.numbers / words;
  rows[at++] = measure.years;
  rows[at++] = measure.bullets;
  rows[at++] = measure.quotes;
  rows[at++] = measure.colons;
  rows[at++] = measure.ats;
  rows[at++] = block.breaks;
  rows[at++] = block.inline;
  return at;
}

function fillPlace(rows: Float32Array, from: number, measured: MeasuredPage, i: number): number {
  let at = from;
  const blocks = measured.page.blocks.length;
  const total = measured.before[blocks] || 1;
  const before = measured.before[i] as number;
  const { headline } = measured;
  rows[at++] = i / blocks;
  rows[at++] = before / total;
  rows[at++] = blocks;
  rows[at++] = Math.log1p(total);
  rows[at++] = (measured.measures[i] as TextMeasures).weight / total;
  rows[at++] = measured.copies[i] as number;
  rows[at++] = measured.earlierCopies[i] as number;
  rows[at++] = measured.topHeadings[i] as number;
  rows[at++] = measured.titleOverlaps[i] as number;
  rows[at++] = measured.descriptionOverlaps[i] as number;
  rows[at++] = measured.statedShares[i] as number;
  rows[at++] = headline < 0 ? -99 : Math.max(-30, Math.min(60, i - headline));
  rows[at++] = headline < 0 ? -2 : (before - (measured.before[headline] as number)) / total;
  return at;
}

function fillAncestors(rows: Float32Array, from: number, measured: MeasuredPage, block: PageBlock): number {
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

/** The block's element and the two above. */
const LEVELS = 4;

function fillGroups(rows: Float32Array, from: number, measured: MeasuredPage, i: number): number {
  let at = from;
  const total = (measured.page.elements[0] as PageElement).length || 1;
  const path = measured.paths[i] as MeasuredPage['paths'][0];
  const look = measured.looks[i] as MeasuredPage['looks'][0];
  for (const group of [path, look]) {
    rows[at++] = group.blocks;
    rows[at++] = group.length / total;
    rows[at++] = group.linked / (group.length || 1);
    rows[at++] = Math.log1p(group.length / group.blocks);
  }
  const blocks = measured.page.blocks.length;
  rows[at++] = (i - look.first) / blocks;
  rows[at++] = (look.last - i) / blocks;
  return at;
}

function fillContainers(
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
  rows[at++] = marks.topUp[element] as number;
  rows[at++] = marks.topDown[element] as number;
  rows[at++] = marks.denseUp[element] as number;
  rows[at++] = marks.denseDown[element] as number;
  rows[at++] = marks.headUp[element] as number;
  rows[at++] = marks.headDown[element] as number;
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

function fillNames(
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
  for (let level = 0; level < 3; level++) {
    const own = marks.own[index] as Weighed;
    rows[at++] = own.min;
    rows[at++] = own.max;
    rows[at++] = own.sum;
    index = Math.max(0, (elements[index] as PageElement).parent);
  }
  return at;
}
