import type { MeasuredPage } from './measure-page.ts';
import type { PageElement } from './page.ts';
import { type TokenWeights, type Weighed, weighNames } from './token-weights.ts';

/** What is computed once for each element and read by all blocks below. */
export interface ElementMarks {
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

export function markElements(measured: MeasuredPage, weights: TokenWeights): ElementMarks {
  const elements = measured.page.elements;
  const size = elements.length;
  const top = levelsTo(elements, measured.top);
  const dense = levelsTo(elements, measured.dense);
  const head = levelsTo(elements, measured.page.blocks[measured.headline]?.element ?? 0);
  const byNames: (Weighed | undefined)[] = [];
  const own: Weighed[] = [];
  const least = new Float32Array(size);
  const most = new Float32Array(size);
  const total = new Float32Array(size);
  const faded = new Float32Array(size);
  const card = new Int32Array(size).fill(-1);
  elements.forEach((element, i) => {
    const { number } = element.names;
    while (byNames.length <= number) byNames.push(undefined);
    const weighed = byNames[number] ?? weighNames(element.names, weights);
    byNames[number] = weighed;
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
