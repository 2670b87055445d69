import { DocumentRejected } from '../../stage.ts';
import type { ByteStream } from '../reader.ts';

/**
 * The whole of a stream in memory of its own.
 * Throws `DocumentRejected('too-large')` as soon as it is over `limit` bytes; what was read is dropped.
 */
export async function collectBytes(stream: ByteStream, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  const [first] = chunks;
  if (first && chunks.length === 1 && first.byteLength === first.buffer.byteLength) return first;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

export const tooLarge = (limit: number): DocumentRejected =>
  new DocumentRejected('too-large', `Expected at most ${limit} bytes (limits.maxDocumentBytes), got more`);
