import { makeEntry } from '../make-entry.ts';
import type { ByteStream, Reader } from '../reader.ts';
import { inflateMembers } from '../streams/inflate-members.ts';

const EXTENSION = /\.(?:gz|gzip)$/i;
const TAR = /\.tgz$/i;

/** What a gzip file holds, its members joined. What came before a break is yielded before the error is thrown. */
export async function* gunzip(stream: ByteStream): ByteStream {
  for await (const piece of inflateMembers(stream)) {
    if ('error' in piece) throw piece.error;
    yield piece.bytes;
  }
}

/** A file that was compressed as it was; it keeps its name. */
export const gzipReader: Reader = {
  name: 'gzip',
  accepts: (file) => file.kind === 'gzip',
  async *read(file, context) {
    const name = file.name.replace(TAR, '.tar').replace(EXTENSION, '');
    yield await makeEntry(file, { name, stream: gunzip(file.open()) }, context);
  },
};
