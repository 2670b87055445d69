/** Languages that share most of their small words: a claim of one is believed where another was detected. */
const KIN: readonly ReadonlySet<string>[] = [
  new Set(['no', 'nb', 'nn', 'da']),
  new Set(['hr', 'sr', 'bs', 'sh', 'cnr', 'me']),
  new Set(['id', 'ms']),
  new Set(['cs', 'sk']),
  new Set(['nl', 'af', 'fy']),
  new Set(['es', 'gl', 'ca']),
  new Set(['pt', 'gl']),
  new Set(['bg', 'mk']),
  new Set(['ru', 'be', 'uk']),
  new Set(['tr', 'az']),
  new Set(['de', 'lb', 'gsw']),
  new Set(['hi', 'mr', 'ne']),
];

export function areKin(a: string, b: string): boolean {
  return a === b || KIN.some((group) => group.has(a) && group.has(b));
}
