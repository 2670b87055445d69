/**
 * Lines → the numbers the line model judges by: what each line shows, what its neighbours show, where it stands
 * to the densest stretch of running text, how often it is repeated, how many words it shares with the text.
 * Training reads the same function (training/text), so both always agree.
 */
import { type LineFacts, readLine } from './line-facts.ts';

/** In the order of the rows. */
export const FEATURES = [
  ...['width', 'tokens', 'endsSentence', 'endsClosed', 'ending', 'beginning', 'sentences', 'commas', 'upper', 'digits'],
  ...['capitalized', 'stopWords', 'marks', 'tokenLength', 'bullet', 'hashes', 'bold', 'quoted', 'bar', 'link', 'dated'],
  ...[
    'repeats',
    'seenBefore',
    'repeatedNear',
    'firstOverlap',
    'headOverlap',
    'afterHead',
    'position',
    'fromEnd',
    'lines',
  ],
  ...[
    'inSegment',
    'beforeSegment',
    'afterSegment',
    'segmentLines',
    'segmentShare',
    'sharedLong',
    'sharedSegment',
    'wide',
    'rule',
  ],
  ...[
    'goodBefore',
    'goodAfter',
    'sinceGood',
    'untilGood',
    'width3',
    'width9',
    'good3',
    'good9',
    'good25',
    'stop5',
    'upper5',
    'rule5',
  ],
  ...[
    'widthBefore',
    'widthAfter',
    'width2Before',
    'width2After',
    'endsBefore',
    'endsAfter',
    'beginsAfter',
    'endingBefore',
    'stopBefore',
    'stopAfter',
  ],
  ...['sameShapeBefore', 'sameShapeAfter', 'runLength'],
] as const;

const LONG = 100;
/** A line of running text: long, and a sentence's end. */
const GOOD_WIDTH = 60;
const SEGMENT_GAIN_CAP = 400;
const SEGMENT_LOSS = -25;
const SEGMENT_OPEN = 60;
const SEGMENT_OPEN_WIDTH = 140;
const HEAD_ABOVE = 25;
const NEAR = 12;

export interface LineTable {
  readonly count: number;
  /** `count` rows of `FEATURES.length` numbers. */
  readonly values: Float32Array;
}

/** @param ruled for each line, whether a rule knows it as furniture. */
export function lineFeatures(texts: readonly string[], ruled: readonly boolean[]): LineTable {
  const lines = texts.map(readLine);
  const count = lines.length;
  const page = readPage(lines);
  const rules = ruled.map(bit);
  const sums = prefixSums(lines, rules);
  const values = new Float32Array(count * FEATURES.length);
  const counts = new Map<string, number>();
  for (const { key } of lines) counts.set(key, (counts.get(key) ?? 0) + 1);
  const last = new Map<string, number>();
  for (let i = 0; i < count; i++) {
    const line = lines[i] as LineFacts;
    const row = [
      ...ownNumbers(line),
      ...placeNumbers(line, i, page, counts, last),
      rules[i] ?? 0,
      ...aroundNumbers(lines, i, sums),
    ];
    values.set(row, i * FEATURES.length);
    last.set(line.key, i);
  }
  return { count, values };
}

const bit = (value: boolean): number => (value ? 1 : 0);
const log = Math.log1p;

function ownNumbers(line: LineFacts): number[] {
  const length = line.width || 1;
  const tokens = line.tokens.length || 1;
  const words = line.spaces + 1;
  return [
    ...[
      log(line.width),
      log(line.tokens.length),
      bit(line.endsSentence),
      bit(line.endsClosed),
      line.ending,
      line.beginning,
    ],
    ...[Math.min(line.sentences, 8), line.commas / words, line.upper / (line.letters || 1), line.digits / length],
    ...[line.capitalized / words, line.stopWords / tokens, line.marks / length, line.letters / words],
    ...[
      bit(line.bullet),
      line.hashes,
      bit(line.bold),
      bit(line.quoted),
      bit(line.bar),
      bit(line.link),
      bit(line.dated),
    ],
  ];
}

