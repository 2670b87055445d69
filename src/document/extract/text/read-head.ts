/** The lines above the article proper: header lines and the headline become claims; each is a removal with its rule. */
import type { Claim } from '../../../article.ts';
import { findHeadline, stripSigns } from './find-headline.ts';
import { isWiderThan } from './measure-width.ts';
import { type HeaderLine, readHeaderLine } from './read-header-line.ts';

export interface Head {
  readonly claims: readonly Claim[];
  /** Index of a taken line → the rule that took it. */
  readonly taken: ReadonlyMap<number, string>;
}

/** Header lines are looked for no further down than this, and past at most so many other lines. */
const SEARCHED = 14;
const MOST_SKIPPED = 3;
const PARAGRAPH_WIDTH = 220;
const LONGEST_TITLE = 2000;

/**
 * @param titled whether a title is already claimed by the dump: then no line is taken for one.
 * @param marked the line that says by its sign that it is the headline; believed among the first ones
 */
export function readHead(lines: readonly string[], titled: boolean, marked = -1): Head {
  const claims: Claim[] = [];
  const taken = new Map<number, string>();
  const others: number[] = [];
  for (let i = 0; i < lines.length && i < SEARCHED; i++) {
    const line = lines[i] ?? '';
    const header = readHeaderLine(line);
    if (header !== null && isBelieved(header, others.length)) {
      claims.push(...header.claims);
      taken.set(i, header.rule);
      continue;
    }
    others.push(i);
    if (others.length > MOST_SKIPPED || isWiderThan(line, PARAGRAPH_WIDTH)) break;
  }
  if (titled || claims.some(({ field }) => field === 'title')) return { claims, taken };
  const rest = lines.flatMap((line, i) => (taken.has(i) ? [] : [{ line, i }])).slice(0, 24);
  const headline =
    marked >= 0 && marked < SEARCHED && !taken.has(marked)
      ? { line: lines[marked] ?? '', i: marked }
      : rest[findHeadline(rest.map(({ line }) => line))];
  if (headline !== undefined) {
    claims.push({ field: 'title', value: stripSigns(headline.line).slice(0, LONGEST_TITLE), from: 'line:headline' });
    taken.set(headline.i, 'headline');
  }
  return { claims, taken };
}

/** The headline is the one line that a weak label may stand below. */
const isBelieved = (header: HeaderLine, linesAbove: number): boolean => !header.weak || linesAbove <= 1;
