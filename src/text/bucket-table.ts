/** Which documents share a bucket: an open-addressed hash table over flat arrays, for what was added since the last segment. */

/**
 * Members of a bucket that are looked at. A bucket with more holds copies of one text or of one paragraph; its first members stand
 * for the rest, so that a million copies of a text cost a million times this number, not a million times a million.
 */
export const BUCKET_CAP = 64;

export interface BucketTable {
  /** Entries: documents times bands, but for full buckets. */
  readonly size: number;
  add(key: number, document: number): void;
  /** Writes the first `most` members of a bucket to `into` from place `from` on, first come first; returns how many that are. */
  read(key: number, into: Uint32Array, from?: number, most?: number): number;
  /** All entries in no particular order: `[document, key, document, key, …]`. */
  pairs(): Uint32Array;
  /** Empties it and keeps its space. */
  clear(): void;
}

const NONE = 0xffffffff;

/**
 * Makes an empty table; it grows by doubling, 25 to 40 bytes an entry.
 * @param cap members that a bucket takes, at most 65,535
 */
export function createBucketTable(cap: number = BUCKET_CAP): BucketTable {
  let slots = makeSlots(1 << 10);
  let entries = makeEntries(1 << 9);
  let size = 0;
  let used = 0;
  return {
    get size() {
      return size;
    },
    add(key, document) {
      if (used * 4 > slots.length) slots = growSlots(slots);
      if (size === entries.next.length) entries = growEntries(entries);
      const slot = findSlot(slots, key);
      const head = slots[slot + 1] as number;
      const rank = head === NONE ? 0 : (entries.ranks[head] as number) + 1;
      if (rank >= cap) return;
      if (rank === 0) used++;
      entries.documents[size] = document;
      entries.next[size] = head;
      entries.ranks[size] = rank;
      slots[slot] = key;
      slots[slot + 1] = size++;
    },
    read(key, into, from = 0, most = cap) {
      const head = slots[findSlot(slots, key) + 1] as number;
      if (head === NONE) return 0;
      // The chain runs from the last to the first.
      for (let at = head; at !== NONE; at = entries.next[at] as number) {
        const rank = entries.ranks[at] as number;
        if (rank < most) into[from + rank] = entries.documents[at] as number;
      }
      return Math.min(most, (entries.ranks[head] as number) + 1);
    },
    pairs() {
      const pairs = new Uint32Array(size * 2);
      let place = 0;
      for (let slot = 0; slot < slots.length; slot += 2) {
        for (let at = slots[slot + 1] as number; at !== NONE; at = entries.next[at] as number) {
          pairs[place++] = entries.documents[at] as number;
          pairs[place++] = slots[slot] as number;
        }
      }
      return pairs;
    },
    clear() {
      slots.fill(NONE);
      size = 0;
      used = 0;
    },
  };
}

interface Entries {
  readonly documents: Uint32Array;
  readonly next: Uint32Array;
  /** How many members the bucket had before this one. */
  readonly ranks: Uint16Array;
}

function makeEntries(count: number): Entries {
  return { documents: new Uint32Array(count), next: new Uint32Array(count), ranks: new Uint16Array(count) };
}

function growEntries(entries: Entries): Entries {
  const larger = makeEntries(entries.next.length * 2);
  larger.documents.set(entries.documents);
  larger.next.set(entries.next);
  larger.ranks.set(entries.ranks);
  return larger;
}

/** Slots as `[key, first entry, key, first entry, …]`: side by side, a look-up is one cache miss. */
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
