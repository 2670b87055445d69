/**
 * Lines → the numbers the line model judges by: what each line shows, what its neighbours show, where it stands
 * to the densest stretch of running text, how often it is repeated, how many words it shares with the text.
 * Training reads the same function (training/text), so both always agree.
 */
import { type LineFacts, readLine } from './line-facts.ts';
import { aroundNumbers, prefixSums } from './neighbour-facts.ts';
import { placeNumbers, readPage } from './page-facts.ts';

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
