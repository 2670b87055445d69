/**
 * Paragraphs that an editor or a mail program broke at a column are put together again.
 * The proof is greedy wrapping: a line is only broken where the next word would not have fitted. Lines that are
 * paragraphs of their own hardly ever pass it, because their lengths have nothing to do with each other.
 */
import { isWide, measureWidth } from './measure-width.ts';
import type { Line } from './split-lines.ts';

const MIN_COLUMNS = 40;
const MAX_COLUMNS = 130;
/** Breaks needed before a column is believed, and the share of them that must fit it. */
const MIN_BREAKS = 4;
const FIT = 0.9;
/** Kinsoku rules move a character or two over the edge in Japanese and Chinese. */
const WIDE_SLACK = 4;

const SENTENCE_END = /[.!?。！？؟।…:"”»」』)）\]]$/;
const ITEM_START = /^(?:[-*+•·–—‣▪]\s|\d{1,3}[.)]\s|[>#|])/;
const FIRST_WORD = /^\S+/;

/** Joins hard-wrapped paragraphs; other texts come back as they are. @param column what the whole text was wrapped at */
export function joinHardWraps(lines: readonly Line[], column = findColumn(lines)): readonly Line[] {
  if (column === null) return lines;
  const joined: Line[] = [];
  let parts: string[] = [];
  let first: Line | undefined;
  const flush = (): void => {
    if (first !== undefined) joined.push({ ...first, text: parts.join('') });
  };
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    if (first !== undefined && before !== undefined && continues(before, line, column)) {
      parts.push(glue(before.text, line.text), line.text);
      continue;
    }
    flush();
    first = line;
    parts = [line.text];
  }
  flush();
  return joined;
}

/** The column a text was wrapped at, or null where it wasn't. */
export function findColumn(lines: readonly Line[]): number | null {
  let column = 0;
  let tooLong = 0;
  for (const line of lines) {
    const width = line.text.length > MAX_COLUMNS ? line.text.length : measureWidth(line.text) + line.indent;
    if (width <= MAX_COLUMNS) column = Math.max(column, width);
    else if (++tooLong * 50 > lines.length) return null;
  }
  if (column < MIN_COLUMNS) return null;
  let breaks = 0;
  let fits = 0;
  let midSentence = 0;
  for (let i = 1; i < lines.length; i++) {
    const [before, line] = [lines[i - 1], lines[i]];
    if (before === undefined || line === undefined || line.gap > 0 || ITEM_START.test(line.text)) continue;
    // The last line of a paragraph is short and ends a sentence; where no blank line follows, it is no break to judge.
    const ends = SENTENCE_END.test(before.text);
    const full = isFull(before, line, column);
    if (ends && !full) continue;
    breaks++;
    if (full) fits++;
    if (!ends) midSentence++;
  }
  return breaks >= MIN_BREAKS && fits >= breaks * FIT && midSentence >= breaks / 2 ? column : null;
}

const continues = (before: Line, line: Line, column: number): boolean =>
  line.gap === 0 && !ITEM_START.test(line.text) && isFull(before, line, column);

function isFull(before: Line, line: Line, column: number): boolean {
  const width = measureWidth(before.text) + before.indent;
  if (isWide(before.text.charCodeAt(before.text.length - 1)) || isWide(line.text.charCodeAt(0))) {
    return width + WIDE_SLACK >= column;
  }
  return width + 1 + measureWidth(FIRST_WORD.exec(line.text)?.[0] ?? '') > column;
}

/** Scripts without spaces are joined without one; a word broken at its hyphen keeps the hyphen. */
function glue(before: string, after: string): string {
  const last = before.charCodeAt(before.length - 1);
  const next = after.charCodeAt(0);
  if ((isWide(last) || isWide(next)) && !isHangul(last) && !isHangul(next)) return '';
  return before.endsWith('-') && !before.endsWith(' -') ? '' : ' ';
}

const isHangul = (unit: number): boolean => unit >= 0xac00 && unit <= 0xd7a3;
