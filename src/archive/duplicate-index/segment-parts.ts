/** The segments of an index, oldest first: few to look into, and each entry rarely rewritten. */
import { type BucketSegment, mergeSegments } from './bucket-segment.ts';
import { type Manifest, readSegment, type SegmentEntry, writeSegment } from './index-files.ts';

/** Neighbouring segments are merged until each is so many times larger than the next: few to look into, and each entry rarely rewritten. */
const SEGMENT_RATIO = 4;
/** Entries of segments that are merged no further: a merge needs room for both and for what they become. */
const LARGEST_MERGE = 1 << 24;

/** A segment with the file it lies in, once it does. */
export interface Part {
  readonly segment: BucketSegment;
  readonly entry: SegmentEntry | null;
}

/** Merges the last segments as far as their sizes ask for it. */
export function mergeTail(parts: readonly Part[]): readonly Part[] {
  const last = parts.at(-1);
  const before = parts.at(-2);
  if (last === undefined || before === undefined) return parts;
  const [larger, smaller] = [before.segment.keys.length, last.segment.keys.length];
  if (larger >= SEGMENT_RATIO * smaller || larger + smaller > LARGEST_MERGE) return parts;
  return mergeTail([...parts.slice(0, -2), { segment: mergeSegments(before.segment, last.segment), entry: null }]);
}

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
