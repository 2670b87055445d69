/** Running sums, for means over a line's surroundings. */

/** `sums[i]` is the sum of the values before `i`. */
export function sumUp(values: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = (sums[i] as number) + (values[i] as number);
  return sums;
}

/** Mean over the lines from i - reach to i + reach, the line itself left out. */
export function around(sums: Float64Array, i: number, reach: number): number {
  const from = Math.max(0, i - reach);
  const to = Math.min(sums.length - 1, i + reach + 1);
  const own = (sums[i + 1] as number) - (sums[i] as number);
  return ((sums[to] as number) - (sums[from] as number) - own) / Math.max(1, to - from - 1);
}

/** The stretch with the highest sum of gains, and its sum; `most` is -1 where no gain is above 0. */
export function bestStretch(
  count: number,
  gainOf: (i: number) => number,
): { readonly from: number; readonly to: number; readonly most: number } {
  let [from, to, most, sum, start] = [0, 0, -1, 0, 0];
  for (let i = 0; i < count; i++) {
    if (sum <= 0) [sum, start] = [0, i];
    sum += gainOf(i);
    if (sum > most) [most, from, to] = [sum, start, i];
  }
  return { from, to, most };
}
