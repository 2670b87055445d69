/** Whole-page dumps: headline, byline and date stand among navigation, right above the longest stretch of running text. */
import type { Claim } from '../../../article.ts';
import { foldLine } from '../../../text/fold-line.ts';
import { isHeadlineLike, stripSigns } from './find-headline.ts';
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
/** So much of a headline's words must stand in the text: of the page's title, of any other line. */
const SHARED = 0.4;
const SHARED_ALONE = 0.8;
const FEWEST_SHARED = 3;
const SHORTEST = 16;
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
    sum += isWiderThan(line, TEXT_WIDTH) && SENTENCE_END.test(line) ? GAIN : -1;
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
    .slice(start, start + ABOVE)
    .join('\n')
    .slice(0, SEARCHED)
    .toLowerCase();
  if (start > 0 && isHeadlineLike(lines[0] ?? '') && sharedWith(lines[0] ?? '', below) >= SHARED) return 0;
  let [best, found] = [SHARED_ALONE, -1];
  for (let i = Math.max(0, start - ABOVE); i < start; i++) {
    const line = lines[i] ?? '';
    const shared = taken.has(i) || !isHeadlineLike(line) ? 0 : sharedWith(line, below);
    if (shared >= best) [best, found] = [shared, i];
  }
  return found;
}

/** Share of a line's words that the text has, 0 where it shares fewer than three: a word or two is no evidence. */
function sharedWith(line: string, below: string): number {
  const words = [...(line.toLowerCase().match(LONG_WORD) ?? []), ...(line.match(IDEOGRAPHS) ?? [])];
  const shared = words.filter((word) => below.includes(word)).length;
  return shared < FEWEST_SHARED ? 0 : shared / words.length;
}
