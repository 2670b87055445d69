import { createHash, type Hash } from 'node:crypto';
import type { FileEntry } from '../file-entry.ts';
import { findUntouched, hasKnownBytes } from './files/known-files.ts';
import { type FoundInput, folderOf } from './files/list-inputs.ts';
import { hashStart, type OpenFile, openFile } from './files/open-file.ts';
import { sniffKind } from './kinds/sniff-kind.ts';
import { countsOf, type Meter, metered, newTally, readCounted } from './read-counted.ts';
import { chooseReader } from './read-file.ts';
import type { InputFile, Reader } from './reader.ts';
import type { KnownFile, ReadOptions, RunItem } from './run-item.ts';
import { isTranscoded } from './streams/open-as-bytes.ts';

type FoundFile = Extract<FoundInput, { type: 'file' }>;

/** What the file system says of a file. */
type Standing = Pick<FileEntry, 'path' | 'size' | 'modifiedMs' | 'changedMs' | 'place'>;

const standingOf = ({ path, place }: FoundFile, { size, modifiedMs, changedMs }: FoundFile | OpenFile): Standing => ({
  path,
  size,
  modifiedMs,
  changedMs,
  place,
});

const skippedEntry = (standing: Standing, readTo: number, sha256: string | null): FileEntry => ({
  ...standing,
  status: 'skipped',
  sha256,
  readTo,
  documents: 0,
  rejected: 0,
});

function inputFile(found: FoundFile, opened: OpenFile, options: ReadOptions, meter: Meter): InputFile {
  const name = found.path.slice(found.path.lastIndexOf('/') + 1);
  return {
    path: found.path,
    name,
    collection: options.collectionOf?.(found.path) ?? folderOf(found.path),
    depth: 0,
    head: opened.head,
    kind: sniffKind(opened.head, name),
    open: (from = 0) => metered(opened.chunks(from), meter),
    localPath: found.localPath,
  };
}

/** The digest of the part that was read before, when the file still begins with it and its reader can go on there. */
async function findContinuation(
  file: InputFile,
  opened: OpenFile,
  known: KnownFile,
  reader: Reader | undefined,
): Promise<Hash | null> {
  if (!reader?.continues || known.readTo === 0 || known.sha256 === null || isTranscoded(file)) return null;
  if (reader.continues === 'where-told' && known.readTo === known.size) return null;
  const hash = await hashStart(opened, known.readTo).catch(() => null);
  return hash?.copy().digest('hex') === known.sha256 ? hash : null;
}

/** Where a grown file will be gone on with, and the digest of what comes before. */
async function measure(
  opened: OpenFile,
  meter: Meter,
  resume: number | undefined,
): Promise<Pick<FileEntry, 'sha256' | 'readTo'>> {
  const readTo = resume ?? opened.size;
  if (meter.at === readTo) return { readTo, sha256: meter.hash.digest('hex') };
  // Random-access formats and readers that stop early haven't passed all bytes by the meter.
  const hash = await hashStart(opened, readTo).catch(() => null);
  return hash ? { readTo, sha256: hash.digest('hex') } : { readTo: meter.at, sha256: meter.hash.digest('hex') };
}

async function* readOpened(
  found: FoundFile,
  opened: OpenFile,
  readers: readonly Reader[],
  options: ReadOptions,
): AsyncGenerator<RunItem> {
  const standing = standingOf(found, opened);
  const known = options.reread ? undefined : options.known?.(found.path, found.place);
  if (known && (await hasKnownBytes(opened, known))) {
    yield { type: 'file', entry: skippedEntry(standing, known.readTo, known.sha256) };
    return;
  }
  const meter: Meter = { at: 0, hash: createHash('sha256') };
  const file = inputFile(found, opened, options, meter);
  const continued = known ? await findContinuation(file, opened, known, chooseReader(readers, file)) : null;
  if (continued && known) Object.assign(meter, { at: known.readTo, hash: continued });
  const tally = newTally();
  yield* readCounted({ file, readers, options, meter, tally, from: meter.at });
  const status = continued ? 'continued' : 'read';
  // Places in UTF-16 files are those of the UTF-8 that was made of them.
  const measured = await measure(opened, meter, isTranscoded(file) ? undefined : tally.resume);
  yield { type: 'file', entry: { ...standing, status, ...measured, ...countsOf(tally) } };
}

/**
 * One file of the file system: passed by when a committed run has read it as it is, gone on with when it has grown,
 * else read whole. Returns why it couldn't be opened, or null.
 */
export async function* readPlainFile(
  found: FoundFile,
  readers: readonly Reader[],
  options: ReadOptions,
): AsyncGenerator<RunItem, string | null> {
  const known = findUntouched(found, options);
  if (known !== undefined) {
    yield { type: 'file-start', path: found.path, size: found.size };
    yield { type: 'file', entry: skippedEntry(standingOf(found, found), known.readTo, null) };
    return null;
  }
  let opened: OpenFile;
  try {
    opened = openFile(found.localPath);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  try {
    yield { type: 'file-start', path: found.path, size: opened.size };
    yield* readOpened(found, opened, readers, options);
  } finally {
    opened.close();
  }
  return null;
}
