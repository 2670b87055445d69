import type { ByteStream } from '../reader.ts';

export interface PeekedStream {
  /** The first bytes: `count` of them, or all there are. */
  readonly head: Uint8Array;
  /** All bytes, the head among them. Can be read once. */
  readonly stream: ByteStream;
}

async function* replay(chunks: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>, failure?: unknown): ByteStream {
  try {
    yield* chunks;
    if (failure !== undefined) throw failure;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/**
 * Looks at the start of a stream. An error after its first bytes is thrown when the stream is read up to there,
 * one before them at once.
 */
export async function peekStream(stream: ByteStream, count: number): Promise<PeekedStream> {
  const iterator = stream[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    while (length < count) {
      const next = await iterator.next();
      if (next.done) break;
      chunks.push(next.value);
      length += next.value.length;
    }
  } catch (failure) {
    if (length === 0) throw failure;
    return { head: Buffer.concat(chunks).subarray(0, count), stream: replay(chunks, iterator, failure) };
  }
  const [first] = chunks;
  const head = chunks.length === 1 && first ? first.subarray(0, count) : Buffer.concat(chunks).subarray(0, count);
  return { head, stream: replay(chunks, iterator) };
}
