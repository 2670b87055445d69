/** The segments of an index, oldest first: few to look into, and each entry rarely rewritten. */
import { type BucketSegment, mergeSegments } from './bucket-segment.ts';
import { type Manifest, readSegment, type SegmentEntry, writeSegment } from './index-files.ts';

/** So many segments of one size are merged into one: each entry is rewritten once for each fourfold growth. */
const MERGED_TOGETHER = 4;
/** Entries of segments that are merged no further: a merge needs room for all of them and for what they become. */
const LARGEST_MERGE = 1 << 24;

/** A segment with the file it lies in, once it does. */
export interface Part {
  readonly segment: BucketSegment;
  readonly entry: SegmentEntry | null;
}

/** Merges the last segments as far as their sizes ask for it. */
export function mergeTail(parts: readonly Part[]): readonly Part[] {
  const count = countMergeable(parts.map(({ segment }) => segment.keys.length));
  if (count < 2) return parts;
  const merged = mergeSegments(parts.slice(-count).map(({ segment }) => segment));
  return mergeTail([...parts.slice(0, -count), { segment: merged, entry: null }]);
}

/** How many of the last segments are to become one: so many of a size, or the last one and smaller ones before it. */
function countMergeable(sizes: readonly number[]): number {
  const level = levelOf(sizes.at(-1) ?? 0);
  let [count, total, smallest] = [0, 0, level];
  for (const size of sizes.toReversed()) {
    total += size;
    if (levelOf(size) > level || total > LARGEST_MERGE) break;
    smallest = Math.min(smallest, levelOf(size));
    count++;
  }
  return count >= MERGED_TOGETHER || smallest < level ? count : 0;
}

/** Sizes of one level differ by a factor of four at most. */
const levelOf = (entries: number): number => (31 - Math.clz32(entries)) >> 1;

/** Writes the segments that aren't on the disk. A name is never used again: an old file may still be the one that counts. */
export function writeParts(folder: string, parts: readonly Part[], documents: number): readonly Part[] {
  return parts.map(({ segment, entry }, place) => ({
    segment,
    entry: entry ?? writeSegment(folder, `segment-${documents}-${place}.bin`, segment),
  }));
}

export function readParts(folder: string, manifest: Manifest): readonly Part[] {
  return manifest.segments.map((entry) => ({ segment: readSegment(folder, entry), entry }));
}
