/**
 * Lines → the numbers the line model judges by: what each line shows, what its neighbours show, where it stands
 * to the densest stretch of running text, how often it is repeated, how many words it shares with the text.
 * Training reads the same function (training/text), so both always agree.
 */
import { type Joined, joinLines } from './joined-lines.ts';
import { type LineFacts, readLine } from './line-facts.ts';
import { around, prefixSums, pushAround, type Sums } from './neighbour-facts.ts';
import { pushPlace, readPage } from './page-facts.ts';

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
  ...['joinedWidth', 'joinedPieces', 'joinedEnds', 'joinedPlace', 'joinedStop', 'good'],
  ...['siteOthers', 'siteShare', 'siteDocuments', 'site3', 'site9'],
] as const;

export interface LineTable {
  readonly count: number;
  /** `count` rows of `FEATURES.length` numbers. */
  readonly values: Float32Array;
}

/** What the site prints elsewhere. */
export interface Elsewhere {
  /** Articles of the site that were counted, this one included; two or more. */
  readonly documents: number;
  /** For each line, on how many articles besides this one it stands. */
  readonly others: readonly number[];
}

/**
 * @param ruled for each line, whether a rule knows it as furniture
 * @param elsewhere null where this is all that is known of the site
 */
export function lineFeatures(
  texts: readonly string[],
  ruled: readonly boolean[],
  elsewhere: Elsewhere | null,
): LineTable {
  const lines = texts.map(readLine);
  const count = lines.length;
  const joined = joinLines(lines);
  const page = readPage(lines, joined);
  const rules = ruled.map(bit);
  const sums = prefixSums(lines, joined, rules, elsewhere?.others ?? null);
  const values = new Float32Array(count * FEATURES.length);
  const counts = new Map<string, number>();
  for (const { key } of lines) counts.set(key, (counts.get(key) ?? 0) + 1);
  const last = new Map<string, number>();
  const row: number[] = [];
  for (let i = 0; i < count; i++) {
    const line = lines[i] as LineFacts;
    row.length = 0;
    pushOwn(row, line);
    pushPlace(row, line, i, page, counts, last);
    row.push(rules[i] ?? 0);
    pushAround(row, lines, i, sums);
    pushJoined(row, joined, i);
    pushSite(row, elsewhere, i, sums);
    values.set(row, i * FEATURES.length);
    last.set(line.key, i);
  }
  return { count, values };
}

function pushSite(row: number[], elsewhere: Elsewhere | null, i: number, { site }: Sums): void {
  if (elsewhere === null) {
    row.push(-1, -1, -1, -1, -1);
    return;
  }
  const { documents, others } = elsewhere;
  const own = others[i] ?? 0;
  row.push(log(own), own / (documents - 1), log(documents - 1), around(site, i, 3), around(site, i, 9));
}

function pushJoined(row: number[], { width, pieces, ends, place, stopShare, good }: Joined, i: number): void {
  row.push(log(width[i] ?? 0), log(pieces[i] ?? 0), ends[i] ?? 0);
  row.push(Math.min(8, place[i] ?? 0), stopShare[i] ?? 0, good[i] ?? 0);
}

const bit = (value: boolean): number => (value ? 1 : 0);
const log = Math.log1p;

function pushOwn(row: number[], line: LineFacts): void {
  const length = line.width || 1;
  const tokens = line.tokens.length || 1;
  const words = line.spaces + 1;
  row.push(
    log(line.width),
    log(line.tokens.length),
    bit(line.endsSentence),
    bit(line.endsClosed),
    line.ending,
    line.beginning,
  );
  row.push(Math.min(line.sentences, 8), line.commas / words, line.upper / (line.letters || 1), line.digits / length);
  row.push(line.capitalized / words, line.stopWords / tokens, line.marks / length, line.letters / words);
  row.push(
    bit(line.bullet),
    line.hashes,
    bit(line.bold),
    bit(line.quoted),
    bit(line.bar),
    bit(line.link),
    bit(line.dated),
  );
}
