import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import {
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
} from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { DocumentRejected } from '../../stage.ts';
import { encodeText, rejectedItem } from '../make-document.ts';
import type { Row } from '../map-fields.ts';
import { type LocalFile, openLocal } from '../open-local.ts';
import type { InputFile, Reader, ReaderContext, ReadItem } from '../reader.ts';
import { rowItem } from '../row-item.ts';

/** A row group is in memory as a whole, and takes a few times as much as it says. */
const MAX_GROUP_BYTES = 2 ** 30;

const atMost = (length: number) => ({ maxOutputLength: Math.max(1, length) });

/** Node's own where it has them: several times as fast, and bounded by what the page says of itself. */
const COMPRESSORS: Compressors = {
  ...compressors,
  GZIP: (input, length) => gunzipSync(input, atMost(length)),
  ZSTD: (input, length) => zstdDecompressSync(input, atMost(length)),
  BROTLI: (input, length) => brotliDecompressSync(input, atMost(length)),
};

function asyncBuffer(local: LocalFile): AsyncBuffer {
  return {
    byteLength: local.size,
    slice: (start, end = local.size) => {
      const from = start < 0 ? local.size + start : start;
      return local.readAt(from, Math.max(0, end - from)).buffer;
    },
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 500);

/** What JSON has no word for: large integers, times, bytes. */
function plainValue(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}

/** A row has no place in bytes; its number takes that place. */
function numberedItem(file: InputFile, row: Row, number: number, context: ReaderContext): ReadItem {
  return rowItem(file, row, context.fields, { offset: number, original: encodeText(JSON.stringify(row, plainValue)) });
}

interface Group {
  readonly start: number;
  readonly end: number;
  readonly bytes: number;
}

function groupsOf(metadata: FileMetaData): Group[] {
  let end = 0;
  return metadata.row_groups.map(({ num_rows, total_byte_size }) => {
    const start = end;
    end += Number(num_rows);
    return { start, end, bytes: Number(total_byte_size) };
  });
}

async function* readGroup(
  file: InputFile,
  source: AsyncBuffer,
  metadata: FileMetaData,
  group: Group,
  context: ReaderContext,
): AsyncGenerator<ReadItem> {
  const where = `rows ${group.start} to ${group.end}`;
  if (group.bytes > MAX_GROUP_BYTES) {
    const message = `Expected row groups of at most ${MAX_GROUP_BYTES} bytes, got ${group.bytes} for the ${where}; write the file with smaller ones`;
    yield rejectedItem(file, 'too-large', message);
    return;
  }
  try {
    context.budget.addBytes(group.bytes);
    const options = { file: source, metadata, rowStart: group.start, rowEnd: group.end, compressors: COMPRESSORS };
    const rows = await parquetReadObjects(options);
    for (const [at, row] of rows.entries()) yield numberedItem(file, row as Row, group.start + at, context);
  } catch (error) {
    if (error instanceof DocumentRejected) throw error;
    yield rejectedItem(file, 'bad-container', `The ${where} can't be read: ${messageOf(error)}`);
  }
}

/** A Parquet file, one row group after the other; a row is an article. */
export const parquetReader: Reader = {
  name: 'parquet',
  accepts: (file) => file.kind === 'parquet',
  async *read(file, context) {
    const local = await openLocal(file);
    try {
      const source = asyncBuffer(local);
      const metadata = await parquetMetadataAsync(source);
      for (const group of groupsOf(metadata)) yield* readGroup(file, source, metadata, group, context);
    } catch (error) {
      if (error instanceof DocumentRejected) throw error;
      throw new DocumentRejected(
        'bad-container',
        `Expected a whole Parquet file, got one that can't be read: ${messageOf(error)}`,
      );
    } finally {
      local.close();
    }
  },
};
