/** What a line shows against the whole page: repetition, headline, the densest stretch of running text, shared words. */
import type { Joined } from './joined-lines.ts';
import type { LineFacts } from './line-facts.ts';

const LONG = 100;
const SEGMENT_GAIN_CAP = 400;
const SEGMENT_LOSS = -25;
const SEGMENT_OPEN = 60;
const SEGMENT_OPEN_WIDTH = 140;
const HEAD_ABOVE = 25;
const NEAR = 12;

const bit = (value: boolean): number => (value ? 1 : 0);
const log = Math.log1p;

export interface Page {
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
export function readPage(lines: readonly LineFacts[], joined: Joined): Page {
  const { from, to, share } = bestSegment(lines, joined);
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

function bestSegment(
  lines: readonly LineFacts[],
  { good }: Joined,
): {
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
    if (good[i] === 1) {
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

export function pushPlace(
  row: number[],
  line: LineFacts,
  i: number,
  page: Page,
  counts: ReadonlyMap<string, number>,
  last: ReadonlyMap<string, number>,
): void {
  const { count, from, to } = page;
  const before = last.get(line.key);
  const isLong = line.width >= LONG;
  const inside = i >= from && i <= to;
  row.push(
    log((counts.get(line.key) ?? 1) - 1),
    bit(before !== undefined),
    bit(before !== undefined && i - before <= NEAR),
  );
  row.push(
    overlap(line.tokens, page.first),
    overlap(line.tokens, page.headWords),
    bit(i > page.head),
    i / count,
    (count - i) / count,
    log(count),
  );
  row.push(bit(inside), log(Math.max(0, from - i)), log(Math.max(0, i - to)), log(to - from), page.segmentShare);
  row.push(
    sharedWords(line, page.long, isLong),
    sharedWords(line, page.segment, isLong && inside),
    line.wide / (line.letters || 1),
  );
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
