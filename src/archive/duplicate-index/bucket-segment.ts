/** An immutable part of the index: entries `(bucket key, document)` sorted by key, then document, with a directory over the keys. */
import { BUCKET_CAP, type BucketReading, type BucketTable } from '../../text/shingles/bucket-table.ts';

export interface BucketSegment {
  readonly keys: Uint32Array;
  readonly documents: Uint32Array;
  /** Where the keys with each leading bits start; one more than there are prefixes. */
  readonly directory: Uint32Array;
  readonly shift: number;
}

/** Entries under one prefix of the directory, about. */
const ENTRIES_PER_PREFIX = 4;

/** Share of a segment's room that has to be used. */
const LEAST_USED = 0.9;

/** A segment over sorted entries. */
export function makeSegment(keys: Uint32Array, documents: Uint32Array): BucketSegment {
  const bits = Math.min(26, Math.max(1, Math.round(Math.log2(keys.length / ENTRIES_PER_PREFIX + 1))));
  const shift = 32 - bits;
  const directory = new Uint32Array(2 ** bits + 1);
  for (let i = 0; i < keys.length; i++) {
    const prefix = (keys[i] as number) >>> shift;
    directory[prefix + 1] = (directory[prefix + 1] as number) + 1;
  }
  for (let prefix = 1; prefix < directory.length; prefix++) {
    directory[prefix] = (directory[prefix] as number) + (directory[prefix - 1] as number);
  }
  return { keys, documents, directory, shift };
}

/** Freezes what a table holds, where documents were added in their order. */
export function freezeTable(table: BucketTable): BucketSegment {
  const { keys, values } = table.sorted();
  return makeSegment(keys, values);
}

/** No key: they have 32 bits. */
const NO_KEY = 2 ** 32;

/**
 * Neighbouring segments in one; of each bucket the first `BUCKET_CAP` members stay.
 * @param segments oldest first: all documents of one come before those of the next
 */
export function mergeSegments(segments: readonly BucketSegment[]): BucketSegment {
  const total = segments.reduce((sum, segment) => sum + segment.keys.length, 0);
  const keys = new Uint32Array(total);
  const documents = new Uint32Array(total);
  const places = segments.map(() => 0);
  const heads = segments.map((segment) => segment.keys[0] ?? NO_KEY);
  let [size, run, last] = [0, 0, NO_KEY];
  for (let left = total; left > 0; left--) {
    let from = 0;
    for (let n = 1; n < heads.length; n++) if ((heads[n] as number) < (heads[from] as number)) from = n;
    const segment = segments[from] as BucketSegment;
    const place = places[from] as number;
    const key = heads[from] as number;
    places[from] = place + 1;
    heads[from] = segment.keys[place + 1] ?? NO_KEY;
    run = key === last ? run + 1 : 0;
    last = key;
    if (run >= BUCKET_CAP) continue;
    keys[size] = key;
    documents[size++] = segment.documents[place] as number;
  }
  // A copy costs as much again for a moment; a little room left over costs less.
  if (size > LEAST_USED * total) return makeSegment(keys.subarray(0, size), documents.subarray(0, size));
  return makeSegment(keys.slice(0, size), documents.slice(0, size));
}

/** What was fetched ahead goes here, so that no optimizer leaves the fetching out. */
const sink = new Int32Array(1);

/** Adds the members that the first `size` buckets have in a segment, as far as there is room. */
export function readBuckets(segment: BucketSegment, { keys, members, counts }: BucketReading, size: number): void {
  const { directory, shift } = segment;
  // The first loop has the memory fetch what the second needs, for many keys at once instead of one by one.
  let touched = 0;
  for (let n = 0; n < size; n++) {
    touched ^= segment.keys[directory[(keys[n] as number) >>> shift] as number] as number;
  }
  sink[0] = touched;
  for (let n = 0; n < size; n++) {
    const key = keys[n] as number;
    const end = directory[(key >>> shift) + 1] as number;
    let at = directory[key >>> shift] as number;
    while (at < end && (segment.keys[at] as number) < key) at++;
    for (; at < end && segment.keys[at] === key && (counts[n] as number) < BUCKET_CAP; at++) {
      members[n * BUCKET_CAP + (counts[n] as number)] = segment.documents[at] as number;
      counts[n] = (counts[n] as number) + 1;
    }
  }
}
