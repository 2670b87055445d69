/** Whole-page dumps: headline, byline and date stand among navigation, right above the longest stretch of running text. */

import type { Claim } from '../../../article.ts';
import { createEndsSentence } from '../../../text/ends-sentence.ts';
import { foldLine } from '../../../text/fold-line.ts';
import { isHeadlineLike, stripSigns } from './find-headline.ts';
import { isWiderThan } from './measure-width.ts';
import type { Head } from './read-head.ts';
import { readHeaderLine } from './read-header-line.ts';

/** Lines above the text that are looked at. */
const ABOVE = 20;
const TEXT_WIDTH = 80;
const endsSentence = createEndsSentence();
const GAIN = 3;
/** The text that a headline shares words with: so many lines from its beginning, and no more characters. */
const BELOW = 40;
const SEARCHED = 8000;
const LONG_WORD = /[\p{L}\p{M}\p{Nd}]{4,}/gu;
const IDEOGRAPHS = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]{2}/gu;
/** Endings differ: of a long word all but the last letters must stand in the text. */
const ENDING = 2;
const SHORTEST_STEM = 4;
/** So much of a page's title must stand in the text. */
const SHARED = 0.4;
const FEWEST_SHARED = 3;
const SHORTEST = 16;
/** What counts for a headline, and against it, in words that it shares with the text. */
const UNSHARED = -0.6;
const OVER_BYLINE = 2.5;
const HEADING = 1.5;
const LINE_OFF = -0.05;
const CREDIT = -4;
const LEAST_SCORE = 1.2;
/** Captions and standfirsts are longer than headlines, and share more. */
const MOST_SHARED = 5;
const LONG_HEADLINE = 110;
const LONG = -4;
const FEWEST_OF_ANY = 2;
const UNDER_HEADLINE = 3;
const HEADING_SIGN = /^#{1,2}\s+\S/;
const IS_CREDIT = /©|\(c\)|\b(?:foto|photo|image|bild|imagen|crédit|getty|reuters|afp|dpa|efe|epa|imago)\b.{0,40}$/iu;
/** A first-level heading is believed from further off. */
const FAR_ABOVE = 40;
const TOP_HEADING = /^#\s+\S/;

export function readPageHead(lines: readonly string[], titled: boolean): Head {
  const start = findText(lines);
  const claims: Claim[] = [];
  const taken = new Map<number, string>();
  for (let i = Math.max(0, start - ABOVE); i < start; i++) {
    const header = readHeaderLine(lines[i] ?? '');
    if (header === null || header.weak) continue;
    claims.push(...header.claims);
    taken.set(i, header.rule);
  }
  const headline = titled ? -1 : findPageHeadline(lines, start, taken);
  if (headline >= 0) {
    claims.push({ field: 'title', value: stripSigns(lines[headline] ?? ''), from: 'line:headline' });
    taken.set(headline, 'headline');
  }
  return { claims, taken };
}

/** Where the stretch with the most running text begins. */
function findText(lines: readonly string[]): number {
  let [best, from, sum, start] = [0, 0, 0, 0];
  for (const [i, line] of lines.entries()) {
    if (sum <= 0) [sum, start] = [0, i];
    sum += isWiderThan(line, TEXT_WIDTH) && endsSentence(line) ? GAIN : -1;
    if (sum > best) [best, from] = [sum, start];
  }
  return from;
}

/**
 * A dump mostly opens with the page's title: a line further down that this begins with is the headline, and so is the
 * title itself if the text speaks of it. Without it, the line above the text with the most words of it, if nearly all.
 */
function findPageHeadline(lines: readonly string[], start: number, taken: ReadonlyMap<number, string>): number {
  const first = foldLine(stripSigns(lines[0] ?? ''));
  for (let i = start; i > 0; i--) {
    const line = stripSigns(lines[i] ?? '');
    if (i > start - FAR_ABOVE && TOP_HEADING.test(lines[i] ?? '') && isHeadlineLike(line)) return i;
    if (line.length >= SHORTEST && line.length <= first.length && !taken.has(i) && first.startsWith(foldLine(line)))
      return i;
  }
  const below = lines
    .slice(start, start + BELOW)
    .join('\n')
    .slice(0, SEARCHED)
    .toLowerCase();
  if (start > 0 && isHeadlineLike(lines[0] ?? '')) {
    const { shared, words } = shareWords(lines[0] ?? '', below);
    if (shared >= FEWEST_SHARED && shared >= SHARED * words) return 0;
  }
  let [best, found] = [LEAST_SCORE, -1];
  for (let i = Math.max(0, start - ABOVE); i < start; i++) {
    const line = lines[i] ?? '';
    if (taken.has(i) || !isHeadlineLike(line)) continue;
    const score = scoreHeadline(line, below, start - i, isOverByline(i, taken));
    if (score >= best) [best, found] = [score, i];
  }
  return found;
}

const isOverByline = (at: number, taken: ReadonlyMap<number, string>): boolean =>
  Array.from({ length: UNDER_HEADLINE }, (_, k) => at + 1 + k).some((i) => taken.has(i));

function scoreHeadline(line: string, below: string, off: number, overByline: boolean): number {
  const { shared, words } = shareWords(line, below);
  if (shared < FEWEST_OF_ANY) return 0;
  return (
    Math.min(shared, MOST_SHARED) +
    UNSHARED * (words - shared) +
    (isWiderThan(line, LONG_HEADLINE) ? LONG : 0) +
    LINE_OFF * off +
    (overByline ? OVER_BYLINE : 0) +
    (HEADING_SIGN.test(line) ? HEADING : 0) +
    (IS_CREDIT.test(line) ? CREDIT : 0)
  );
}

/** How many of a line's telling words the text has. */
function shareWords(line: string, below: string): { readonly shared: number; readonly words: number } {
  const words = [...(line.toLowerCase().match(LONG_WORD) ?? []), ...(line.match(IDEOGRAPHS) ?? [])];
  const stem = (word: string): string => word.slice(0, Math.max(SHORTEST_STEM, word.length - ENDING));
  return { shared: words.filter((word) => below.includes(stem(word))).length, words: words.length };
}
