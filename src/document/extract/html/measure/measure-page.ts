import { numberKeys } from '../parse/number-keys.ts';
import type { Head } from '../parse/read-head.ts';
import { TAG_ORDER } from '../parse/walk-facts.ts';
import type { Page, PageElement } from '../segment/page.ts';
import { findHeadline, titleOverlaps } from './find-headline.ts';
import { findStatedBody } from './find-stated-body.ts';
import { createWordList, measureBytes, type TextMeasures, type WordList } from './measure-text.ts';
import { statedShares } from './stated-shares.ts';
import { sumElements } from './sum-elements.ts';

/** Blocks that look alike, by path or by class. */
export interface Group {
  /** Place among the groups of the page. */
  readonly number: number;
  blocks: number;
  length: number;
  linked: number;
  readonly first: number;
  last: number;
}

/** A page with all that is counted once for the whole of it. */
export interface MeasuredPage {
  readonly page: Page;
  readonly measures: readonly TextMeasures[];
  readonly words: WordList;
  /** Weight of all text before each block; one more entry than blocks. */
  readonly before: Float64Array;
  readonly paths: readonly Group[];
  readonly looks: readonly Group[];
  /** How often each block's text stands on the page. */
  readonly copies: Uint16Array;
  /** How many of them stand before it. */
  readonly earlierCopies: Uint16Array;
  /** How many `<h1>` stand before each block or are it. */
  readonly topHeadings: Uint16Array;
  readonly titleOverlaps: Float32Array;
  readonly descriptionOverlaps: Float32Array;
  /** Share of each block that the stated body has; -1 where none is stated. */
  readonly statedShares: Float32Array;
  readonly statedBody: string;
  /** Block that prints the title, or -1. */
  readonly headline: number;
  /** The element with the best score, and the deepest that holds most of the paragraph text. */
  readonly top: number;
  readonly dense: number;
  readonly bestScore: number;
}

export function measurePage(page: Page, head: Head): MeasuredPage {
  const words = createWordList();
  const measures = page.blocks.map(({ from, to }) => measureBytes(page.texts, from, to, words));
  sumElements(page, measures);
  const titles = titleOverlaps(head.title, measures, words);
  const statedBody = findStatedBody(page.statements);
  return {
    page,
    measures,
    words,
    before: sumBefore(measures),
    paths: groupBlocks(page, measures, (element) => element.path),
    looks: groupBlocks(page, measures, (element) => element.look),
    ...countCopies(measures),
    topHeadings: countTopHeadings(page),
    titleOverlaps: titles,
    descriptionOverlaps: titleOverlaps(head.description, measures, words),
    statedShares: statedShares(statedBody, measures, words),
    statedBody,
    headline: findHeadline(page, titles),
    ...findContainers(page.elements),
  };
}

function sumBefore(measures: readonly TextMeasures[]): Float64Array {
  const before = new Float64Array(measures.length + 1);
  measures.forEach((measure, i) => {
    before[i + 1] = (before[i] as number) + measure.weight;
  });
  return before;
}

function groupBlocks(page: Page, measures: readonly TextMeasures[], keyOf: (element: PageElement) => number): Group[] {
  const keys = new Int32Array(page.blocks.length);
  page.blocks.forEach((block, i) => {
    keys[i] = keyOf(page.elements[block.element] as PageElement);
  });
  const { numbers } = numberKeys(keys);
  const groups: Group[] = [];
  return page.blocks.map((block, i) => {
    const number = numbers[i] as number;
    if (number === groups.length) groups.push({ number, blocks: 0, length: 0, linked: 0, first: i, last: i });
    const group = groups[number] as Group;
    const weight = (measures[i] as TextMeasures).weight;
    group.blocks++;
    group.length += weight;
    group.linked += (weight * block.linkLength) / block.text.length;
    group.last = i;
    return group;
  });
}

function countCopies(measures: readonly TextMeasures[]): { copies: Uint16Array; earlierCopies: Uint16Array } {
  const size = measures.length;
  const { numbers, count } = numberKeys(hashesOf(measures));
  const counts = new Uint16Array(count);
  const copies = new Uint16Array(size);
  const earlierCopies = new Uint16Array(size);
  for (let i = 0; i < size; i++) {
    const text = numbers[i] as number;
    earlierCopies[i] = counts[text] as number;
    counts[text] = (counts[text] as number) + 1;
  }
  for (let i = 0; i < size; i++) copies[i] = counts[numbers[i] as number] as number;
  return { copies, earlierCopies };
}

function hashesOf(measures: readonly TextMeasures[]): Int32Array {
  const hashes = new Int32Array(measures.length);
  for (let i = 0; i < hashes.length; i++) hashes[i] = (measures[i] as TextMeasures).hash;
  return hashes;
}

function countTopHeadings(page: Page): Uint16Array {
  let count = 0;
  const counts = new Uint16Array(page.blocks.length);
  page.blocks.forEach((block, i) => {
    if ((page.elements[block.element] as PageElement).tag === H1) count++;
    counts[i] = count;
  });
  return counts;
}

const H1 = TAG_ORDER.indexOf('h1');

/** Most of the page's paragraph text, as a share. */
const MOST = 0.7;

function findContainers(elements: readonly PageElement[]): { top: number; dense: number; bestScore: number } {
  const wanted = MOST * (elements[0] as PageElement).paragraphLength;
  let top = 0;
  let dense = 0;
  let bestScore = -1;
  for (let i = 1; i < elements.length; i++) {
    const element = elements[i] as PageElement;
    const score = element.score * (1 - (element.length > 0 ? element.linkLength / element.length : 0));
    if (score > bestScore) {
      bestScore = score;
      top = i;
    }
    if (wanted > 0 && element.paragraphLength >= wanted && element.depth >= (elements[dense] as PageElement).depth)
      dense = i;
  }
  return { top, dense, bestScore: Math.max(bestScore, 1) };
}
