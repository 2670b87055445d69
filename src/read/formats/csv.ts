import Papa from 'papaparse';
import { type Decode, decoderFor } from '../decode-unknown.ts';
import { fieldOf } from '../fields/field-names.ts';
import type { Row } from '../fields/map-fields.ts';
import { rowItem } from '../fields/row-item.ts';
import { delimiterOf } from '../kinds/recognize-header-row.ts';
import { sniffEncoding } from '../kinds/sniff-encoding.ts';
import { rejectedItem } from '../make-document.ts';
import type { FieldMapping, InputFile, Reader, ReaderContext, ReadItem } from '../reader.ts';
import { tooLarge } from '../streams/collect-bytes.ts';
import { openAsBytes } from '../streams/open-as-bytes.ts';
import { splitRecords, type TableRecord } from '../streams/split-records.ts';

/** The header row: what the columns are called, and what is between them. */
interface Table {
  /** Rows before the first article: the header, and what Excel says above it. */
  readonly rows: number;
  readonly decode: Decode;
  readonly delimiter: string;
  readonly columns: readonly string[];
}

const BYTE_ORDER_MARK = /^\ufeff/;
/** What Excel writes above a header, and takes for an order. */
const STATED_DELIMITER = /^sep=([^\w\s"]|\t)\s*$/i;
const LINE_END = /\r?\n/;
const UNCLOSED =
  'Expected a quoted cell that is closed before the next one, got one that is not; its first line is left out';

/** Line ends written as two signs, as tables of tabs have them: one after a sentence, or two together. */
const ESCAPED_LINES = /[.!?…"'”’»)\]](?:\\r)?\\n|\\n(?:\\r)?\\n/;
const ESCAPE = /(?:\\r)?\\n/g;

const openEscapes = (cell: string, { delimiter }: Table): string =>
  delimiter === '\t' && ESCAPED_LINES.test(cell) ? cell.replace(ESCAPE, '\n') : cell;

/** The cells of one record. */
function parseCells(text: string, delimiter: string): readonly string[] {
  if (!text.includes('"')) return text.split(delimiter);
  const { data } = new Papa.Parser({ delimiter, newline: '\n', quoteChar: '"' }).parse(text, 0, false);
  return (data as string[][])[0] ?? [];
}

const mapsText = (fields: FieldMapping): boolean => fields['text'] !== undefined || fields['html'] !== undefined;

/** The first two lines that aren't blank. UTF-16 has been made UTF-8 where it is split, but not yet here. */
function firstLines(file: InputFile, decode: Decode): readonly string[] {
  const { name, decode: decodeUtf16 } = sniffEncoding(file.head);
  const head = Buffer.from(file.head.buffer, file.head.byteOffset, file.head.byteLength);
  const isText = (line: string) => line.replace(BYTE_ORDER_MARK, '').trim() !== '';
  const isUtf16 = name !== 'utf-8';
  const lines = (isUtf16 ? decodeUtf16(head) : head.toString('latin1')).split(LINE_END).filter(isText).slice(0, 2);
  const texts = isUtf16 ? lines : lines.map((line) => decode(Buffer.from(line, 'latin1')));
  return texts.map((line) => line.replace(BYTE_ORDER_MARK, ''));
}

/** The header, from the file's start: a file that is gone on with needs it too. */
function readHeader(file: InputFile): Table {
  const decode = decoderFor(file.head);
  const [first = '', second = ''] = firstLines(file, decode);
  const stated = STATED_DELIMITER.exec(first)?.[1];
  const line = stated === undefined ? first : second;
  const delimiter = stated ?? (file.kind === 'tsv' && line.includes('\t') ? '\t' : delimiterOf(line));
  const rows = stated === undefined ? 1 : 2;
  return { rows, decode, delimiter, columns: parseCells(line, delimiter).map((name) => name.trim()) };
}

function hasText({ columns }: Table, fields: FieldMapping): boolean {
  return mapsText(fields) || columns.some((name) => ['text', 'html'].includes(fieldOf(name)?.field ?? ''));
}

function recordItem(file: InputFile, table: Table, record: TableRecord, { limits, fields }: ReaderContext): ReadItem {
  const { offset, bytes } = record;
  if (record.state === 'too-large')
    return rejectedItem(file, 'too-large', tooLarge(limits.maxDocumentBytes).message, { offset });
  if (record.state === 'broken') return rejectedItem(file, 'bad-csv', UNCLOSED, { offset, original: bytes });
  const cells = parseCells(table.decode(bytes), table.delimiter);
  if (cells.slice(table.columns.length).some((cell) => cell.trim() !== '')) {
    const message = `Expected ${table.columns.length} cells as in the header, got ${cells.length}`;
    return rejectedItem(file, 'bad-csv', message, { offset, original: bytes });
  }
  const row: Row = Object.fromEntries(table.columns.map((name, i) => [name, openEscapes(cells[i] ?? '', table)]));
  return rowItem(file, row, fields, { offset, original: bytes });
}

const isBlank = ({ state, bytes }: TableRecord): boolean =>
  state === 'whole' && bytes.length < 1000 && bytes.toString('latin1').trim() === '';

/** Rejects are kept for good: a first row that is an article's must not stand in them. */
function noText({ columns }: Table): string {
  const expected = 'Expected a header row with a column for the text or the page';
  if (columns.some((name) => name.length > MAX_NAME))
    return `${expected}, got a first row of ${columns.length} cells that is no header; put one above it`;
  return `${expected}, got ${columns.slice(0, 20).join(', ').slice(0, 500)}; map it with \`fields\``;
}

/** Characters; nobody calls a column by more. */
const MAX_NAME = 40;

async function* readTable(file: InputFile, context: ReaderContext, from: number): AsyncGenerator<ReadItem> {
  const table = readHeader(file);
  if (!hasText(table, context.fields)) {
    yield rejectedItem(file, 'no-text', noText(table));
    return;
  }
  const limit = context.limits.maxDocumentBytes;
  let above = from === 0 ? table.rows : 0;
  for await (const records of splitRecords(openAsBytes(file, from), { delimiter: table.delimiter, limit, from })) {
    for (const record of records) {
      if (isBlank(record)) continue;
      if (above > 0) above--;
      else yield recordItem(file, table, record, context);
      // It may still be being written: read again when the file has grown.
      if (!record.isComplete) yield { type: 'resume', at: record.offset };
    }
  }
}

/** A table with a header row, its cells separated by commas, semicolons, bars or tabs; a row is an article. */
export const csvReader: Reader = {
  name: 'csv',
  continues: 'at-end',
  accepts: (file) => file.kind === 'csv' || file.kind === 'tsv',
  read: (file, context, from = 0) => readTable(file, context, from),
};
