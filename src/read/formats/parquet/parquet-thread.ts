/**
 * Reads a Parquet file on a thread of its own. What a damaged or hostile file does to the decoder (an endless loop,
 * gigabytes of nothing, a failure that nobody awaits) ends the thread and not the run.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import {
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
} from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { readAt } from '../../files/open-local.ts';
import { checkFooter, checkGroup, countRows } from './check-group.ts';

export interface ParquetTask {
  readonly fd: number;
  /** Bytes. */
  readonly size: number;
  /** A row group is in memory as a whole, and takes a few times as much as it says. */
  readonly maxGroupBytes: number;
}

/** What the thread says; it goes on when it is answered. */
export type ParquetMessage =
  /** A row group is about to be read. */
  | { readonly type: 'group'; readonly bytes: number }
  /** Rows as JSON, numbered from `first` on. */
  | { readonly type: 'rows'; readonly first: number; readonly rows: readonly string[] }
  | { readonly type: 'too-large'; readonly first: number; readonly bytes: number }
  | { readonly type: 'failed'; readonly first: number; readonly message: string }
  | { readonly type: 'end' };

const BATCH = 256;
const atMost = (length: number) => ({ maxOutputLength: Math.max(1, length) });

/** Node's own where it has them: several times as fast, and bounded by what the page says of itself. */
const COMPRESSORS: Compressors = {
  ...compressors,
  GZIP: (input, length) => gunzipSync(input, atMost(length)),
  ZSTD: (input, length) => zstdDecompressSync(input, atMost(length)),
  BROTLI: (input, length) => brotliDecompressSync(input, atMost(length)),
};

/** What JSON has no word for: large integers, bytes. */
function plainValue(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}

const say = (message: ParquetMessage): Promise<void> =>
  new Promise((resolve) => {
    parentPort?.once('message', () => resolve());
    parentPort?.postMessage(message);
  });

async function sayRows(file: AsyncBuffer, metadata: FileMetaData, first: number, end: number): Promise<void> {
  const rows = await parquetReadObjects({ file, metadata, rowStart: first, rowEnd: end, compressors: COMPRESSORS });
  for (let at = 0; at < rows.length; at += BATCH) {
    const texts = rows.slice(at, at + BATCH).map((row) => JSON.stringify(row, plainValue));
    await say({ type: 'rows', first: first + at, rows: texts });
  }
}

function decompress(codec: string, bytes: Uint8Array, length: number): Uint8Array {
  if (codec === 'UNCOMPRESSED') return bytes;
  const compressor = COMPRESSORS[codec as keyof Compressors];
  if (compressor === undefined) throw new Error(`there is nothing to decompress ${codec} with`);
  return compressor(bytes, length);
}

async function readGroups({ fd, size, maxGroupBytes }: ParquetTask): Promise<void> {
  const piece = (start: number, end = size) => readAt(fd, start, Math.max(0, Math.min(end, size) - start));
  const file: AsyncBuffer = { byteLength: size, slice: (start, end) => piece(start, end).buffer };
  checkFooter(size, piece);
  const metadata = await parquetMetadataAsync(file);
  const addRows = countRows(size);
  let first = 0;
  for (const group of metadata.row_groups) {
    const end = first + Number(group.num_rows);
    const bytes = Number(group.total_byte_size ?? 0);
    if (bytes > maxGroupBytes) await say({ type: 'too-large', first, bytes });
    else {
      await say({ type: 'group', bytes });
      try {
        addRows(group);
        checkGroup(metadata, group, piece, decompress);
        await sayRows(file, metadata, first, end);
      } catch (error) {
        await say({ type: 'failed', first, message: String(error) });
      }
    }
    first = end;
  }
}

await readGroups(workerData as ParquetTask);
parentPort?.postMessage({ type: 'end' } satisfies ParquetMessage);
parentPort?.close();
