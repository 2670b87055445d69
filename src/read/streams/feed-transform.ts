import type { Transform } from 'node:stream';
import type { BrotliDecompress, InflateRaw, ZstdDecompress } from 'node:zlib';

type Decompressor = (InflateRaw | BrotliDecompress | ZstdDecompress) & Transform;

/**
 * Feeds a decompressor one piece at a time and yields what comes out.
 * `next` gives the next piece, empty at the end; `ended` is told what of the last piece was not used.
 * Ends when the compressed stream ends; throws the decompressor's error, and what `next` throws after what came out before.
 */
export async function* feedTransform(
  transform: Decompressor,
  next: () => Promise<Buffer>,
  ended: (unused: Buffer) => void,
): AsyncGenerator<Buffer> {
  let isOver = false;
  transform.once('end', () => {
    isOver = true;
  });
  const write = (piece: Buffer) =>
    new Promise<void>((resolve) => {
      transform.once('end', resolve).once('close', resolve);
      transform.write(piece, () => {
        transform.off('end', resolve).off('close', resolve);
        resolve();
      });
    });
  const pump = async () => {
    while (!isOver && !transform.destroyed) {
      const piece = await next();
      if (piece.length === 0) {
        transform.end();
        return;
      }
      const before = transform.bytesWritten;
      await write(piece);
      // A piece that wasn't used up holds what follows the compressed stream.
      const used = transform.bytesWritten - before;
      if (used < piece.length) {
        ended(piece.subarray(used));
        return;
      }
    }
  };
  const failures: unknown[] = [];
  const pumping = pump().catch((error: unknown) => {
    failures.push(error);
    transform.end();
  });
  try {
    for await (const chunk of transform) yield chunk as Buffer;
    await pumping;
  } catch (error) {
    // A source that failed cuts the compressed stream short; its own error says why.
    throw failures[0] ?? error;
  } finally {
    transform.destroy();
  }
  if (failures.length > 0) throw failures[0];
}
