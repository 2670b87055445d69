import type { Line } from '../split-lines.ts';

const TABLE_RULE = /^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$/;
const ROW = /^\|.*\|$/;
const CELL_END = /(?<!\\)\|/;
/** As the cells of a page's table are told. */
const BETWEEN_CELLS = ' | ';

/** The line between the head of a table and its rows. */
export const isTableRule = (text: string): boolean => text.includes('|') && TABLE_RULE.test(text);

export function isTableTop(lines: readonly Line[], at: number): boolean {
  const text = lines[at]?.text ?? '';
  if (!text.includes('|')) return false;
  const below = lines[at + 1];
  return ROW.test(text) || isTableRule(text) || (below?.gap === 0 && isTableRule(below.text));
}

export const readRow = (text: string): string =>
  text
    .split(CELL_END)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join(BETWEEN_CELLS);
