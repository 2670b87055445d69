/** What a line's neighbours show. */
import type { Joined } from './joined-lines.ts';
import type { LineFacts } from './line-facts.ts';
import { around, sumUp } from './sums.ts';

export const NEIGHBOUR_FEATURES = [
  ...['goodBefore', 'goodAfter', 'sinceGood', 'untilGood', 'width3', 'width9', 'good3', 'good9', 'good25', 'stop5'],
  ...['upper5', 'rule5', 'widthBefore', 'widthAfter', 'width2Before', 'width2After', 'endsBefore', 'endsAfter'],
  ...['beginsAfter', 'endingBefore', 'stopBefore', 'stopAfter', 'sameShapeBefore', 'sameShapeAfter', 'runLength'],
] as const;

const FAR = 200;
const LONGEST_RUN = 10;
const bit = (value: boolean): number => (value ? 1 : 0);
const log = Math.log1p;

interface Neighbours {
  /** Of each line, the logarithm of its width, its share of stop words, and what its shape looks like. */
  readonly widths: Float64Array;
  readonly stops: Float64Array;
  readonly shapes: Int32Array;
  readonly width: Float64Array;
  readonly good: Float64Array;
  readonly stop: Float64Array;
  readonly upper: Float64Array;
  readonly rule: Float64Array;
  readonly sinceGood: Int32Array;
  readonly untilGood: Int32Array;
}

export function readNeighbours(lines: readonly LineFacts[], { good }: Joined, ruled: readonly boolean[]): Neighbours {
  const count = lines.length;
  const sinceGood = new Int32Array(count);
  const untilGood = new Int32Array(count);
  for (let i = 0, since = FAR; i < count; i++) {
    sinceGood[i] = since;
    since = good[i] === 1 ? 1 : since + 1;
  }
  for (let i = count - 1, until = FAR; i >= 0; i--) {
    untilGood[i] = until;
    until = good[i] === 1 ? 1 : until + 1;
  }
  const widths = Float64Array.from(lines, (line) => log(line.width));
  const stops = Float64Array.from(lines, (line) => line.stopWords / (line.words.length || 1));
  return {
    widths,
    stops,
    shapes: Int32Array.from(lines, (line, i) => shapeOf(line, widths[i] as number)),
    width: sumUp(widths),
    good: sumUp(good),
    stop: sumUp(stops),
    upper: sumUp(lines.map((line) => line.capitalized / (line.spaces + 1))),
    rule: sumUp(ruled.map(bit)),
    sinceGood,
    untilGood,
  };
}

const shapeOf = (line: LineFacts, width: number): number =>
  Math.round(width * 2) * 4 + bit(line.endsSentence) * 2 + bit(line.bullet);

export function fillAround(
  out: Float32Array,
  start: number,
  lines: readonly LineFacts[],
  i: number,
  neighbours: Neighbours,
): number {
  let at = start;
  const { widths, stops, shapes, width, good, stop, upper, rule, sinceGood, untilGood } = neighbours;
  const before = lines[i - 1];
  const after = lines[i + 1];
  const shape = shapes[i];
  let run = 0;
  while (run < LONGEST_RUN && shapes[i - run - 1] === shape) run++;
  out[at++] = log(good[i] as number);
  out[at++] = log((good[lines.length] as number) - (good[i + 1] as number));
  out[at++] = log(sinceGood[i] as number);
  out[at++] = log(untilGood[i] as number);
  out[at++] = around(width, i, 3);
  out[at++] = around(width, i, 9);
  out[at++] = around(good, i, 3);
  out[at++] = around(good, i, 9);
  out[at++] = around(good, i, 25);
  out[at++] = around(stop, i, 5);
  out[at++] = around(upper, i, 5);
  out[at++] = around(rule, i, 5);
  out[at++] = widths[i - 1] ?? 0;
  out[at++] = widths[i + 1] ?? 0;
  out[at++] = widths[i - 2] ?? 0;
  out[at++] = widths[i + 2] ?? 0;
  out[at++] = bit(before?.endsSentence ?? false);
  out[at++] = bit(after?.endsSentence ?? false);
  out[at++] = after?.beginning ?? 0;
  out[at++] = before?.ending ?? 0;
  out[at++] = stops[i - 1] ?? 0;
  out[at++] = stops[i + 1] ?? 0;
  out[at++] = bit(shapes[i - 1] === shape);
  out[at++] = bit(shapes[i + 1] === shape);
  out[at++] = run;
  return at;
}
