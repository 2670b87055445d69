import { fieldOf } from '../fields/field-names.ts';

const BYTE_ORDER_MARK = /^\ufeff/;
const CELL = /^"?[\p{L}_][\p{L}\p{N}_ .:-]{0,60}"?$/u;
const DELIMITERS = [',', '\t', ';', '|'] as const;

export type Delimiter = (typeof DELIMITERS)[number];

const unquote = (cell: string): string => cell.trim().replace(/^"|"$/g, '');

/** The separator that cuts a header row into the most cells; a comma where nothing tells. */
export function delimiterOf(row: string): Delimiter {
  const bare = row.replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** Whether a first line is the header of a table of articles: short names, one of them for the text, one for something else. */
export function isHeaderRow(row: string): boolean {
  if (row.length > 4000) return false;
  const cells = row.replace(BYTE_ORDER_MARK, '').split(delimiterOf(row));
  if (cells.length < 2 || !cells.every((cell) => CELL.test(cell.trim()))) return false;
  const fields = new Set(cells.map((cell) => fieldOf(unquote(cell))?.field));
  return (fields.has('text') || fields.has('html')) && [...fields].filter(Boolean).length >= 2;
}
