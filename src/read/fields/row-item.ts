import { DocumentRejected } from '../../stage.ts';
import type { Decode } from '../decode-unknown.ts';
import { makeDocument, rejectedItem } from '../make-document.ts';
import { parseJson } from '../parse-json.ts';
import type { FieldMapping, InputFile, ReadItem } from '../reader.ts';
import { mapRow, type Row } from './map-fields.ts';

const RECORD_SCHEMA = /^newsmorgue\/record\/\d+$/;
const MAX_NAMED_COLUMNS = 20;
/** Rejects are kept for good, so no more of a name that may be somebody's text. */
const MAX_NAME = 40;

/** Where a row stands, and what it stood there as. */
export interface RowPlace {
  readonly offset?: number;
  /** The row's bytes as they stood. */
  readonly original: Uint8Array;
}

/** The document that a row of a table or a JSON object is, or why it is none. */
export function rowItem(file: InputFile, row: Row, fields: FieldMapping, place: RowPlace): ReadItem {
  const mapped = mapRow(row, fields);
  if (!mapped) {
    const filled = Object.keys(row).filter((name) => row[name] !== null && row[name] !== '');
    const shown = filled.slice(0, MAX_NAMED_COLUMNS).map((name) => name.slice(0, MAX_NAME));
    const names = shown.join(', ').slice(0, 500);
    const message = `Expected a field with the text or the page, got only ${names || 'an empty object'}; map it with \`fields\``;
    return rejectedItem(file, 'no-text', message, place);
  }
  return {
    type: 'document',
    document: makeDocument(file, { ...mapped, original: place.original, offset: place.offset }),
  };
}

function recordItem(file: InputFile, row: Row, place: RowPlace): ReadItem {
  const document = makeDocument(file, {
    mediaType: 'application/vnd.newsmorgue.record+json',
    content: place.original,
    charset: 'utf-8',
    offset: place.offset,
    id: typeof row['id'] === 'string' ? row['id'] : undefined,
  });
  return { type: 'document', document };
}

export interface JsonContext {
  readonly fields: FieldMapping;
  readonly decode: Decode;
}

/** What a JSON value in a dump is: a row, a record exported from an archive, or a rejection. */
export function jsonItem(file: InputFile, bytes: Buffer, offset: number, { fields, decode }: JsonContext): ReadItem {
  const full = { offset, original: bytes };
  try {
    const value = parseJson(bytes, decode);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return rejectedItem(file, 'bad-json', `Expected a JSON object, got ${describe(value)}`, full);
    }
    const row = value as Row;
    const schema = Object.hasOwn(row, 'schema') ? row['schema'] : undefined;
    const isRecord = typeof schema === 'string' && RECORD_SCHEMA.test(schema);
    return isRecord ? recordItem(file, row, full) : rowItem(file, row, fields, full);
  } catch (error) {
    if (error instanceof DocumentRejected) return rejectedItem(file, error.code, error.message, full);
    throw error;
  }
}

const describe = (value: unknown): string =>
  Array.isArray(value) ? 'an array' : value === null ? 'null' : `a ${typeof value}`;
