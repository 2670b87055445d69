/**
 * Files that a committed run has read aren't read again. A file is passed by unopened where all that the file system says
 * of it is as it was: its place, its size, the time of its content, and the time of its last change of any kind, which
 * nobody can set back. Where one of these differs its bytes are compared with what was read: nothing is taken for read
 * because of its name.
 */

import type { KnownFile, ReadOptions } from '../run-item.ts';
import type { FoundInput } from './list-inputs.ts';
import { hashStart, type OpenFile } from './open-file.ts';

/** What a committed run has read of a file that is as it was then, as far as can be said without opening it. */
export function findUntouched(
  { path, place, size, modifiedMs, changedMs }: Extract<FoundInput, { type: 'file' }>,
  { known, reread }: Pick<ReadOptions, 'known' | 'reread'>,
): KnownFile | undefined {
  const before = reread ? undefined : known?.(path, place);
  const isSame =
    before?.place === place &&
    before.size === size &&
    before.modifiedMs === modifiedMs &&
    before.changedMs === changedMs;
  return isSame ? before : undefined;
}

/** Whether a file has exactly the bytes that a committed run has read to their end. */
export async function hasKnownBytes(file: OpenFile, known: KnownFile): Promise<boolean> {
  if (known.sha256 === null || known.readTo !== known.size || known.size !== file.size) return false;
  const digest = await hashStart(file, file.size).catch(() => null);
  return digest?.digest('hex') === known.sha256;
}
