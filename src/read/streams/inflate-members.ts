import { constants, crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { DocumentRejected } from '../../stage.ts';
import type { ByteStream } from '../reader.ts';
import { ByteReader } from './byte-reader.ts';
import { feedTransform } from './feed-transform.ts';

/** A piece of what a gzip file holds. */
export interface MemberPiece {
  /** Where its gzip member starts in the compressed file. */
  readonly member: number;
  readonly bytes: Buffer;
}

/** A member that can't be read; the walk goes on at the next one. */
export interface BrokenMember {
  readonly member: number;
  readonly error: DocumentRejected;
}

const HEADER = { text: 1, crc: 2, extra: 4, name: 8, comment: 16 };
const MAX_HEADER = 128 * 1024;
const WINDOW = 64 * 1024;
const MAX_WINDOW = 1024 * 1024;
const MAX_AT_ONCE = 8 * 1024 * 1024;
const TRAILER = 8;
const EMPTY = Buffer.alloc(0);

const truncated = (member: number): DocumentRejected =>
  new DocumentRejected(
    'truncated',
    `Expected a whole gzip member, got the end of the file within the one that starts at byte ${member}`,
  );

const broken = (member: number, what: string): DocumentRejected =>
  new DocumentRejected('bad-container', `Expected gzip data, got ${what} in the member that starts at byte ${member}`);

const isMagic = (buffer: Buffer, at = 0): boolean =>
  buffer[at] === 0x1f && buffer[at + 1] === 0x8b && buffer[at + 2] === 8 && (buffer[at + 3] ?? 0) < 32;

/** Length of a member's header (RFC 1952, 2.3), or -1 where more bytes are needed to tell. */
function headerLength(buffer: Buffer): number {
  const flags = buffer[3];
  if (flags === undefined || buffer.length < 10) return -1;
  let at = 10;
  if (flags & HEADER.extra) at += 2 + (buffer.length >= at + 2 ? buffer.readUInt16LE(at) : MAX_HEADER);
  for (const flag of [HEADER.name, HEADER.comment]) {
    if (!(flags & flag)) continue;
    const zero = at < buffer.length ? buffer.indexOf(0, at) : -1;
    if (zero === -1) return -1;
    at = zero + 1;
  }
  if (flags & HEADER.crc) at += 2;
  return at <= buffer.length ? at : -1;
}

interface Inflated {
  readonly bytes: Buffer;
  readonly used: number;
}

/** A whole member, when it lies in the buffer and isn't large; null otherwise. Throws zlib's error for broken data. */
function inflateAtOnce(buffer: Buffer): Inflated | null {
  try {
    const { buffer: bytes, engine } = inflateRawSync(buffer, {
      info: true,
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: MAX_AT_ONCE,
    }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
    const used = engine.bytesWritten;
    return used + TRAILER <= buffer.length ? { bytes, used } : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return null;
    throw error;
  }
}

/** The start of what the first member holds, from the first bytes of a gzip file; empty where they don't tell. */
export function inflateHead(head: Uint8Array): Buffer {
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 1024));
  const length = headerLength(start);
  try {
    return length === -1 ? EMPTY : inflateRawSync(start.subarray(length), { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return EMPTY;
  }
}

function checkTrailer(trailer: Buffer, sum: number, length: number, member: number): void {
  if (trailer.length < TRAILER) throw truncated(member);
  if (trailer.readUInt32LE(0) !== sum) throw broken(member, 'a wrong checksum');
  if (trailer.readUInt32LE(4) !== length % 2 ** 32) throw broken(member, 'a wrong length');
}

/** Members of the size that WARC records have, which is most of them, are inflated in one call. */
async function tryAtOnce(input: ByteReader, member: number): Promise<Buffer | null> {
  for (let window = WINDOW; window <= MAX_WINDOW; window *= 4) {
    const buffer = await input.ahead(window);
    const inflated = inflateAtOnce(buffer);
    if (inflated) {
      const trailer = buffer.subarray(inflated.used, inflated.used + TRAILER);
      checkTrailer(trailer, crc32(inflated.bytes), inflated.bytes.length, member);
      input.drop(inflated.used + TRAILER);
      return inflated.bytes;
    }
    if (buffer.length < window) return null;
  }
  return null;
}

async function* inflateStreaming(input: ByteReader, member: number): AsyncGenerator<MemberPiece> {
  let sum = 0;
  let length = 0;
  const pieces = feedTransform(
    createInflateRaw({ chunkSize: WINDOW }),
    () => input.takeChunk(),
    (unused) => input.giveBack(unused),
  );
  for await (const bytes of pieces) {
    sum = crc32(bytes, sum);
    length += bytes.length;
    yield { member, bytes };
  }
  checkTrailer(await input.take(TRAILER), sum, length, member);
}

function explain(error: unknown, member: number): DocumentRejected {
  if (error instanceof DocumentRejected) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'Z_BUF_ERROR') return truncated(member);
  if (code?.startsWith('Z_')) return broken(member, `what zlib refuses (${message})`);
  throw error;
}

async function* inflateMember(input: ByteReader, member: number): AsyncGenerator<MemberPiece> {
  const length = headerLength(await input.ahead(WINDOW));
  const whole = length === -1 ? headerLength(await input.ahead(MAX_HEADER)) : length;
  if (whole === -1) throw truncated(member);
  input.drop(whole);
  const bytes = await tryAtOnce(input, member);
  if (bytes) yield { member, bytes };
  else yield* inflateStreaming(input, member);
}

/** Passes over what is no member; false at the end. */
async function findMember(input: ByteReader): Promise<boolean> {
  for (;;) {
    const buffer = await input.ahead(WINDOW);
    if (buffer.length < 4) return false;
    let at = buffer.indexOf(0x1f);
    while (at !== -1 && at + 4 <= buffer.length && !isMagic(buffer, at)) at = buffer.indexOf(0x1f, at + 1);
    input.drop(at === -1 ? buffer.length : at);
    if (at !== -1 && isMagic(await input.ahead(4))) return true;
    if (at !== -1) input.drop(Math.min(1, input.buffered.length));
  }
}

/** What remains is zeros, as some writers pad their files with. */
async function isPadding(input: ByteReader): Promise<boolean> {
  for (let buffer = await input.ahead(1); buffer.length > 0; buffer = await input.ahead(1)) {
    if (buffer.some((byte) => byte !== 0)) return false;
    input.drop(buffer.length);
  }
  return true;
}

/**
 * The members of a gzip file, each with its place in the compressed file. Large ones come in pieces.
 * A broken or cut member gives what could be read of it and then its error, and the walk goes on at the next.
 */
export async function* inflateMembers(stream: ByteStream): AsyncGenerator<MemberPiece | BrokenMember> {
  const input = new ByteReader(stream);
  try {
    while ((await input.ahead(4)).length > 0) {
      const member = input.position;
      if (!isMagic(input.buffered)) {
        if (await isPadding(input)) return;
        yield { member, error: broken(member, 'other bytes') };
        if (!(await findMember(input))) return;
        continue;
      }
      try {
        yield* inflateMember(input, member);
      } catch (error) {
        yield { member, error: explain(error, member) };
        input.drop(Math.min(1, input.buffered.length));
        if (!(await findMember(input))) return;
      }
    }
  } finally {
    await input.close();
  }
}
