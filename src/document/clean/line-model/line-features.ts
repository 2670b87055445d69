/**
 * Lines → the numbers the line model judges by: what each line shows, what its neighbours show, where it stands
 * to the densest stretch of running text, how often it is repeated, how many words it shares with the text, what its words speak
 * for, and what the site prints elsewhere. Training reads the same function (training/text), so both always agree.
 */
import { type Joined, joinLines } from './joined-lines.ts';
import { type Lexicon, leanOf } from './lexicon.ts';
import { type LineFacts, readLine } from './line-facts.ts';
import { fillAround, NEIGHBOUR_FEATURES, readNeighbours } from './neighbour-facts.ts';
import { fillPlace, PLACE_FEATURES, readPage } from './page-facts.ts';
import { type Elsewhere, fillSite, readSite, SITE_FEATURES } from './site-facts.ts';
import { around, sumUp } from './sums.ts';

const OWN_FEATURES = [
  ...['width', 'words', 'endsSentence', 'endsClosed', 'ending', 'beginning', 'sentences', 'commas', 'upper', 'digits'],
  ...['capitalized', 'stopWords', 'marks', 'wordLength', 'bullet', 'hashes', 'bold', 'quoted', 'bar', 'link', 'dated'],
] as const;
const JOINED_FEATURES = ['joinedWidth', 'joinedPieces', 'joinedEnds', 'joinedPlace', 'joinedStop', 'good'] as const;
const LEAN_FEATURES = ['lean', 'leanBefore', 'leanAfter', 'lean2', 'lean5', 'lean12'] as const;

/** In the order of the rows. */
export const FEATURES = [
  ...[...OWN_FEATURES, ...PLACE_FEATURES, 'rule', ...NEIGHBOUR_FEATURES],
  ...[...JOINED_FEATURES, ...LEAN_FEATURES, ...SITE_FEATURES],
] as const;

export interface LineTable {
  readonly count: number;
  /** `count` rows of `FEATURES.length` numbers. */
  readonly values: Float32Array;
}

/**
 * @param ruled for each line, whether a rule knows it as furniture
 * @param elsewhere what the site prints elsewhere; null where this is all that is known of the site
 */
export function lineFeatures(
  texts: readonly string[],
  ruled: readonly boolean[],
  elsewhere: Elsewhere | null,
  lexicon: Lexicon,
): LineTable {
  const lines = texts.map(readLine);
  const count = lines.length;
  const joined = joinLines(lines);
  const page = readPage(lines, joined);
  const neighbours = readNeighbours(lines, joined, ruled);
  const leans = Float64Array.from(lines, (line) => leanOf(line, lexicon));
  const leanSums = sumUp(leans);
  const site = elsewhere === null ? null : readSite(lines, joined, elsewhere);
  const values = new Float32Array(count * FEATURES.length);
  let at = 0;
  for (let i = 0; i < count; i++) {
    const line = lines[i] as LineFacts;
    at = fillOwn(values, at, line);
    at = fillPlace(values, at, line, i, page);
    values[at++] = ruled[i] ? 1 : 0;
    at = fillAround(values, at, lines, i, neighbours);
    at = fillJoined(values, at, joined, i);
    at = fillLean(values, at, leans, leanSums, i);
    at = fillSite(values, at, site, i);
  }
  return { count, values };
}

const bit = (value: boolean): number => (value ? 1 : 0);
const log = Math.log1p;

function fillOwn(out: Float32Array, start: number, line: LineFacts): number {
  let at = start;
  const width = line.width || 1;
  const tokens = line.words.length || 1;
  const spaced = line.spaces + 1;
  out[at++] = log(line.width);
  out[at++] = log(line.words.length);
  out[at++] = bit(line.endsSentence);
  out[at++] = bit(line.endsClosed);
  out[at++] = line.ending;
  out[at++] = line.beginning;
  out[at++] = Math.min(line.sentences, 8);
  out[at++] = line.commas / spaced;
  out[at++] = line.upper / (line.letters || 1);
  out[at++] = line.digits / width;
  out[at++] = line.capitalized / spaced;
  out[at++] = line.stopWords / tokens;
  out[at++] = line.marks / width;
  out[at++] = line.letters / spaced;
  out[at++] = bit(line.bullet);
  out[at++] = line.hashes;
  out[at++] = bit(line.bold);
  out[at++] = bit(line.quoted);
  out[at++] = bit(line.bar);
  out[at++] = bit(line.link);
  out[at++] = bit(line.dated);
  return at;
}

function fillJoined(out: Float32Array, start: number, joined: Joined, i: number): number {
  let at = start;
  out[at++] = log(joined.width[i] as number);
  out[at++] = log(joined.pieces[i] as number);
  out[at++] = joined.ends[i] as number;
  out[at++] = Math.min(8, joined.place[i] as number);
  out[at++] = joined.stopShare[i] as number;
  out[at++] = joined.good[i] as number;
  return at;
}

function fillLean(out: Float32Array, start: number, leans: Float64Array, sums: Float64Array, i: number): number {
  let at = start;
  out[at++] = leans[i] as number;
  out[at++] = leans[i - 1] ?? 0;
  out[at++] = leans[i + 1] ?? 0;
  out[at++] = around(sums, i, 2);
  out[at++] = around(sums, i, 5);
  out[at++] = around(sums, i, 12);
  return at;
}
