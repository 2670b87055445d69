/** Multisets of tokens, and what two of them share. */

export type Counts = ReadonlyMap<string, number>;

export function countTokens(tokens: Iterable<string>): Counts {
  const counts = new Map<string, number>();
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}

/** Runs of `n` tokens. `whole`: tokens fewer than `n` are one run, rather than none. */
export function countGrams(tokens: readonly string[], n: number, whole: boolean): Counts {
  const counts = new Map<string, number>();
  const last = tokens.length - n;
  for (let i = 0; i <= last; i++) {
    const gram = tokens.slice(i, i + n).join(' ');
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  if (whole && last < 0 && tokens.length > 0) counts.set(tokens.join(' '), 1);
  return counts;
}

export function total(counts: Counts): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}

export function shared(a: Counts, b: Counts): number {
  let sum = 0;
  for (const [token, count] of a) sum += Math.min(count, b.get(token) ?? 0);
  return sum;
}
