/** What a line shows against the whole page: repetition, headline, the densest stretch of running text, shared words. */
import type { Joined } from './joined-lines.ts';
import type { LineFacts } from './line-facts.ts';
import { bestStretch } from './sums.ts';

export const PLACE_FEATURES = [
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
  ],
] as const;

const LONG = 100;
const SEGMENT_GAIN_CAP = 400;
const SEGMENT_LOSS = -25;
const SEGMENT_OPEN = 60;
const SEGMENT_OPEN_WIDTH = 140;
const HEAD_ABOVE = 25;
const NEAR = 12;

const bit = (value: boolean): number => (value ? 1 : 0);
const log = Math.log1p;

type Words = ReadonlySet<number>;

export interface Page {
  readonly count: number;
  readonly from: number;
  readonly to: number;
  readonly segmentShare: number;
  readonly head: number;
  readonly first: Words;
  readonly headWords: Words;
  /** Long lines that hold a word; those of the segment alone. */
  readonly long: ReadonlyMap<number, number>;
  readonly segment: ReadonlyMap<number, number>;
  /** Lines with the same words, by their key. */
  readonly copies: ReadonlyMap<number, number>;
  /** For each line, the last one before it with the same words, or -1. */
  readonly before: Int32Array;
}

/** The stretch with the most running text, the headline above it, and the vocabulary of the long lines. */
export function readPage(lines: readonly LineFacts[], joined: Joined): Page {
  const { from, to, share } = bestSegment(lines, joined);
  const long = new Map<number, number>();
  const segment = new Map<number, number>();
  for (const [i, line] of lines.entries()) {
    if (line.width < LONG) continue;
    const inside = i >= from && i <= to;
    for (const word of new Set(line.telling)) {
      long.set(word, (long.get(word) ?? 0) + 1);
      if (inside) segment.set(word, (segment.get(word) ?? 0) + 1);
    }
  }
  const first = new Set(lines[0]?.words);
  const head = findHead(lines, from, segment, first);
  const headWords = new Set(lines[head]?.words);
  const count = lines.length;
  return { count, from, to, segmentShare: share, head, first, headWords, long, segment, ...findCopies(lines) };
}

function findCopies(lines: readonly LineFacts[]): Pick<Page, 'copies' | 'before'> {
  const copies = new Map<number, number>();
  const last = new Map<number, number>();
  const before = new Int32Array(lines.length);
  for (const [i, { key }] of lines.entries()) {
    before[i] = last.get(key) ?? -1;
    last.set(key, i);
    copies.set(key, (copies.get(key) ?? 0) + 1);
  }
  return { copies, before };
}

function bestSegment(
  lines: readonly LineFacts[],
  { good }: Joined,
): { readonly from: number; readonly to: number; readonly share: number } {
  let total = 0;
  const { from, to, most } = bestStretch(lines.length, (i) => {
    const { width } = lines[i] as LineFacts;
    if (good[i] !== 1) return width >= SEGMENT_OPEN_WIDTH ? SEGMENT_OPEN : SEGMENT_LOSS;
    const gain = Math.min(width, SEGMENT_GAIN_CAP);
    total += gain;
    return gain;
  });
  return { from, to, share: total > 0 ? Math.min(1, most / total) : 0 };
}

function findHead(
  lines: readonly LineFacts[],
  from: number,
  segment: ReadonlyMap<number, number>,
  first: Words,
): number {
  let best = Number.NEGATIVE_INFINITY;
  let head = 0;
  for (let i = Math.max(0, from - HEAD_ABOVE); i < Math.min(lines.length, from + 2); i++) {
    const line = lines[i];
    if (line === undefined || line.words.length < 3 || line.words.length > 30) continue;
    let score = 0;
    for (const word of line.telling) score += segment.has(word) ? 1 : -0.6;
    if (first.size >= 3 && overlap(line.words, first) >= 0.7) score += 2;
    if (score > best) [best, head] = [score, i];
  }
  return head;
}

/** Share of the words that the set has. */
function overlap(words: readonly number[], set: Words): number {
  let shared = 0;
  for (const word of words) if (set.has(word)) shared++;
  return words.length === 0 ? 0 : shared / words.length;
}

export function fillPlace(out: Float32Array, start: number, line: LineFacts, i: number, page: Page): number {
  let at = start;
  const { count, from, to } = page;
  const before = page.before[i] as number;
  const isLong = line.width >= LONG;
  const inside = i >= from && i <= to;
  out[at++] = log((page.copies.get(line.key) ?? 1) - 1);
  out[at++] = bit(before >= 0);
  out[at++] = bit(before >= 0 && i - before <= NEAR);
  out[at++] = overlap(line.words, page.first);
  out[at++] = overlap(line.words, page.headWords);
  out[at++] = bit(i > page.head);
  out[at++] = i / count;
  out[at++] = (count - i) / count;
  out[at++] = log(count);
  out[at++] = bit(inside);
  out[at++] = log(Math.max(0, from - i));
  out[at++] = log(Math.max(0, i - to));
  out[at++] = log(to - from);
  out[at++] = page.segmentShare;
  out[at++] = sharedWords(line, page.long, isLong);
  out[at++] = sharedWords(line, page.segment, isLong && inside);
  out[at++] = line.wide / (line.letters || 1);
  return at;
}

/** Share of the telling words that other long lines have, too. */
function sharedWords({ telling }: LineFacts, frequency: ReadonlyMap<number, number>, own: boolean): number {
  let shared = 0;
  for (const word of telling) if ((frequency.get(word) ?? 0) > (own ? 1 : 0)) shared++;
  return telling.length === 0 ? 0 : shared / telling.length;
}
