import type { MeasuredPage } from '../measure/measure-page.ts';
import type { TextMeasures } from '../measure/measure-text.ts';

/** Chances are too bold: blocks of one page are right or wrong together. Their log-odds count this much. */
const TRUST = 0.8;
/** A page that promises this F1 isn't in doubt: what it holds of doubtful lines is furniture. */
const SURE = 0.85;
/** Blocks under it say nothing. */
const FAINT = 0.05;

/**
 * The chance from which keeping blocks promises the best F1 for the page, word by word: with P words expected to be the
 * article's, of S kept words with H expected hits, 2 H / (S + P) is largest. Where much is in doubt that is below a half.
 * 1 for a page that is mostly sure, or empty.
 */
export function bestThreshold(measured: MeasuredPage, chances: Float32Array): number {
  const { headline, measures } = measured;
  const order: number[] = [];
  for (let i = 0; i < chances.length; i++) if (i !== headline && (chances[i] as number) >= FAINT) order.push(i);
  order.sort((a, b) => (chances[b] as number) - (chances[a] as number) || a - b);
  const hits = order.map((i) => soberChance(chances[i] as number) * sizeOf(measures[i] as TextMeasures));
  const expected = hits.reduce((sum, hit) => sum + hit, 0);
  let best = 0;
  let threshold = 1;
  let hit = 0;
  let size = 0;
  order.forEach((i, k) => {
    hit += hits[k] as number;
    size += sizeOf(measures[i] as TextMeasures);
    const promised = (2 * hit) / (size + expected);
    if (promised <= best) return;
    best = promised;
    threshold = chances[i] as number;
  });
  return best < SURE ? threshold : 1;
}

const sizeOf = ({ words }: TextMeasures): number => words + 0.5;

function soberChance(chance: number): number {
  const yes = chance ** TRUST;
  return yes / (yes + (1 - chance) ** TRUST);
}
