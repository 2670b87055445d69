import { createZstdDecompress, zstdDecompressSync } from 'node:zlib';
import { DocumentRejected } from '../../stage.ts';
import type { ByteStream } from '../reader.ts';
import { ByteReader } from './byte-reader.ts';
import { feedTransform } from './feed-transform.ts';
import type { BrokenMember, MemberPiece } from './inflate-members.ts';
import { brokenFrame, FrameCutter, frameLength } from './zstd-frames.ts';

const MAGIC = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;
const DICTIONARY = 0x184d2a5d;
const MAX_DICTIONARY = 16 * 1024 * 1024;
const WINDOW = 64 * 1024;
const MAX_AT_ONCE = 8 * 1024 * 1024;

/** A dictionary stands in a skippable frame at the start of a `.warc.zst`, plain or compressed itself. */
async function readDictionary(bytes: Buffer): Promise<Buffer> {
  if (bytes.length < 4 || bytes.readUInt32LE(0) !== MAGIC) return bytes;
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of expandZstd(oneChunk(bytes))) {
    if ('error' in piece) throw piece.error;
    length += piece.bytes.length;
    if (length > MAX_DICTIONARY) throw brokenFrame(0, 'a dictionary over 16 MiB');
    pieces.push(piece.bytes);
  }
  return Buffer.concat(pieces);
}

async function* oneChunk(bytes: Buffer): ByteStream {
  yield bytes;
}

/** Frames of the size that WARC records have are expanded in one call. */
async function tryAtOnce(input: ByteReader, dictionary: Buffer | undefined): Promise<Buffer | null> {
  const buffer = await input.ahead(WINDOW);
  const length = frameLength(buffer);
  if (length === -1) return null;
  try {
    const options = { maxOutputLength: MAX_AT_ONCE, ...(dictionary && { dictionary }) };
    const bytes = zstdDecompressSync(buffer.subarray(0, length), options);
    input.drop(length);
    return bytes;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return null;
    throw error;
  }
}

async function* expandStreaming(
  input: ByteReader,
  member: number,
  dictionary: Buffer | undefined,
): AsyncGenerator<MemberPiece> {
  const cutter = new FrameCutter(input, member);
  const decompressor = createZstdDecompress(dictionary ? { dictionary } : {});
  for await (const bytes of feedTransform(decompressor, cutter.next, () => undefined)) yield { member, bytes };
}

async function* expandFrame(
  input: ByteReader,
  member: number,
  dictionary: Buffer | undefined,
): AsyncGenerator<MemberPiece> {
  try {
    const bytes = await tryAtOnce(input, dictionary);
    if (bytes) yield { member, bytes };
    else yield* expandStreaming(input, member, dictionary);
  } catch (error) {
    if (error instanceof DocumentRejected) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code?.startsWith('ZSTD') || code?.startsWith('Z_')) throw brokenFrame(member, `what zstd refuses (${message})`);
    throw error;
  }
}

async function skipFrame(input: ByteReader, magic: number): Promise<Buffer | undefined> {
  const length = (await input.take(8)).readUInt32LE(4);
  if (magic === DICTIONARY && length <= MAX_DICTIONARY) return readDictionary(await input.take(length));
  await input.skip(length);
  return undefined;
}

/** The frames of a zstd file, each with its place. After a broken frame nothing more is read: there is no mark to find the next by. */
export async function* expandZstd(stream: ByteStream): AsyncGenerator<MemberPiece | BrokenMember> {
  const input = new ByteReader(stream);
  let dictionary: Buffer | undefined;
  try {
    for (;;) {
      const member = input.position;
      const head = await input.ahead(8);
      if (head.length === 0) return;
      const magic = head.length >= 8 ? head.readUInt32LE(0) : 0;
      try {
        if (magic === MAGIC) yield* expandFrame(input, member, dictionary);
        else if (magic - (magic % 16) === SKIPPABLE) dictionary = (await skipFrame(input, magic)) ?? dictionary;
        else throw brokenFrame(member, 'other bytes');
      } catch (error) {
        if (!(error instanceof DocumentRejected)) throw error;
        yield { member, error };
        return;
      }
    }
  } finally {
    await input.close();
  }
}
