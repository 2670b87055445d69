/**
 * The model's input: one row of numbers for each block. The order is the model's; after any change here train again
 * (`training/html/README.md`). Names for each column are in `feature-names.ts`.
 */

import type { MeasuredPage } from '../measure/measure-page.ts';
import type { TextMeasures } from '../measure/measure-text.ts';
import type { PageBlock } from '../segment/page.ts';
import { fillAncestors, fillContainers, fillNames } from './fill-around.ts';
import { fillNeighbours, NEIGHBOUR_FEATURES } from './fill-neighbours.ts';
import { fillGroups, fillPlace, fillText } from './fill-own.ts';
import { markElements } from './mark-elements.ts';
import { type TokenWeights, weighText } from './token-weights.ts';

/** Columns before those of the neighbours, and all. */
const OWN_FEATURES = 145;
export const FEATURES = OWN_FEATURES + NEIGHBOUR_FEATURES;

/**
 * One row of `width` numbers for each block, of which the first `FEATURES` are filled.
 * @param rows room for them, whatever is in it
 */
export function fillFeatures(
  measured: MeasuredPage,
  weights: TokenWeights,
  width: number = FEATURES,
  rows: Float32Array = new Float32Array(measured.page.blocks.length * width),
): Float32Array {
  const { blocks } = measured.page;
  const marks = markElements(measured, weights);
  const names = new Float64Array(blocks.length);
  const texts = new Float64Array(blocks.length);
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i] as PageBlock;
    let at = i * width;
    const measure = measured.measures[i] as TextMeasures;
    at = fillText(rows, at, block, measure);
    at = fillPlace(rows, at, measured, i);
    at = fillAncestors(rows, at, measured, block);
    at = fillGroups(rows, at, measured, i);
    at = fillContainers(rows, at, measured, marks, block);
    at = fillNames(rows, at, measured, marks, block);
    const text = weighText(measure, measured.words, weights);
    rows[at++] = text.min;
    rows[at++] = text.max;
    rows[at++] = text.sum;
    rows[at++] = text.mean;
    rows[at++] = text.whole;
    names[i] = marks.faded[block.element] as number;
    texts[i] = text.mean;
  }
  fillNeighbours(rows, { width, from: OWN_FEATURES }, measured, [names, texts]);
  return rows;
}
