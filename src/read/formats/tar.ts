import { Readable } from 'node:stream';
import { type ExtractEvents, extract, type Header } from 'tar-stream';
import { DocumentRejected } from '../../stage.ts';
import { rejectedItem } from '../make-document.ts';
import { makeEntry } from '../make-entry.ts';
import type { ByteStream, InputFile, Reader, ReaderContext, ReadItem } from '../reader.ts';
import { asStream } from '../streams/as-stream.ts';

type Source = ExtractEvents['entry'][1];

const HIDDEN = /(?:^|\/)\.(?!\.?(?:\/|$))/;
const baseName = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

/** Folders, links and devices have no text of their own; nothing is ever written, so their names do no harm. */
function passesOver({ type, name }: Header): string | undefined {
  if (type !== 'file' && type !== 'contiguous-file') return `tar ${type ?? 'entry'}`;
  return HIDDEN.test(name) ? 'tar hidden file' : undefined;
}

/** An entry that ended before its time was told of already; the end of the tar file itself adds nothing. */
interface Walk {
  isCut: boolean;
}

async function* watched(entry: Source, walk: Walk): ByteStream {
  try {
    yield* asStream(entry, 'truncated');
  } catch (error) {
    walk.isCut = true;
    throw error;
  }
}

async function* readEntry(
  file: InputFile,
  entry: Source,
  walk: Walk,
  context: ReaderContext,
): AsyncGenerator<ReadItem> {
  const { name } = entry.header;
  try {
    yield await makeEntry(file, { member: name, name: baseName(name), stream: watched(entry, walk) }, context);
  } catch (error) {
    if (!(error instanceof DocumentRejected)) throw error;
    const place = { ...file, member: file.member === undefined ? name : `${file.member}!/${name}` };
    yield rejectedItem(place, error.code, error.message);
  }
  // Whatever its reader left has to pass before the next entry comes.
  entry.resume();
}

async function* readEntries(file: InputFile, walk: Walk, context: ReaderContext): AsyncGenerator<ReadItem> {
  const unpacker = extract();
  const source = Readable.from(file.open());
  source.on('error', (error) => unpacker.destroy(error));
  source.pipe(unpacker);
  try {
    for await (const entry of unpacker) {
      context.budget.addEntry();
      const what = passesOver(entry.header);
      if (what === undefined) yield* readEntry(file, entry, walk, context);
      else {
        yield { type: 'passed-over', what, count: 1 };
        entry.resume();
      }
    }
  } finally {
    source.destroy();
    unpacker.destroy();
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 500);

/** A tar file, entry by entry as they come. */
export const tarReader: Reader = {
  name: 'tar',
  accepts: (file) => file.kind === 'tar',
  async *read(file, context) {
    const walk: Walk = { isCut: false };
    try {
      yield* readEntries(file, walk, context);
    } catch (error) {
      if (walk.isCut) return;
      if (error instanceof DocumentRejected) throw error;
      throw new DocumentRejected(
        'bad-container',
        `Expected a whole tar file, got one that can't be read on: ${messageOf(error)}`,
      );
    }
  },
};