interface Page {
  readonly count: number;
  readonly from: number;
  readonly to: number;
  readonly segmentShare: number;
  readonly head: number;
  readonly first: ReadonlySet<string>;
  readonly headWords: ReadonlySet<string>;
  /** Long lines that hold a word; those of the segment alone. */
  readonly long: ReadonlyMap<string, number>;
  readonly segment: ReadonlyMap<string, number>;
}

/** The stretch with the most running text, the headline above it, and the vocabulary of the long lines. */
function readPage(lines: readonly LineFacts[]): Page {
  const { from, to, share } = bestSegment(lines);
  const long = new Map<string, number>();
  const segment = new Map<string, number>();
  for (const [i, line] of lines.entries()) {
    if (line.width < LONG) continue;
    for (const word of new Set(line.tokens)) {
      if (!isTelling(word)) continue;
      long.set(word, (long.get(word) ?? 0) + 1);
      if (i >= from && i <= to) segment.set(word, (segment.get(word) ?? 0) + 1);
    }
  }
  const first = new Set(lines[0]?.tokens);
  const head = findHead(lines, from, segment, first);
  const headWords = new Set(lines[head]?.tokens);
  return { count: lines.length, from, to, segmentShare: share, head, first, headWords, long, segment };
}

/** Words of four letters and more, and single characters of scripts without spaces. */
const isTelling = (word: string): boolean => word.length >= 4 || word.charCodeAt(0) > 0xe00;

function bestSegment(lines: readonly LineFacts[]): {
  readonly from: number;
  readonly to: number;
  readonly share: number;
} {
  let [from, to, best, sum, start, total] = [0, 0, -1, 0, 0, 0];
  for (const [i, line] of lines.entries()) {
    if (sum <= 0) {
      sum = 0;
      start = i;
    }
    if (line.endsSentence && line.width >= GOOD_WIDTH) {
      const gain = Math.min(line.width, SEGMENT_GAIN_CAP);
      sum += gain;
      total += gain;
    } else sum += line.width >= SEGMENT_OPEN_WIDTH ? SEGMENT_OPEN : SEGMENT_LOSS;
    if (sum > best) [best, from, to] = [sum, start, i];
  }
  return { from, to, share: total > 0 ? Math.min(1, best / total) : 0 };
}

function findHead(
  lines: readonly LineFacts[],
  from: number,
  segment: ReadonlyMap<string, number>,
  first: ReadonlySet<string>,
): number {
  let best = Number.NEGATIVE_INFINITY;
  let head = 0;
  for (let i = Math.max(0, from - HEAD_ABOVE); i < Math.min(lines.length, from + 2); i++) {
    const line = lines[i];
    if (line === undefined || line.tokens.length < 3 || line.tokens.length > 30) continue;
    let score = 0;
    for (const word of line.tokens) if (isTelling(word)) score += segment.has(word) ? 1 : -0.6;
    if (first.size >= 3 && overlap(line.tokens, first) >= 0.7) score += 2;
    if (score > best) [best, head] = [score, i];
  }
  return head;
}

/** Share of the tokens that the set has. */
function overlap(tokens: readonly string[], words: ReadonlySet<string>): number {
  let shared = 0;
  for (const token of tokens) if (words.has(token)) shared++;
  return tokens.length === 0 ? 0 : shared / tokens.length;
}

function placeNumbers(
  line: LineFacts,
  i: number,
  page: Page,
  counts: ReadonlyMap<string, number>,
  last: ReadonlyMap<string, number>,
): number[] {
  const { count, from, to } = page;
  const before = last.get(line.key);
  const isLong = line.width >= LONG;
  const inside = i >= from && i <= to;
  return [
    ...[
      log((counts.get(line.key) ?? 1) - 1),
      bit(before !== undefined),
      bit(before !== undefined && i - before <= NEAR),
    ],
    ...[
      overlap(line.tokens, page.first),
      overlap(line.tokens, page.headWords),
      bit(i > page.head),
      i / count,
      (count - i) / count,
      log(count),
    ],
    ...[bit(inside), log(Math.max(0, from - i)), log(Math.max(0, i - to)), log(to - from), page.segmentShare],
    ...[
      sharedWords(line, page.long, isLong),
      sharedWords(line, page.segment, isLong && inside),
      line.wide / (line.letters || 1),
    ],
  ];
}

