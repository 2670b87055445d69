import { type Entry, fromFdPromise, getFileNameLowLevel, type ZipFile } from 'yauzl';
import { DocumentRejected } from '../../stage.ts';
import { openLocal } from '../files/open-local.ts';
import { rejectedItem } from '../make-document.ts';
import { makeEntry } from '../make-entry.ts';
import type { InputFile, Reader, ReaderContext, ReadItem } from '../reader.ts';
import { asStream } from '../streams/as-stream.ts';

/** What lies beside the WARC files in a WACZ. */
const WACZ_MANIFEST = 'datapackage.json';
const WACZ_ARCHIVE = /^archive\/[^/]+\.warc(?:\.gz|\.zst)?$/;
const HIDDEN = /(?:^|\/)(?:\.(?!\.?\/)|__MACOSX\/)/;

const nameOf = (entry: Entry): string =>
  getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);

const baseName = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 500);

function checkReadable(entry: Entry): void {
  if (entry.isEncrypted()) throw new DocumentRejected('unreadable', 'Expected a plain entry, got an encrypted one');
  if (!entry.canDecodeFileData()) {
    throw new DocumentRejected(
      'unreadable',
      `Expected a stored or deflated entry, got compression method ${entry.compressionMethod}`,
    );
  }
}

async function* readEntry(
  file: InputFile,
  zip: ZipFile,
  entry: Entry,
  context: ReaderContext,
): AsyncGenerator<ReadItem> {
  const member = nameOf(entry);
  try {
    checkReadable(entry);
    const stream = asStream(await zip.openReadStreamPromise(entry), 'bad-container');
    yield await makeEntry(file, { member, name: baseName(member), stream }, context);
  } catch (error) {
    const { code, message } =
      error instanceof DocumentRejected
        ? error
        : { code: 'bad-container' as const, message: `The entry can't be read: ${messageOf(error)}` };
    const place = { ...file, member: file.member === undefined ? member : `${file.member}!/${member}` };
    yield rejectedItem(place, code, message);
  }
}

/** An entry that is no document: a folder, a hidden file, what stands beside the WARC files in a WACZ. */
function passesOver(name: string, isWacz: boolean): string | undefined {
  if (name.endsWith('/')) return 'zip folder';
  if (HIDDEN.test(name)) return 'zip hidden file';
  return isWacz && !WACZ_ARCHIVE.test(name) ? 'wacz index' : undefined;
}

async function* readEntries(
  file: InputFile,
  zip: ZipFile,
  isWacz: boolean,
  context: ReaderContext,
): AsyncGenerator<ReadItem> {
  for await (const entry of zip.eachEntry()) {
    context.budget.addEntry();
    const what = passesOver(nameOf(entry), isWacz);
    if (what === undefined) yield* readEntry(file, zip, entry, context);
    else yield { type: 'passed-over', what, count: 1 };
  }
}

/** A WACZ has a manifest at its top and its WARC files below `archive/`; both are looked for in the entry list. */
async function holdsWacz(fd: number): Promise<boolean> {
  const zip = await fromFdPromise(fd, { autoClose: false, decodeStrings: false });
  let hasManifest = false;
  let hasArchive = false;
  for await (const entry of zip.eachEntry()) {
    const name = nameOf(entry);
    hasManifest ||= name === WACZ_MANIFEST;
    hasArchive ||= WACZ_ARCHIVE.test(name);
    if (hasManifest && hasArchive) return true;
    if (zip.entriesRead > MAX_LOOK) return false;
  }
  return false;
}

const MAX_LOOK = 10_000;

/** A zip file, entry by entry in the order of its directory; a WACZ is one whose pages are in WARC files. */
export const zipReader: Reader = {
  name: 'zip',
  accepts: (file) => file.kind === 'zip',
  async *read(file, context) {
    const local = await openLocal(file);
    try {
      const isWacz = await holdsWacz(local.fd);
      const zip = await fromFdPromise(local.fd, { autoClose: false, decodeStrings: false });
      yield* readEntries(file, zip, isWacz, context);
    } catch (error) {
      if (error instanceof DocumentRejected) throw error;
      throw new DocumentRejected(
        'bad-container',
        `Expected a whole zip file, got one that can't be read: ${messageOf(error)}`,
      );
    } finally {
      local.close();
    }
  },
};
