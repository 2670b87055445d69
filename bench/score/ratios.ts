/** The mean, or null of nothing. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

export const shareOf = (values: readonly boolean[]): number | null => mean(values.map(Number));

export const harmonicMean = (p: number, r: number): number => (p + r === 0 ? 0 : (2 * p * r) / (p + r));

export const ratio = (part: number, whole: number): number => part / Math.max(1, whole);
