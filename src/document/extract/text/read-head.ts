/** The lines above the article proper: header lines and the headline become claims; each is a removal with its rule. */
import type { Claim } from '../../../article.ts';
import { endsSentence, findHeadline, stripSigns } from './find-headline.ts';
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
const LINES_OF_TEXT = 24;
/** Lines of a menu above the article, and those between it and the text. */
const MENU = 60;
const NEXT_TO_TEXT = 3;
const FEWEST_JUDGED = 12;
const TEXT_WIDTH = 60;

/** What a text's signs and blank lines say of its first lines. */
interface Marks {
  /** The line that its sign makes the headline, -1 for none; believed among the first ones. */
  readonly marked: number;
  readonly isApart: (line: number) => boolean;
}

const UNMARKED: Marks = { marked: -1, isApart: () => false };

/** @param titled whether a title is already claimed by the dump: then no line is taken for one. */
export function readHead(lines: readonly string[], titled: boolean, marks = UNMARKED): Head {
  const claims: Claim[] = [];
  const taken = new Map<number, string>();
  const take = (i: number, header: HeaderLine): void => {
    claims.push(...header.claims);
    taken.set(i, header.rule);
  };
  const end = readTopLines(lines, take);
  // Of a longer text, cleaning may have to tell by these lines where the article begins.
  const isShort = lines.length < FEWEST_JUDGED;
  readLinesAboveText(lines, end, isShort ? take : (_, header) => claims.push(...header.claims));
  if (titled || claims.some(({ field }) => field === 'title')) return { claims, taken };
  const headline = chooseHeadline(lines, taken, marks);
  if (headline >= 0) {
    const value = stripSigns(lines[headline] ?? '').slice(0, LONGEST_TITLE);
    claims.push({ field: 'title', value, from: 'line:headline' });
    taken.set(headline, 'headline');
  }
  return { claims, taken };
}

type Take = (line: number, header: HeaderLine) => void;

/** Returns the index from which on nothing was looked at. */
function readTopLines(lines: readonly string[], take: Take): number {
  let others = 0;
  let i = 0;
  for (; i < lines.length && i < SEARCHED; i++) {
    const line = lines[i] ?? '';
    const header = readHeaderLine(line);
    if (header !== null && isBelieved(header, others)) take(i, header);
    else if (++others > MOST_SKIPPED || isWiderThan(line, PARAGRAPH_WIDTH)) return i + 1;
  }
  return i;
}

/** Where a menu stands above them, date and byline are still next to the text. */
function readLinesAboveText(lines: readonly string[], from: number, take: Take): void {
  const text = lines.slice(0, MENU).findIndex(isRunningText);
  for (let i = Math.max(from, text - NEXT_TO_TEXT); i < text; i++) {
    const header = readHeaderLine(lines[i] ?? '');
    if (header !== null && !header.weak) take(i, header);
  }
}

const isRunningText = (line: string): boolean => isWiderThan(line, TEXT_WIDTH) && endsSentence(line);

function chooseHeadline(lines: readonly string[], taken: ReadonlyMap<number, string>, marks: Marks): number {
  const { marked, isApart } = marks;
  if (marked >= 0 && marked < SEARCHED && !taken.has(marked)) return marked;
  const rest = lines.flatMap((line, i) => (taken.has(i) ? [] : [{ line, i }])).slice(0, LINES_OF_TEXT);
  const found = findHeadline(
    rest.map(({ line }) => line),
    (k) => isApart(rest[k]?.i ?? -1) && isBesideHeader(rest[k]?.i ?? -1, taken),
  );
  return rest[found]?.i ?? -1;
}

/** Date and byline stand above a headline or below it, and not among the lines of a menu. */
const isBesideHeader = (line: number, taken: ReadonlyMap<number, string>): boolean =>
  taken.has(line - 1) || taken.has(line + 1);

/** The headline is the one line that a weak label may stand below. */
const isBelieved = (header: HeaderLine, linesAbove: number): boolean => !header.weak || linesAbove <= 1;