/** Share of the telling words that other long lines have, too. */
function sharedWords(line: LineFacts, frequency: ReadonlyMap<string, number>, own: boolean): number {
  let [words, shared] = [0, 0];
  for (const token of line.tokens) {
    if (!isTelling(token)) continue;
    words++;
    if ((frequency.get(token) ?? 0) > (own ? 1 : 0)) shared++;
  }
  return words === 0 ? 0 : shared / words;
}

interface Sums {
  readonly width: Float64Array;
  readonly good: Float64Array;
  readonly stop: Float64Array;
  readonly upper: Float64Array;
  readonly rule: Float64Array;
  readonly sinceGood: Int32Array;
  readonly untilGood: Int32Array;
}

const isGood = (line: LineFacts): boolean => line.endsSentence && line.width >= GOOD_WIDTH;

function prefixSums(lines: readonly LineFacts[], rules: readonly number[]): Sums {
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
    since = isGood(lines[i] as LineFacts) ? 1 : since + 1;
  }
  for (let i = n - 1, until = 200; i >= 0; i--) {
    untilGood[i] = until;
    until = isGood(lines[i] as LineFacts) ? 1 : until + 1;
  }
  return {
    width: make((line) => log(line.width)),
    good: make((line) => bit(isGood(line))),
    stop: make((line) => line.stopWords / (line.tokens.length || 1)),
    upper: make((line) => line.capitalized / (line.spaces + 1)),
    rule: make((_, i) => rules[i] ?? 0),
    sinceGood,
    untilGood,
  };
}

/** Mean over the lines from i - reach to i + reach, the line itself left out. */
function around(sums: Float64Array, i: number, reach: number): number {
  const from = Math.max(0, i - reach);
  const to = Math.min(sums.length - 1, i + reach + 1);
  const all = (sums[to] ?? 0) - (sums[from] ?? 0) - ((sums[i + 1] ?? 0) - (sums[i] ?? 0));
  return all / Math.max(1, to - from - 1);
}

const shapeOf = (line: LineFacts | undefined): number =>
  line === undefined ? -1 : Math.round(log(line.width) * 2) * 4 + bit(line.endsSentence) * 2 + bit(line.bullet);

function aroundNumbers(lines: readonly LineFacts[], i: number, sums: Sums): number[] {
  const [before2, before, line, after, after2] = [lines[i - 2], lines[i - 1], lines[i], lines[i + 1], lines[i + 2]];
  const total = sums.good[lines.length] ?? 0;
  const stop = (other: LineFacts | undefined): number =>
    other === undefined ? 0 : other.stopWords / (other.tokens.length || 1);
  const shape = shapeOf(line);
  let run = 0;
  while (run < 10 && shapeOf(lines[i - run - 1]) === shape) run++;
  return [
    ...[
      log(sums.good[i] ?? 0),
      log(total - (sums.good[i + 1] ?? 0)),
      log(sums.sinceGood[i] ?? 0),
      log(sums.untilGood[i] ?? 0),
    ],
    ...[
      around(sums.width, i, 3),
      around(sums.width, i, 9),
      around(sums.good, i, 3),
      around(sums.good, i, 9),
      around(sums.good, i, 25),
    ],
    ...[around(sums.stop, i, 5), around(sums.upper, i, 5), around(sums.rule, i, 5)],
    ...[log(before?.width ?? 0), log(after?.width ?? 0), log(before2?.width ?? 0), log(after2?.width ?? 0)],
    ...[
      bit(before?.endsSentence ?? false),
      bit(after?.endsSentence ?? false),
      after?.beginning ?? 0,
      before?.ending ?? 0,
      stop(before),
      stop(after),
    ],
    ...[bit(shapeOf(before) === shape), bit(shapeOf(after) === shape), run],
  ];
}
