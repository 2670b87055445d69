/** What a line's neighbours show. */
import type { Joined } from './joined-lines.ts';
import type { LineFacts } from './line-facts.ts';

const bit = (value: boolean): number => (value ? 1 : 0);
const log = Math.log1p;

export interface Sums {
  readonly width: Float64Array;
  readonly good: Float64Array;
  readonly stop: Float64Array;
  readonly upper: Float64Array;
  readonly rule: Float64Array;
  readonly site: Float64Array;
  readonly sinceGood: Int32Array;
  readonly untilGood: Int32Array;
}

export function prefixSums(
  lines: readonly LineFacts[],
  { good }: Joined,
  rules: readonly number[],
  elsewhere: readonly number[] | null,
): Sums {
  const n = lines.length;
  const make = (number: (line: LineFacts, i: number) => number): Float64Array => {
    const sums = new Float64Array(n + 1);
    for (let i = 0; i < n; i++) sums[i + 1] = (sums[i] ?? 0) + number(lines[i] as LineFacts, i);
    return sums;
  };
  const sinceGood = new Int32Array(n);
  const untilGood = new Int32Array(n);
  for (let i = 0, since = 200; i < n; i++) {
    sinceGood[i] = since;
    since = good[i] === 1 ? 1 : since + 1;
  }
  for (let i = n - 1, until = 200; i >= 0; i--) {
    untilGood[i] = until;
    until = good[i] === 1 ? 1 : until + 1;
  }
  return {
    width: make((line) => log(line.width)),
    good: make((_, i) => good[i] ?? 0),
    stop: make((line) => line.stopWords / (line.tokens.length || 1)),
    upper: make((line) => line.capitalized / (line.spaces + 1)),
    rule: make((_, i) => rules[i] ?? 0),
    site: make((_, i) => bit((elsewhere?.[i] ?? 0) > 0)),
    sinceGood,
    untilGood,
  };
}

/** Mean over the lines from i - reach to i + reach, the line itself left out. */
export function around(sums: Float64Array, i: number, reach: number): number {
  const from = Math.max(0, i - reach);
  const to = Math.min(sums.length - 1, i + reach + 1);
  const all = (sums[to] ?? 0) - (sums[from] ?? 0) - ((sums[i + 1] ?? 0) - (sums[i] ?? 0));
  return all / Math.max(1, to - from - 1);
}

const shapeOf = (line: LineFacts | undefined): number =>
  line === undefined ? -1 : Math.round(log(line.width) * 2) * 4 + bit(line.endsSentence) * 2 + bit(line.bullet);

export function pushAround(row: number[], lines: readonly LineFacts[], i: number, sums: Sums): void {
  const [before2, before, line, after, after2] = [lines[i - 2], lines[i - 1], lines[i], lines[i + 1], lines[i + 2]];
  const total = sums.good[lines.length] ?? 0;
  const stop = (other: LineFacts | undefined): number =>
    other === undefined ? 0 : other.stopWords / (other.tokens.length || 1);
  const shape = shapeOf(line);
  let run = 0;
  while (run < 10 && shapeOf(lines[i - run - 1]) === shape) run++;
  row.push(
    log(sums.good[i] ?? 0),
    log(total - (sums.good[i + 1] ?? 0)),
    log(sums.sinceGood[i] ?? 0),
    log(sums.untilGood[i] ?? 0),
  );
  row.push(
    around(sums.width, i, 3),
    around(sums.width, i, 9),
    around(sums.good, i, 3),
    around(sums.good, i, 9),
    around(sums.good, i, 25),
  );
  row.push(around(sums.stop, i, 5), around(sums.upper, i, 5), around(sums.rule, i, 5));
  row.push(log(before?.width ?? 0), log(after?.width ?? 0), log(before2?.width ?? 0), log(after2?.width ?? 0));
  row.push(
    bit(before?.endsSentence ?? false),
    bit(after?.endsSentence ?? false),
    after?.beginning ?? 0,
    before?.ending ?? 0,
    stop(before),
    stop(after),
  );
  row.push(bit(shapeOf(before) === shape), bit(shapeOf(after) === shape), run);
}
