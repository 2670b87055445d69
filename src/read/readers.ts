/** The built-in readers, in the order in which they are asked. */
import { gzipReader } from './formats/gzip.ts';
import { htmlReader } from './formats/html.ts';
import { jsonlReader } from './formats/jsonl.ts';
import { markdownReader, textReader } from './formats/text.ts';
import { warcGzipReader, warcReader } from './formats/warc/warc.ts';
import type { Reader } from './reader.ts';

export const READERS: readonly Reader[] = [
  textReader,
  markdownReader,
  htmlReader,
  jsonlReader,
  warcReader,
  warcGzipReader,
  gzipReader,
];
