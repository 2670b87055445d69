/** The built-in readers, in the order in which they are asked. */
import { csvReader } from './formats/csv.ts';
import { feedReader } from './formats/feed/feed.ts';
import { gzipReader } from './formats/gzip.ts';
import { htmlReader } from './formats/html.ts';
import { jsonReader } from './formats/json.ts';
import { jsonlReader } from './formats/jsonl.ts';
import { parquetReader } from './formats/parquet.ts';
import { tarReader } from './formats/tar.ts';
import { markdownReader, textReader } from './formats/text.ts';
import { warcGzipReader, warcReader, warcZstdReader } from './formats/warc/warc.ts';
import { zipReader } from './formats/zip.ts';
import { zstdReader } from './formats/zstd.ts';
import type { Reader } from './reader.ts';

export const READERS: readonly Reader[] = [
  textReader,
  markdownReader,
  htmlReader,
  jsonlReader,
  jsonReader,
  csvReader,
  feedReader,
  warcReader,
  warcGzipReader,
  warcZstdReader,
  gzipReader,
  zstdReader,
  zipReader,
  tarReader,
  parquetReader,
];
