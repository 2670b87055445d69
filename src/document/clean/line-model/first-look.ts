/**
 * What a first, small model of other pages makes of a line, its neighbours and the page: where the article seems to stand.
 * It was trained on pages of other sites than the model proper, so that its word is worth there what it is worth here.
 */

/** In the order of the rows. */
export const LOOK_FEATURES = [
  ...['look', 'lookBefore', 'lookAfter', 'look2', 'look4', 'look8', 'look16', 'look32', 'lookDensity', 'lookDensest'],
  ...['lookSum', 'lookShare', 'lookRank', 'lookSoFar', 'lookInside', 'lookAbove', 'lookBelow', 'lookHeld', 'lookOff'],
] as const;

const REACHES = [2, 4, 8, 16, 32];
const DENSE = 8;
/** Of a stretch of article text, lines are on the whole likelier than this. */
const LIKELY = 0.3;
const LEAST = 1e-6;
const log = Math.log1p;

/** Writes the numbers of each line into its row of `rows`, from `offset` on. */
export function fillLook(looks: Float64Array, rows: Float32Array, width: number, offset: number): void {
  const count = looks.length;
  const sums = new Float64Array(count + 1);
  for (let i = 0; i < count; i++) sums[i + 1] = (sums[i] as number) + (looks[i] as number);
  const total = sums[count] as number;
  const { at, most } = densest(looks, sums);
  const { from, to } = stretch(looks);
  const held = ((sums[to + 1] ?? 0) - (sums[from] ?? 0)) / Math.max(total, LEAST);
  const ranks = ranksOf(looks);
  const row: number[] = [];
  for (let i = 0; i < count; i++) {
    row.length = 0;
    row.push(looks[i] as number, looks[i - 1] ?? 0, looks[i + 1] ?? 0);
    for (const reach of REACHES) row.push(around(looks, sums, i, reach));
    row.push(dense(sums, i) / Math.max(most, LEAST), most, log(total), total / count);
    row.push((ranks[i] as number) / Math.max(total, 1), (sums[i] as number) / Math.max(total, LEAST));
    row.push(i >= from && i <= to ? 1 : 0, log(Math.max(0, from - i)), log(Math.max(0, i - to)));
    row.push(held, log(Math.abs(i - at)));
    rows.set(row, i * width + offset);
  }
}

/** Mean of the lines from i - reach to i + reach, the line itself left out. */
function around(looks: Float64Array, sums: Float64Array, i: number, reach: number): number {
  const from = Math.max(0, i - reach);
  const to = Math.min(looks.length, i + reach + 1);
  return ((sums[to] as number) - (sums[from] as number) - (looks[i] as number)) / Math.max(1, to - from - 1);
}

function dense(sums: Float64Array, i: number): number {
  const from = Math.max(0, i - DENSE);
  const to = Math.min(sums.length - 1, i + DENSE + 1);
  return ((sums[to] as number) - (sums[from] as number)) / (to - from);
}

function densest(looks: Float64Array, sums: Float64Array): { readonly at: number; readonly most: number } {
  let [at, most] = [0, -1];
  for (let i = 0; i < looks.length; i++) {
    const own = dense(sums, i);
    if (own > most) [at, most] = [i, own];
  }
  return { at, most };
}

function stretch(looks: Float64Array): { readonly from: number; readonly to: number } {
  let [from, to, best, sum, start] = [0, 0, -1, 0, 0];
  for (let i = 0; i < looks.length; i++) {
    if (sum <= 0) [sum, start] = [0, i];
    sum += (looks[i] as number) - LIKELY;
    if (sum > best) [best, from, to] = [sum, start, i];
  }
  return { from, to };
}

function ranksOf(looks: Float64Array): Int32Array {
  const order = Array.from(looks.keys()).sort((a, b) => (looks[b] as number) - (looks[a] as number) || a - b);
  const ranks = new Int32Array(looks.length);
  for (const [rank, i] of order.entries()) ranks[i] = rank;
  return ranks;
}
