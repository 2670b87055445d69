/** Columns about a block's own text and its place on the page. */

import type { MeasuredPage } from '../measure/measure-page.ts';
import type { TextMeasures } from '../measure/measure-text.ts';
import { DIGIT, UPPER } from '../parse/char-classes.ts';
import type { PageBlock, PageElement } from '../segment/page.ts';

export function fillText(rows: Float32Array, from: number, block: PageBlock, measure: TextMeasures): number {
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

export function fillPlace(rows: Float32Array, from: number, measured: MeasuredPage, i: number): number {
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

export function fillGroups(rows: Float32Array, from: number, measured: MeasuredPage, i: number): number {
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
