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
  /** Writes the members of a bucket to `into` from place 0, first come first; returns how many there are, at most the cap. */
  read(key: number, into: Uint32Array): number;
  /** Calls `visit` with every entry, in no particular order. */
  each(visit: (key: number, document: number) => void): void;
}

const NONE = 0xffffffff;

/**
 * Makes an empty table; it grows by doubling, about 20 bytes an entry.
 * @param cap members that a bucket takes, at most 65,535
 */
export function createBucketTable(cap: number = BUCKET_CAP): BucketTable {
  let slots = makeSlots(1 << 10);
  let entries = { documents: new Uint32Array(1 << 9), next: new Uint32Array(1 << 9) };
  let size = 0;
  let used = 0;

  const grow = (): void => {
    const larger = makeSlots(slots.keys.length * 2);
    for (let slot = 0; slot < slots.keys.length; slot++) {
      if (slots.heads[slot] === NONE) continue;
      const to = findSlot(larger, slots.keys[slot] as number);
      larger.keys[to] = slots.keys[slot] as number;
      larger.heads[to] = slots.heads[slot] as number;
      larger.counts[to] = slots.counts[slot] as number;
    }
    slots = larger;
  };

  return {
    get size() {
      return size;
    },
    add(key, document) {
      if (used * 2 > slots.keys.length) grow();
      const slot = findSlot(slots, key);
      const count = slots.counts[slot] as number;
      if (count >= cap) return;
      if (count === 0) {
        used++;
        slots.keys[slot] = key;
      }
      if (size === entries.next.length) {
        entries = { documents: doubled(entries.documents), next: doubled(entries.next) };
      }
      entries.documents[size] = document;
      entries.next[size] = slots.heads[slot] as number;
      slots.heads[slot] = size++;
      slots.counts[slot] = count + 1;
    },
    read(key, into) {
      const slot = findSlot(slots, key);
      const count = slots.counts[slot] as number;
      // The chain runs from the last to the first.
      let at = slots.heads[slot] as number;
      for (let place = count - 1; place >= 0; place--) {
        into[place] = entries.documents[at] as number;
        at = entries.next[at] as number;
      }
      return count;
    },
    each(visit) {
      for (let slot = 0; slot < slots.keys.length; slot++) {
        for (let at = slots.heads[slot] as number; at !== NONE; at = entries.next[at] as number) {
          visit(slots.keys[slot] as number, entries.documents[at] as number);
        }
      }
    },
  };
}

interface Slots {
  readonly keys: Uint32Array;
  readonly heads: Uint32Array;
  readonly counts: Uint16Array;
}

function makeSlots(count: number): Slots {
  return { keys: new Uint32Array(count), heads: new Uint32Array(count).fill(NONE), counts: new Uint16Array(count) };
}

/** The slot of a key, or the empty one where it belongs. Keys are hashes already. */
function findSlot(slots: Slots, key: number): number {
  const mask = slots.keys.length - 1;
  let slot = key & mask;
  while (slots.heads[slot] !== NONE && slots.keys[slot] !== key) slot = (slot + 1) & mask;
  return slot;
}

function doubled(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}
