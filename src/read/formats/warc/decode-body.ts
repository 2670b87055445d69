import {
  brotliDecompressSync,
  constants,
  gunzipSync,
  inflateRawSync,
  inflateSync,
  zstdDecompressSync,
} from 'node:zlib';
import { DocumentRejected } from '../../../stage.ts';
import { tooLarge } from '../../streams/collect-bytes.ts';
import type { HeaderBlock } from './parse-headers.ts';

const CHUNK_SIZE = /^\s*([0-9a-f]{1,8})\s*(?:;[^\n]*)?$/i;
const MAX_SIZE_LINE = 1000;

/**
 * A body sent in chunks, put together; what came before a cut where the last chunks are missing.
 * Null where it isn't chunked after all: many crawlers store the body joined and leave the header.
 */
export function joinChunks(body: Buffer): Buffer | null {
  const pieces: Buffer[] = [];
  let at = 0;
  while (at < body.length) {
    const end = body.indexOf(10, at);
    const line = end === -1 || end - at > MAX_SIZE_LINE ? '' : body.toString('latin1', at, end);
    const size = CHUNK_SIZE.exec(line)?.[1];
    if (size === undefined) return pieces.length > 0 ? Buffer.concat(pieces) : null;
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    pieces.push(body.subarray(end + 1, end + 1 + length));
    at = end + 1 + length;
    if (body[at] === 13) at++;
    if (body[at] === 10) at++;
  }
  return Buffer.concat(pieces);
}

interface Decoding {
  readonly looksRight: (body: Buffer) => boolean;
  readonly decode: (body: Buffer, limit: number) => Buffer;
}

const options = (limit: number) => ({ maxOutputLength: limit, finishFlush: constants.Z_SYNC_FLUSH });
const gzip: Decoding = {
  looksRight: (body) => body[0] === 0x1f && body[1] === 0x8b,
  decode: (body, limit) => gunzipSync(body, options(limit)),
};

const DECODINGS: ReadonlyMap<string, Decoding> = new Map([
  ['gzip', gzip],
  ['x-gzip', gzip],
  [
    'deflate',
    {
      looksRight: (body) => body[0] !== 0x3c,
      // Half of the servers send the zlib format, as they should, half the bare one.
      decode: (body, limit) => ((body[0] ?? 0) % 16 === 8 ? inflateSync : inflateRawSync)(body, options(limit)),
    },
  ],
  [
    'br',
    {
      looksRight: (body) => body[0] !== 0x3c,
      decode: (body, limit) =>
        brotliDecompressSync(body, { maxOutputLength: limit, finishFlush: constants.BROTLI_OPERATION_FLUSH }),
    },
  ],
  [
    'zstd',
    {
      looksRight: (body) => body.length > 4 && body.readUInt32LE(0) === 0xfd2fb528,
      decode: (body, limit) => zstdDecompressSync(body, { maxOutputLength: limit }),
    },
  ],
]);

function decodeContent(body: Buffer, name: string, limit: number): Buffer {
  const decoding = DECODINGS.get(name);
  // A body that was stored decoded, with the header left as it was sent.
  if (!decoding?.looksRight(body)) return body;
  try {
    return decoding.decode(body, limit);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(limit);
    throw new DocumentRejected(
      'bad-encoding',
      `Expected a body in Content-Encoding ${name}, got bytes that aren't (${String(error)})`,
    );
  }
}

/** An HTTP body as it was before it was sent: chunks joined, compression undone, at most `limit` bytes. */
export function decodeBody(headers: HeaderBlock, body: Buffer, limit: number): Buffer {
  const isChunked = headers.get('transfer-encoding')?.toLowerCase().includes('chunked');
  let decoded = isChunked ? (joinChunks(body) ?? body) : body;
  const encodings = headers.get('content-encoding')?.toLowerCase().split(',') ?? [];
  for (const name of encodings.reverse()) decoded = decodeContent(decoded, name.trim(), limit);
  return decoded;
}
