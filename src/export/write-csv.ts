import { type Cell, COLUMNS } from './columns.ts';
import type { ExportWriter } from './exported-record.ts';

/** What a spreadsheet would take for a formula, and run: it gets an apostrophe in front, which a spreadsheet doesn't show. */
const FORMULA = /^[=+\-@\t\r]/;
const SPECIAL = /[",\r\n]/;
const QUOTE = /"/g;

/** RFC 4180: commas, CRLF, quotes where they are needed. */
export const csvWriter: ExportWriter = {
  *write(records) {
    yield row(COLUMNS.map(({ name }) => name));
    for (const { record } of records) yield row(COLUMNS.map(({ cell }) => textOf(cell(record))));
  },
};

const row = (cells: readonly string[]): Uint8Array => Buffer.from(`${cells.map(quote).join(',')}\r\n`);

function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return guard(cell.join('; '));
  return typeof cell === 'string' ? guard(cell) : String(cell);
}

const guard = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

const quote = (text: string): string => (SPECIAL.test(text) ? `"${text.replace(QUOTE, '""')}"` : text);
