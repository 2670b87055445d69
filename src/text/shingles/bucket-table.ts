/** Which documents share a bucket: an open-addressed hash table over flat arrays, for what was added since the last segment. */
import { type KeyedNumbers, sortByKey } from './sort-by-key.ts';

/**
 * Members of a bucket that are looked at. A bucket with more holds copies of one text or of one paragraph; its first members stand
 * for the rest, so that a million copies of a text cost a million times this number, not a million times a million.
 */
export const BUCKET_CAP = 64;

/** Buckets that are looked into together. */
export interface BucketReading {
  readonly keys: Uint32Array;
  /** The members of the bucket of `keys[n]` start at `n * BUCKET_CAP`. */
  readonly members: Uint32Array;
  /** How many members each has by now. */
  readonly counts: Uint32Array;
}

export interface BucketTable {
  /** Entries: documents times bands, but for full buckets. */
  readonly size: number;
  add(key: number, document: number): void;
  /** Adds the members that the first `size` buckets have, first come first, as far as there is room. */
  read(reading: BucketReading, size: number): void;
  /** All entries by their keys; the documents of one in the order in which they came. */
  sorted(): KeyedNumbers;
  /** Empties it and keeps its space. */
  clear(): void;
}

const NONE = 0xffffffff;

/** What an entry is made of: the document, the entry before it in its bucket, how many there are before it, the key. */
const [DOCUMENT, NEXT, RANK, KEY] = [0, 1, 2, 3];
/** Words of an entry, side by side: to look at it is one cache miss. */
const ENTRY = 4;

/** What was fetched ahead goes here, so that no optimizer leaves the fetching out. */
const sink = new Int32Array(1);

/**
 * Makes an empty table; it grows by doubling, 30 to 50 bytes an entry.
 * @param cap members that a bucket takes
 */
export function createBucketTable(cap: number = BUCKET_CAP): BucketTable {
  let slots = makeSlots(1 << 10);
  let entries = new Uint32Array(ENTRY << 9);
  let size = 0;
  let used = 0;
  const readOne = (head: number, { members, counts }: BucketReading, n: number): void => {
    const known = counts[n] as number;
    const room = BUCKET_CAP - known;
    const from = n * BUCKET_CAP + known;
    // The chain runs from the last to the first.
    for (let at = head; at !== NONE; at = entries[at + NEXT] as number) {
      const rank = entries[at + RANK] as number;
      if (rank < room) members[from + rank] = entries[at + DOCUMENT] as number;
    }
    counts[n] = known + Math.min(room, (entries[head + RANK] as number) + 1);
  };
  return {
    get size() {
      return size;
    },
    add(key, document) {
      if (used * 4 > slots.length) slots = growSlots(slots);
      if (size * ENTRY === entries.length) entries = grow(entries);
      const slot = findSlot(slots, key);
      const head = slots[slot + 1] as number;
      const rank = head === NONE ? 0 : (entries[head + RANK] as number) + 1;
      if (rank >= cap) return;
      if (rank === 0) used++;
      const entry = size++ * ENTRY;
      entries[entry + DOCUMENT] = document;
      entries[entry + NEXT] = head;
      entries[entry + RANK] = rank;
      entries[entry + KEY] = key;
      slots[slot] = key;
      slots[slot + 1] = entry;
    },
    read(reading, count) {
      if (size === 0) return;
      const { keys } = reading;
      // The first loop has the memory fetch what the second needs, for many keys at once instead of one by one.
      const mask = slots.length - 2;
      let touched = 0;
      for (let n = 0; n < count; n++) touched ^= slots[((keys[n] as number) << 1) & mask] as number;
      sink[0] = touched;
      for (let n = 0; n < count; n++) {
        const head = slots[findSlot(slots, keys[n] as number) + 1] as number;
        if (head !== NONE) readOne(head, reading, n);
      }
    },
    sorted() {
      const keys = new Uint32Array(size);
      const values = new Uint32Array(size);
      for (let n = 0; n < size; n++) {
        keys[n] = entries[n * ENTRY + KEY] as number;
        values[n] = entries[n * ENTRY + DOCUMENT] as number;
      }
      return sortByKey({ keys, values });
    },
    clear() {
      slots.fill(NONE);
      size = 0;
      used = 0;
    },
  };
}

function grow(words: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(words.length * 2);
  larger.set(words);
  return larger;
}

/** Slots as `[key, first word of the last entry, key, …]`: side by side, a look-up is one cache miss. */
function makeSlots(count: number): Uint32Array {
  return new Uint32Array(count * 2).fill(NONE);
}

function growSlots(slots: Uint32Array): Uint32Array {
  const larger = makeSlots(slots.length);
  for (let slot = 0; slot < slots.length; slot += 2) {
    if (slots[slot + 1] === NONE) continue;
    const to = findSlot(larger, slots[slot] as number);
    larger[to] = slots[slot] as number;
    larger[to + 1] = slots[slot + 1] as number;
  }
  return larger;
}

/** Where a key's slot starts, or the empty one where it belongs. Keys are hashes already. */
function findSlot(slots: Uint32Array, key: number): number {
  const mask = slots.length - 2;
  let slot = (key << 1) & mask;
  while (slots[slot + 1] !== NONE && slots[slot] !== key) slot = (slot + 2) & mask;
  return slot;
}
