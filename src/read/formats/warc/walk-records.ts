import { DocumentRejected } from '../../../stage.ts';
import type { ByteStream } from '../../reader.ts';
import { ByteReader } from '../../streams/byte-reader.ts';
import { findHeaderEnd, type HeaderBlock, parseHeaders } from './parse-headers.ts';

/** A WARC record. `start` is in bytes of the stream it was read from. */
export interface WarcRecord {
  readonly start: number;
  readonly headers: HeaderBlock;
  /** Null where it is longer than the limit, or isn't wanted. */
  readonly payload: Buffer | null;
}

export interface BrokenRecord {
  readonly start: number;
  readonly error: DocumentRejected;
}

const MAX_HEADER = 1024 * 1024;
const MAGIC = Buffer.from('WARC/');
const LINE_END_BEFORE = 10;
const LENGTH = /^\d{1,15}$/;

const broken = (message: string): DocumentRejected => new DocumentRejected('bad-warc', message);

/** Passes over line ends between records. */
async function skipLineEnds(input: ByteReader): Promise<void> {
  for (;;) {
    const buffer = await input.ahead(1);
    let at = 0;
    while (at < buffer.length && (buffer[at] === 10 || buffer[at] === 13)) at++;
    if (at > 0) input.drop(at);
    if (at === 0 || at < buffer.length) return;
  }
}

/** Passes over bytes up to the next line that begins as a record does; false at the end of the stream. */
async function findRecord(input: ByteReader): Promise<boolean> {
  for (;;) {
    const buffer = await input.ahead(64 * 1024);
    for (let at = buffer.indexOf(MAGIC, 1); at !== -1; at = buffer.indexOf(MAGIC, at + 1)) {
      if (buffer[at - 1] !== LINE_END_BEFORE) continue;
      input.drop(at);
      return true;
    }
    if (buffer.length < 64 * 1024) return false;
    // The mark may lie across the end of what is buffered.
    input.drop(buffer.length - MAGIC.length);
  }
}

async function readHeaders(input: ByteReader): Promise<HeaderBlock> {
  for (let count = 4096; count <= MAX_HEADER; count *= 4) {
    const buffer = await input.ahead(count);
    if (!buffer.subarray(0, MAGIC.length).equals(MAGIC))
      throw broken('Expected a record that begins with WARC/, got other bytes');
    const found = findHeaderEnd(buffer);
    if (found) {
      const headers = parseHeaders(buffer.subarray(0, found.end));
      input.drop(found.body);
      return headers;
    }
    if (buffer.length < count)
      throw new DocumentRejected('truncated', 'Expected a whole WARC header, got the end of the file');
  }
  throw broken(`Expected a WARC header of at most ${MAX_HEADER} bytes, got a longer one`);
}

async function readRecord(
  input: ByteReader,
  wants: (headers: HeaderBlock, length: number) => boolean,
): Promise<WarcRecord> {
  const start = input.position;
  const headers = await readHeaders(input);
  const stated = headers.get('content-length') ?? '';
  if (!LENGTH.test(stated))
    throw broken(`Expected a Content-Length in bytes, got ${JSON.stringify(stated.slice(0, 40))}`);
  const length = Number(stated);
  const isWanted = wants(headers, length);
  const payload = isWanted ? await input.take(length) : null;
  const got = payload ? payload.length : await input.skip(length);
  if (got < length)
    throw new DocumentRejected(
      'truncated',
      `Expected a record of ${length} bytes, got the end of the file after ${got}`,
    );
  return { start, headers, payload };
}

/**
 * The records of a WARC stream. Only those that `wants` says yes to have a payload; the others cost no memory.
 * After a broken record the walk goes on at the next line that begins as a record does.
 */
export async function* walkRecords(
  stream: ByteStream,
  wants: (headers: HeaderBlock, length: number) => boolean,
): AsyncGenerator<WarcRecord | BrokenRecord> {
  const input = new ByteReader(stream);
  try {
    for (;;) {
      await skipLineEnds(input);
      if ((await input.ahead(1)).length === 0) return;
      const start = input.position;
      try {
        yield await readRecord(input, wants);
      } catch (error) {
        if (!(error instanceof DocumentRejected)) throw error;
        yield { start, error };
        if (!(await findRecord(input))) return;
      }
    }
  } finally {
    await input.close();
  }
}
