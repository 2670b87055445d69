/**
 * Tells at a glance of most keys that no segment has them (a Bloom filter): most shingles of most texts are new, and there
 * are more segments than the processor's cache has room for. It is made once so much is asked that it pays: not for the
 * thousand documents of an hourly run.
 */
import type { BucketSegment } from './bucket-segment.ts';

export interface SegmentFilter {
  /** To be told before so many keys are looked up in these segments. */
  expect(keys: number, segments: readonly BucketSegment[]): void;
  /** False where no segment has the key; true where one may. */
  mayHold(key: number): boolean;
  /** The keys of a new segment. Of one that others were merged into nothing need be said. */
  add(keys: Uint32Array): void;
}

/** Bits for each entry, at least: one key in twenty that isn't there is let pass, and half as many on average. */
const BITS_PER_ENTRY = 8;
const WORD_BITS = 32;
const MOST_WORD_BITS = 24;
/** It is made when so many entries are there for each key that was asked for. */
const ENTRIES_PER_ASKED = 8;

export function createSegmentFilter(): SegmentFilter {
  // Where all bits are set every key may be held.
  let words = new Uint32Array(2).fill(0xffffffff);
  let shift = 31;
  let room = 0;
  let held = 0;
  let asked = 0;

  const put = (keys: Uint32Array): void => {
    for (let n = 0; n < keys.length; n++) {
      const key = keys[n] as number;
      words[key >>> shift] = (words[key >>> shift] as number) | bitsOf(key);
    }
    held += keys.length;
  };
  const make = (entries: number, segments: readonly BucketSegment[]): void => {
    const needed = Math.ceil(Math.log2((entries * BITS_PER_ENTRY * 2) / WORD_BITS));
    const wordBits = Math.min(MOST_WORD_BITS, Math.max(1, needed));
    words = new Uint32Array(2 ** wordBits);
    shift = 32 - wordBits;
    room = wordBits === MOST_WORD_BITS ? Number.POSITIVE_INFINITY : (words.length * WORD_BITS) / BITS_PER_ENTRY;
    held = 0;
    for (const { keys } of segments) put(keys);
  };
  return {
    expect(keys, segments) {
      asked += keys;
      if (held > 0 && held <= room) return;
      const entries = segments.reduce((sum, segment) => sum + segment.keys.length, 0);
      if (entries > 0 && entries <= ENTRIES_PER_ASKED * asked) make(entries, segments);
    },
    mayHold(key) {
      const bits = bitsOf(key);
      return ((words[key >>> shift] as number) & bits) === bits;
    },
    add(keys) {
      if (held > 0) put(keys);
    },
  };
}

/** Two bits of a word. Keys are hashes: these are others of their bits than those that choose the word, nearly always. */
function bitsOf(key: number): number {
  return (1 << (key & 31)) | (1 << ((key >>> 5) & 31));
}
