/** Whole-page dumps: headline, byline and date stand among navigation, right above the longest stretch of running text. */
import type { Claim } from '../../../article.ts';
import { isHeadlineLike } from './find-headline.ts';
import { isWiderThan } from './measure-width.ts';
import type { Head } from './read-head.ts';
import { readHeaderLine } from './read-header-line.ts';

/** Lines above the text that are looked at. */
const ABOVE = 14;
const TEXT_WIDTH = 80;
const SENTENCE_END = /[.!?。！？؟।]["”»’'」』)]*$/;
const GAIN = 3;
const SEARCHED = 8000;
const LONG_WORD = /[\p{L}\p{M}\p{Nd}]{4,}/gu;
const IDEOGRAPHS = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]{2}/gu;
/** A headline has at least so much of its words in the text. */
const SHARED = 0.5;

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
    claims.push({ field: 'title', value: lines[headline] ?? '', from: 'line:headline' });
    taken.set(headline, 'headline');
  }
  return { claims, taken };
}

/** Where the stretch with the most running text begins. */
function findText(lines: readonly string[]): number {
  let [best, from, sum, start] = [0, 0, 0, 0];
  for (const [i, line] of lines.entries()) {
    if (sum <= 0) [sum, start] = [0, i];
    sum += isWiderThan(line, TEXT_WIDTH) && SENTENCE_END.test(line) ? GAIN : -1;
    if (sum > best) [best, from] = [sum, start];
  }
  return from;
}

/** The line above the text that shares the largest part of its words with it; of equals the last. */
function findPageHeadline(lines: readonly string[], start: number, taken: ReadonlyMap<number, string>): number {
  const below = lines
    .slice(start, start + ABOVE)
    .join('\n')
    .slice(0, SEARCHED)
    .toLowerCase();
  let [best, found] = [SHARED, -1];
  for (let i = Math.max(0, start - ABOVE); i < start; i++) {
    const line = lines[i] ?? '';
    if (taken.has(i) || !isHeadlineLike(line)) continue;
    const words = [...(line.toLowerCase().match(LONG_WORD) ?? []), ...(line.match(IDEOGRAPHS) ?? [])];
    const shared = words.filter((word) => below.includes(word)).length;
    // A single shared word is no evidence; a longer headline says more.
    const score = shared < 2 ? 0 : shared / words.length + Math.min(words.length, 10) / 40;
    if (score >= best) [best, found] = [score, i];
  }
  return found;
}
