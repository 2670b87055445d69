import type { MeasuredPage } from '../measure/measure-page.ts';
import type { PageElement } from '../segment/page.ts';
import { type TokenWeights, weighNames } from './token-weights.ts';

/** What is computed once for each element and read by all blocks below. */
export interface ElementMarks {
  /** Levels up to the first ancestor that also holds the container (or the headline); and from there down to it. */
  readonly top: Levels;
  readonly dense: Levels;
  readonly head: Levels;
  /** Weights of the element's own names. */
  readonly min: Float64Array;
  readonly max: Float64Array;
  readonly sum: Float64Array;
  /** And of those of its ancestors as well. */
  readonly least: Float32Array;
  readonly most: Float32Array;
  readonly total: Float32Array;
  readonly faded: Float32Array;
  /** Nearest ancestor that is repeated and holds several blocks: a card of a list; -1 without. */
  readonly card: Int32Array;
}

interface Levels {
  readonly up: Int16Array;
  readonly down: Int16Array;
}

const FADING = 0.7;

export function markElements(measured: MeasuredPage, weights: TokenWeights): ElementMarks {
  const { elements, blocks } = measured.page;
  const parents = new Int32Array(elements.length);
  const card = new Int32Array(elements.length);
  for (let i = 0; i < elements.length; i++) {
    const { parent, twins, blocks: held } = elements[i] as PageElement;
    parents[i] = parent;
    card[i] = twins > 2 && held > 1 ? i : parent < 0 ? -1 : (card[parent] as number);
  }
  return {
    top: levelsTo(parents, measured.top),
    dense: levelsTo(parents, measured.dense),
    head: levelsTo(parents, blocks[measured.headline]?.element ?? 0),
    ...weighElements(elements, parents, weights),
    card,
  };
}

function levelsTo(parents: Int32Array, target: number): Levels {
  const up = new Int16Array(parents.length);
  const down = new Int16Array(parents.length).fill(-1);
  let levels = 0;
  for (let at = target; at >= 0; at = parents[at] as number) down[at] = levels++;
  for (let i = 0; i < parents.length; i++) {
    const parent = parents[i] as number;
    if ((down[i] as number) >= 0 || parent < 0) continue;
    up[i] = (up[parent] as number) + 1;
    down[i] = down[parent] as number;
  }
  return { up, down };
}

type NameWeights = Pick<ElementMarks, 'min' | 'max' | 'sum' | 'least' | 'most' | 'total' | 'faded'>;

function weighElements(elements: readonly PageElement[], parents: Int32Array, weights: TokenWeights): NameWeights {
  const size = elements.length;
  const [min, max, sum] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const [least, most] = [new Float32Array(size), new Float32Array(size)];
  const [total, faded] = [new Float32Array(size), new Float32Array(size)];
  /** By the names' numbers, the first element that has them. */
  const firsts: number[] = [];
  for (let i = 0; i < size; i++) {
    const { names } = elements[i] as PageElement;
    while (firsts.length <= names.number) firsts.push(-1);
    const first = firsts[names.number] as number;
    if (first < 0) {
      firsts[names.number] = i;
      const weighed = weighNames(names, weights);
      min[i] = weighed.min;
      max[i] = weighed.max;
      sum[i] = weighed.sum;
    } else {
      min[i] = min[first] as number;
      max[i] = max[first] as number;
      sum[i] = sum[first] as number;
    }
    const up = parents[i] as number;
    const isRoot = up < 0;
    least[i] = Math.min(min[i] as number, isRoot ? 0 : (least[up] as number));
    most[i] = Math.max(max[i] as number, isRoot ? 0 : (most[up] as number));
    total[i] = (sum[i] as number) + (isRoot ? 0 : (total[up] as number));
    faded[i] = (sum[i] as number) + (isRoot ? 0 : FADING * (faded[up] as number));
  }
  return { min, max, sum, least, most, total, faded };
}
