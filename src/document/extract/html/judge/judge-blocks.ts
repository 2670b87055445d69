import type { MeasuredPage } from '../measure/measure-page.ts';
import { CONTEXT_FEATURES, fillContext } from './fill-context.ts';
import { FEATURES, fillFeatures } from './fill-features.ts';
import { type ForestData, readForest, readWeights, type TokenData } from './read-model.ts';
import { bitsOf, orderBits, scoreRows } from './score-trees.ts';

/** The model file's shape. */
export interface ModelData {
  /** Columns that the stages were trained on. */
  readonly features: number;
  readonly context: number;
  readonly one: ForestData;
  readonly two: ForestData;
  readonly names: TokenData;
  readonly texts: TokenData;
}

/**
 * Four blocks in five are settled by stage one: of those below, stage two brought back 1 word in 20,000 on pages it had
 * not seen; of those above, it let none go.
 */
const HOPELESS = 0.05;
const SURE = 0.97;

/** Whether stage one's chance stands as it is. */
export const isSettled = (chance: number): boolean => chance < HOPELESS || chance > SURE;

const USUAL_BLOCKS = 1000;
const WIDTH = FEATURES + CONTEXT_FEATURES;

/** @throws Error when the model was trained on other columns than the code computes. */
export function createJudge(model: ModelData): (measured: MeasuredPage) => Float32Array {
  if (model.features !== FEATURES || model.context !== CONTEXT_FEATURES) {
    throw new Error(
      `Expected a model of ${FEATURES} + ${CONTEXT_FEATURES} columns, got one of ${model.features} + ${model.context}: train it again (training/html/README.md)`,
    );
  }
  const one = readForest(model.one);
  const two = readForest(model.two);
  const weights = readWeights(model.names, model.texts);
  let room = new Float32Array(0);
  /** Kept from page to page, as making and clearing it anew takes longer than filling it; a monstrous page gets its own. */
  const roomFor = (blocks: number): Float32Array => {
    if (blocks * WIDTH <= room.length) return room;
    const made = new Float32Array(blocks * WIDTH);
    if (blocks <= USUAL_BLOCKS) room = made;
    return made;
  };
  return (measured) => {
    const { length } = measured.page.blocks;
    const rows = fillFeatures(measured, weights, WIDTH, roomFor(length));
    const bits = bitsOf(rows);
    const starts = new Int32Array(length);
    for (let i = 0; i < length; i++) {
      starts[i] = i * WIDTH;
      orderBits(bits, i * WIDTH, i * WIDTH + FEATURES);
    }
    const chances = scoreRows(one, bits, starts);
    fillContext(rows, WIDTH, FEATURES, measured, chances, (chance) => !isSettled(chance));
    const unsettled = starts.filter((_, i) => !isSettled(chances[i] as number));
    for (const start of unsettled) orderBits(bits, start + FEATURES, start + WIDTH);
    scoreRows(two, bits, unsettled).forEach((chance, k) => {
      chances[(unsettled[k] as number) / WIDTH] = chance;
    });
    return chances;
  };
}
