/**
 * Reading: named inputs → files → documents. Files are found in sorted order and read one after another as streams;
 * what can't be read is told and passed by. Start at `readInputs`; each kind of dump is one file in `formats/`.
 */

import type { FileEntry } from '../file-entry.ts';
import { type FoundInput, listInputs } from './files/list-inputs.ts';
import { readPlainFile } from './read-plain-file.ts';
import { readStdin } from './read-stdin.ts';
import type { Reader } from './reader.ts';
import { READERS } from './readers.ts';
import type { ReadOptions, RunItem } from './run-item.ts';

const failedEntry = (path: string, rejected: number): FileEntry => ({
  path,
  status: 'failed',
  size: -1,
  modifiedMs: -1,
  sha256: null,
  readTo: 0,
  documents: 0,
  rejected,
});

/** A folder that is left out counts as one thing passed over, under its name. */
function* leftOut({ path, what }: Extract<FoundInput, { type: 'left-out' }>): Generator<RunItem> {
  yield { type: 'file-start', path, size: -1 };
  const entry: FileEntry = { ...failedEntry(path, 0), status: 'read', passedOver: { [what]: 1 } };
  yield { type: 'file', entry };
}

/** A named input that can't be opened is the user's to know of at once; one that was found is a rejection among others. */
function* failed(path: string, message: string, isNamed: boolean): Generator<RunItem> {
  yield { type: 'file-start', path, size: -1 };
  if (isNamed) yield { type: 'missing', path, message };
  else yield { type: 'rejected', rejection: { source: { path }, code: 'unreadable', message }, at: 0 };
  yield { type: 'file', entry: failedEntry(path, isNamed ? 0 : 1) };
}

async function* readFound(
  found: FoundInput,
  readers: readonly Reader[],
  options: ReadOptions,
): AsyncGenerator<RunItem> {
  if (found.type === 'missing') yield found;
  else if (found.type === 'unreadable') yield* failed(found.path, found.message, found.isNamed);
  else if (found.type === 'left-out') yield* leftOut(found);
  else if (found.type === 'stdin') yield* readStdin(readers, options);
  else {
    const message = yield* readPlainFile(found, readers, options);
    if (message !== null) yield* failed(found.path, message, found.isNamed);
  }
}

/**
 * Everything that the inputs hold: files, folders (recursively), patterns, and `-` for standard input,
 * in the order of the inputs and sorted below each. Bad input is yielded as rejections and never thrown.
 */
export async function* readInputs(inputs: readonly string[], options: ReadOptions = {}): AsyncGenerator<RunItem> {
  const readers = [...(options.readers ?? []), ...READERS];
  for (const found of listInputs(inputs)) yield* readFound(found, readers, options);
}
