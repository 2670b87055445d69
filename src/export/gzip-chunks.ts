import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

/** The same bytes compressed, as they come. Whoever stops early stops whoever gives them, too. */
export async function* gzipChunks(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const gzip = createGzip();
  // What goes wrong reaches the reader by the stream.
  const fed = pipeline(chunks, gzip).catch(() => {});
  try {
    yield* gzip as AsyncIterable<Uint8Array>;
  } finally {
    await fed;
  }
}
