/**
 * Looks at the pages of a column before the decoder does. The decoder believes every count that it reads, and makes room
 * or loops for as many: a damaged byte costs minutes and gigabytes.
 */
import { checkRuns } from './check-runs.ts';
import { type Cursor, readStruct, type ThriftStruct } from './read-thrift.ts';

export interface ColumnShape {
  /** How many values there are to be at most: rows, or for lists what the footer says. */
  readonly values: number;
  readonly rows: number;
  /** A value for each row, so that the decoder stops at the last row; else it reads all pages. */
  readonly isFlat: boolean;
  readonly isBoolean: boolean;
  /** How often fields may repeat or be absent on the way to a value. */
  readonly repetition: number;
  readonly definition: number;
  /** @throws where the bytes don't give so many */
  decompress(bytes: Uint8Array, length: number): Uint8Array;
}

/** Of Parquet's PageType and Encoding. */
const DATA_PAGE = 0;
const DICTIONARY_PAGE = 2;
const DATA_PAGE_V2 = 3;
const IN_RUNS = 3;
const IN_DICTIONARY: ReadonlySet<number> = new Set([2, 8]);

/** A page may not be larger than what is in memory of a row group. */
const MOST_PAGE_BYTES = 2 ** 30;
/** The smallest value takes one bit. */
const VALUES_PER_BYTE = 8;

interface Page {
  readonly header: ThriftStruct;
  readonly bytes: Uint8Array;
  /** Bytes, decompressed. */
  readonly size: number;
}

const bitsFor = (highest: number): number => 32 - Math.clz32(highest);

function within(value: number | ThriftStruct | undefined, most: number, what: string): number {
  if (typeof value !== 'number' || value < 0 || value > most)
    throw new Error(`expected ${what} of at most ${most}, got ${typeof value === 'number' ? value : 'none'}`);
  return value;
}

function readPage(cursor: Cursor): Page {
  const header = readStruct(cursor);
  const size = within(header.get(2), MOST_PAGE_BYTES, 'a size of a page');
  const compressed = within(header.get(3), cursor.bytes.length - cursor.at, 'a size of a page in the file');
  const bytes = cursor.bytes.subarray(cursor.at, cursor.at + compressed);
  cursor.at += compressed;
  return { header, bytes, size };
}

function structOf(header: ThriftStruct, field: number): ThriftStruct {
  const struct = header.get(field);
  if (typeof struct !== 'object') throw new Error('a page lacks its header');
  return struct;
}

const lengthAt = (bytes: Uint8Array, at: number): number =>
  at + 4 <= bytes.length ? new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, true) : 0;

/** Levels with their length before them. @returns where the next begin */
function checkLevels(bytes: Uint8Array, at: number, highest: number, count: number): number {
  if (highest === 0) return at;
  const end = at + 4 + lengthAt(bytes, at);
  checkRuns(bytes.subarray(at + 4, end), bitsFor(highest), count);
  return end;
}

/** The values of a page, where they are written as runs. */
function checkValues(bytes: Uint8Array, encoding: unknown, count: number, { isBoolean }: ColumnShape): void {
  if (encoding === IN_RUNS) checkLevels(bytes, 0, 1, count);
  else if (typeof encoding === 'number' && IN_DICTIONARY.has(encoding))
    checkRuns(bytes.subarray(isBoolean ? 0 : 1), isBoolean ? 1 : (bytes[0] ?? 0), count);
}

function checkDataPage({ header, bytes, size }: Page, shape: ColumnShape, left: number): number {
  const about = structOf(header, 5);
  const count = within(about.get(1), left, 'a number of values in a page');
  const page = shape.decompress(bytes, size);
  const levels = checkLevels(page, 0, shape.repetition, count);
  checkValues(page.subarray(checkLevels(page, levels, shape.definition, count)), about.get(2), count, shape);
  return count;
}

/** Here the levels stand before what is compressed, and the header says how long they are. */
function checkDataPageV2({ header, bytes, size }: Page, shape: ColumnShape, left: number): number {
  const about = structOf(header, 8);
  const count = within(about.get(1), left, 'a number of values in a page');
  within(about.get(2), count, 'a number of absent values');
  within(about.get(3), shape.rows, 'a number of rows in a page');
  const definition = within(about.get(5), bytes.length, 'a length of levels');
  const repetition = within(about.get(6), bytes.length - definition, 'a length of levels');
  const levels = repetition + definition;
  if (shape.repetition > 0) checkRuns(bytes.subarray(0, repetition), bitsFor(shape.repetition), count);
  if (shape.definition > 0) checkRuns(bytes.subarray(repetition, levels), bitsFor(shape.definition), count);
  const rest = bytes.subarray(levels);
  const isCompressed = about.get(7) !== 0;
  checkValues(isCompressed ? shape.decompress(rest, size - levels) : rest, about.get(4), count, shape);
  return count;
}

/**
 * @param bytes of the column in a row group
 * @throws where a page says of itself what can't be
 */
export function checkColumn(bytes: Uint8Array, shape: ColumnShape): void {
  const cursor: Cursor = { bytes, at: 0 };
  let seen = 0;
  while (cursor.at < bytes.length - 1 && !(shape.isFlat && seen >= shape.rows)) {
    const page = readPage(cursor);
    const type = page.header.get(1);
    if (type === DATA_PAGE) seen += checkDataPage(page, shape, shape.values - seen);
    else if (type === DATA_PAGE_V2) seen += checkDataPageV2(page, shape, shape.values - seen);
    else if (type === DICTIONARY_PAGE)
      within(structOf(page.header, 7).get(1), page.size * VALUES_PER_BYTE, 'a number of values in a dictionary');
  }
}
