import { makeEntry } from '../make-entry.ts';
import type { ByteStream, Reader } from '../reader.ts';
import { expandZstd } from '../streams/expand-zstd.ts';

const EXTENSION = /\.(?:zst|zstd)$/i;

/** What a zstd file holds, its frames joined. What came before a break is yielded before the error is thrown. */
async function* unzstd(stream: ByteStream): ByteStream {
  for await (const piece of expandZstd(stream)) {
    if ('error' in piece) throw piece.error;
    yield piece.bytes;
  }
}

/** A file that was compressed as it was; it keeps its name. */
export const zstdReader: Reader = {
  name: 'zstd',
  accepts: (file) => file.kind === 'zstd',
  async *read(file, context) {
    yield await makeEntry(file, { name: file.name.replace(EXTENSION, ''), stream: unzstd(file.open()) }, context);
  },
};
