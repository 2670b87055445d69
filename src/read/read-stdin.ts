import { createHash } from 'node:crypto';
import { sniffKind } from './kinds/sniff-kind.ts';
import { countsOf, metered, newTally, readCounted } from './read-counted.ts';
import type { ByteStream, InputFile, Reader } from './reader.ts';
import type { ReadOptions, RunItem } from './run-item.ts';
import { peekStream } from './streams/peek-stream.ts';

const PATH = '-';
const HEAD = 64 * 1024;

function stdinFile(head: Uint8Array, stream: ByteStream, options: ReadOptions): InputFile {
  const collection = options.collectionOf?.(PATH) ?? PATH;
  return { path: PATH, name: PATH, collection, depth: 0, head, kind: sniffKind(head, ''), open: () => stream };
}

/** Standard input as one file without size or times. */
export async function* readStdin(readers: readonly Reader[], options: ReadOptions): AsyncGenerator<RunItem> {
  if (!options.stdin) {
    yield { type: 'missing', path: PATH, message: 'There is no standard input to read' };
    return;
  }
  yield { type: 'file-start', path: PATH, size: -1 };
  const meter = { at: 0, hash: createHash('sha256') };
  const tally = newTally();
  try {
    const { head, stream } = await peekStream(metered(options.stdin, meter), HEAD);
    const file = stdinFile(head, stream, options);
    yield* readCounted({ file, readers, options, meter, tally, from: 0 });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    yield { type: 'missing', path: PATH, message };
  }
  const sha256 = meter.hash.digest('hex');
  yield {
    type: 'file',
    entry: { path: PATH, status: 'read', size: -1, modifiedMs: -1, sha256, readTo: meter.at, ...countsOf(tally) },
  };
}
