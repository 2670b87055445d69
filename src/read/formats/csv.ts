import Papa from 'papaparse';
import { type Decode, decoderFor } from '../decode-unknown.ts';
import { fieldOf } from '../field-names.ts';
import { rejectedItem } from '../make-document.ts';
import type { Row } from '../map-fields.ts';
import type { FieldMapping, InputFile, Reader, ReaderContext, ReadItem } from '../reader.ts';
import { delimiterOf } from '../recognize-header-row.ts';
import { rowItem } from '../row-item.ts';
import { sniffEncoding } from '../sniff-encoding.ts';
import { tooLarge } from '../streams/collect-bytes.ts';
import { openAsBytes } from '../streams/open-as-bytes.ts';
import { splitRecords, type TableRecord } from '../streams/split-records.ts';

/** The header row: what the columns are called, and what is between them. */
interface Table {
  readonly decode: Decode;
  readonly delimiter: string;
  readonly columns: readonly string[];
}

const BYTE_ORDER_MARK = /^\ufeff/;
const LINE_END = /\r?\n/;
const UNCLOSED =
  'Expected a quoted cell that is closed before the next one, got one that is not; its first line is left out';

/** The cells of one record. */
function parseCells(text: string, delimiter: string): readonly string[] {
  if (!text.includes('"')) return text.split(delimiter);
  const { data } = new Papa.Parser({ delimiter, newline: '\n', quoteChar: '"' }).parse(text, 0, false);
  return (data as string[][])[0] ?? [];
}

const mapsText = (fields: FieldMapping): boolean => fields['text'] !== undefined || fields['html'] !== undefined;

/** The first line that isn't blank. UTF-16 has been made UTF-8 where it is split, but not yet here. */
function firstLine(file: InputFile, decode: Decode): string {
  const { name, decode: decodeUtf16 } = sniffEncoding(file.head);
  const head = Buffer.from(file.head.buffer, file.head.byteOffset, file.head.byteLength);
  const isText = (line: string) => line.replace(BYTE_ORDER_MARK, '').trim() !== '';
  if (name !== 'utf-8') return decodeUtf16(head).split(LINE_END).find(isText) ?? '';
  const line = head.toString('latin1').split(LINE_END).find(isText) ?? '';
  return decode(Buffer.from(line, 'latin1'));
}

/** The header, from the file's start: a file that is gone on with needs it too. */
function readHeader(file: InputFile): Table {
  const decode = decoderFor(file.head);
  const line = firstLine(file, decode).replace(BYTE_ORDER_MARK, '');
  const delimiter = file.kind === 'tsv' && line.includes('\t') ? '\t' : delimiterOf(line);
  return { decode, delimiter, columns: parseCells(line, delimiter).map((name) => name.trim()) };
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
  const row: Row = Object.fromEntries(table.columns.map((name, i) => [name, cells[i] ?? '']));
  return rowItem(file, row, fields, { offset, original: bytes });
}

const isBlank = ({ state, bytes }: TableRecord): boolean =>
  state === 'whole' && bytes.length < 1000 && bytes.toString('latin1').trim() === '';

async function* readTable(file: InputFile, context: ReaderContext, from: number): AsyncGenerator<ReadItem> {
  const table = readHeader(file);
  if (!hasText(table, context.fields)) {
    const names = table.columns.slice(0, 20).join(', ').slice(0, 500);
    yield rejectedItem(
      file,
      'no-text',
      `Expected a column with the text or the page, got ${names}; map it with \`fields\``,
    );
    return;
  }
  const limit = context.limits.maxDocumentBytes;
  let isHeader = from === 0;
  for await (const records of splitRecords(openAsBytes(file, from), { delimiter: table.delimiter, limit, from })) {
    for (const record of records) {
      if (isBlank(record)) continue;
      if (!isHeader) yield recordItem(file, table, record, context);
      isHeader = false;
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
