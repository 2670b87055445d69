/**
 * The built-in readers, in the order in which they are asked. No two take the same file, but for WARC before gzip and
 * zstd, and what is told by its name to be no dump before all.
 */

import { csvReader } from './formats/csv.ts';
import { gzipReader } from './formats/gzip.ts';
import { htmlReader } from './formats/html.ts';
import { jsonReader } from './formats/json.ts';
import { jsonlReader } from './formats/jsonl.ts';
import { mhtmlReader } from './formats/mhtml/mhtml.ts';
import { logReader, resourceReader } from './formats/resource.ts';
import { markdownReader, textReader } from './formats/text.ts';
import { warcGzipReader, warcReader, warcZstdReader } from './formats/warc/warc.ts';
import { zstdReader } from './formats/zstd.ts';
import type { FileKind } from './kinds/file-kind.ts';
import type { Reader } from './reader.ts';

/** A reader whose libraries are loaded when the first such file comes: they cost more than reading a small dump. */
function lazyReader(kind: FileKind, load: () => Promise<Reader>): Reader {
  return {
    name: kind,
    accepts: (file) => file.kind === kind,
    async *read(file, context) {
      yield* (await load()).read(file, context);
    },
  };
}

export const READERS: readonly Reader[] = [
  resourceReader,
  textReader,
  markdownReader,
  htmlReader,
  mhtmlReader,
  logReader,
  jsonlReader,
  jsonReader,
  csvReader,
  lazyReader('feed', async () => (await import('./formats/feed/feed.ts')).feedReader),
  warcReader,
  warcGzipReader,
  warcZstdReader,
  gzipReader,
  zstdReader,
  lazyReader('zip', async () => (await import('./formats/zip.ts')).zipReader),
  lazyReader('tar', async () => (await import('./formats/tar.ts')).tarReader),
  lazyReader('parquet', async () => (await import('./formats/parquet/parquet.ts')).parquetReader),
];
