/** Opens the duplicate index of an archive so that it holds what the archive holds, whatever state it was found in. */
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lastRun } from '../archive/archive-layout.ts';
import { IndexDamaged } from '../archive/duplicate-index/index-damaged.ts';
import { type DuplicateIndex, openDuplicateIndex } from '../archive/duplicate-index/open-duplicate-index.ts';
import type { ArchiveRecord } from '../archive/record-schema.ts';
import { shingleText } from '../text/shingle.ts';
import { sketchShingles } from '../text/sketch.ts';

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
 * @param aside where a dry run works on a copy, so that nothing in the archive is touched; null for a real run
 */
export function openSimilar(
  archive: IndexedArchive,
  aside: string | null,
  onFilled: (records: number) => void = () => {},
): DuplicateIndex {
  const own = join(archive.root, FOLDER);
  if (aside !== null && existsSync(own)) cpSync(own, aside, { recursive: true });
  const folder = aside ?? own;
  const current = lastRun(archive.root) ?? '';
  const found = openIfCurrent(folder, current);
  if (found !== undefined) return found;
  rmSync(folder, { recursive: true, force: true });
  return fillIndex(openDuplicateIndex(folder), archive, current, onFilled);
}

function openIfCurrent(folder: string, current: string): DuplicateIndex | undefined {
  try {
    const index = openDuplicateIndex(folder);
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
    index.add({ key: number, ...vectorOf(archive.readVersion(version.path)) });
    onFilled(number);
  }
  index.commit(generation);
  return index;
}

/** What the index knows a text by. */
export function vectorOf({ blocks }: Pick<ArchiveRecord, 'blocks'>): {
  readonly sketch: Uint32Array;
  readonly shingles: Uint32Array;
  readonly words: number;
} {
  const { shingles, words } = shingleText(blocks.map((block) => block.text).join('\n'));
  return { sketch: sketchShingles(shingles), shingles, words };
}
