/** Opens the duplicate index of an archive so that it holds what the archive holds, whatever state it was found in. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { lastRun } from '../../archive/archive-layout.ts';
import type { ArchiveReader } from '../../archive/archive-reader.ts';
import { IndexDamaged } from '../../archive/duplicate-index/index-damaged.ts';
import { type DuplicateIndex, openDuplicateIndex } from '../../archive/duplicate-index/open-duplicate-index.ts';
import type { ArchiveRecord } from '../../archive/records/record-schema.ts';
import { shingleText } from '../../text/shingles/shingle.ts';
import { textOf } from '../../text/text-of.ts';

/** The part of an archive that the index is a cache of. */
export interface IndexedArchive {
  readonly root: string;
  readonly catalog: {
    nextVersionNumber(): number;
    version(number: number): { readonly path: string } | undefined;
  };
  readVersion(path: string): ArchiveRecord;
}

const FOLDER = join('index', 'duplicates');

/**
 * Opens the index for a run; one that is damaged, missing or of another state than the archive is rebuilt from the records.
 * @param onFilled told how many records have been put into an index that is rebuilt
 * @param aside where a dry run may write, so that nothing in the archive is touched; null for a real run
 */
export function openSimilar(
  archive: IndexedArchive,
  aside: string | null,
  onFilled: (records: number) => void = () => {},
): DuplicateIndex {
  const own = join(archive.root, FOLDER);
  const current = lastRun(archive.root) ?? '';
  const found = openIfCurrent(own, current, aside !== null);
  if (found !== undefined) return found;
  const folder = aside ?? own;
  rmSync(folder, { recursive: true, force: true });
  return fillIndex(openDuplicateIndex(folder), archive, current, onFilled);
}

/** Opens the index to look into it; where it isn't what the archive holds, one is made in memory. Nothing is written. */
export function lookIntoSimilar(reader: ArchiveReader): DuplicateIndex {
  const current = lastRun(reader.root) ?? '';
  const found = openIfCurrent(join(reader.root, FOLDER), current, true);
  if (found !== undefined) return found;
  const archive = { ...reader, readVersion: (path: string) => reader.record(path).record };
  return fillIndex(openDuplicateIndex(null), archive, current, () => {});
}

function openIfCurrent(folder: string, current: string, readOnly: boolean): DuplicateIndex | undefined {
  try {
    const index = openDuplicateIndex(folder, { readOnly });
    if (index.generation === current) return index;
    index.close();
  } catch (error) {
    if (!(error instanceof IndexDamaged)) throw error;
  }
  return undefined;
}

function fillIndex(
  index: DuplicateIndex,
  archive: IndexedArchive,
  generation: string,
  onFilled: (records: number) => void,
): DuplicateIndex {
  const next = archive.catalog.nextVersionNumber();
  for (let number = 1; number < next; number++) {
    const version = archive.catalog.version(number);
    if (version === undefined) continue;
    index.add({ key: number, ...shingleText(textOf(archive.readVersion(version.path))) });
    onFilled(number);
  }
  index.commit(generation);
  return index;
}
