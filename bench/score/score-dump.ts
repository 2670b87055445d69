/** The lines kept of a plain-text dump against their labels, and the text against the gold body. */
import { type Counts, countGrams, shared, total } from './count-tokens.ts';
import { findLineWords, splitLines, stripMarkup } from './plain-text.ts';
import { ratio } from './ratios.ts';

export interface LabelledLine {
  readonly text: string;
  readonly isBody: boolean;
}

export interface DumpScore {
  readonly p: number;
  readonly r: number;
  readonly f1: number;
  readonly gramF1: number;
  /** Share of the predicted words that no input line has. */
  readonly unknown: number;
}

const SHINGLE = 4;
/** Lines that were joined or cut are found again by runs of so many words. */
const RUN = 3;

/** The lines that count: not empty once Markdown's signs are gone. */
export function labelLines(lines: readonly string[], keep: string): LabelledLine[] {
  return lines
    .map((line, i) => ({ text: stripMarkup(line), isBody: keep[i] === '1' }))
    .filter(({ text }, i) => text !== '' && i < keep.length);
}

export const goldGrams = (body: string): Counts => countGrams(findLineWords(body), SHINGLE, false);

export function scoreDump(lines: readonly LabelledLine[], gold: Counts, text: string): DumpScore {
  const predicted = splitLines(text)
    .map(stripMarkup)
    .filter((line) => line !== '');
  const { shares, unknown } = findKept(lines, predicted);
  const body = lines.filter((line) => line.isBody).length;
  const kept = shares.reduce((sum, share) => sum + share, 0);
  const hits = lines.reduce((sum, line, i) => sum + (line.isBody ? (shares[i] as number) : 0), 0);
  const [p, r] = [kept > 0 ? hits / kept : 0, ratio(hits, body)];
  const words = predicted.flatMap(findLineWords);
  const given = countGrams(words, SHINGLE, false);
  const common = shared(given, gold);
  const gramF1 = f1(ratio(common, total(given)), ratio(common, total(gold)));
  return { p, r, f1: f1(p, r), gramF1, unknown: ratio(unknown, words.length) };
}

const f1 = (p: number, r: number): number => (2 * p * r) / Math.max(1e-9, p + r);

interface Kept {
  /** For each line, how much of it was kept: 0 to 1. */
  readonly shares: readonly number[];
  /** Predicted words found nowhere. */
  readonly unknown: number;
}

/** Equal lines first, each input line at most once and body first; what was joined or cut then counts by its words. */
export function findKept(lines: readonly LabelledLine[], predicted: readonly string[]): Kept {
  const words = lines.map((line) => findLineWords(line.text));
  const shares = new Array<number>(lines.length).fill(0);
  const free = new Map<string, number[]>();
  const order = [...lines.keys()].sort((a, b) => Number(lines[a]?.isBody) - Number(lines[b]?.isBody) || b - a);
  for (const i of order) {
    const key = lineKey(words[i] as string[], lines[i]?.text as string);
    const places = free.get(key);
    if (places) places.push(i);
    else free.set(key, [i]);
  }
  const rest: string[][] = [];
  for (const line of predicted) {
    const tokens = findLineWords(line);
    const place = free.get(lineKey(tokens, line))?.pop();
    if (place !== undefined) shares[place] = 1;
    else if (tokens.length > 0) rest.push(tokens);
  }
  const unknown = findPieces(words, shares, rest);
  return { shares: shares.map((share) => Math.min(1, share)), unknown };
}

const lineKey = (words: readonly string[], line: string): string => words.join(' ') || line;

/** Adds to `shares` what predicted lines hold of the lines that weren't found whole; returns the words found nowhere. */
function findPieces(words: readonly string[][], shares: number[], rest: readonly string[][]): number {
  const stream = words.flatMap((tokens, line) => (shares[line] === 0 ? tokens.map((word) => ({ word, line })) : []));
  const index = indexRuns(stream.map(({ word }) => word));
  const used = new Uint8Array(stream.length);
  let pointer = 0;
  let unknown = 0;
  for (const tokens of rest) {
    let next = 0;
    while (next < tokens.length) {
      const run = tokens.slice(next, next + (tokens.length - next >= RUN ? RUN : 1)).join(' ');
      let at = chooseSpot(index.get(run) ?? [], used, pointer);
      if (at === -1) {
        unknown++;
        next++;
        continue;
      }
      for (; next < tokens.length && stream[at]?.word === tokens[next] && used[at] === 0; at++, next++) {
        used[at] = 1;
        const { line } = stream[at] as { line: number };
        shares[line] = (shares[line] as number) + 1 / (words[line] as string[]).length;
      }
      pointer = at;
    }
  }
  return unknown;
}

function indexRuns(stream: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  for (const length of [RUN, 1]) {
    for (let at = 0; at + length <= stream.length; at++) {
      const run = stream.slice(at, at + length).join(' ');
      const places = index.get(run);
      if (places) places.push(at);
      else index.set(run, [at]);
    }
  }
  return index;
}

/** The first unused spot from `pointer` on, else the first unused one; -1 for none. */
function chooseSpot(spots: readonly number[], used: Uint8Array, pointer: number): number {
  let first = -1;
  for (const spot of spots) {
    if (used[spot] === 1) continue;
    if (spot >= pointer) return spot;
    if (first === -1) first = spot;
  }
  return first;
}
