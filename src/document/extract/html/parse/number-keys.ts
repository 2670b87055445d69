/** Tables of 32-bit hashes in typed arrays: several times as fast as `Map` and `Set`, whose keys are objects to them. */

export interface NumberedKeys {
  /** For each key the number of its value: from 0 on, in the order in which values first appear. */
  readonly numbers: Int32Array;
  /** How many values there are. */
  readonly count: number;
}

const spread = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 7;

/** At least twice as many slots as keys. */
const slotsFor = (keys: number): number => 2 ** (33 - Math.clz32(keys));

/** Numbers the values among `keys`. */
export function numberKeys(keys: Int32Array): NumberedKeys {
  const numbers = new Int32Array(keys.length);
  const slots = new Int32Array(slotsFor(keys.length)); // 0 is free; else the place of the first key of its value, from 1 on
  const mask = slots.length - 1;
  let count = 0;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as number;
    let slot = spread(key) & mask;
    let first = slots[slot] as number;
    while (first !== 0 && keys[first - 1] !== key) {
      slot = (slot + 1) & mask;
      first = slots[slot] as number;
    }
    if (first === 0) {
      slots[slot] = i + 1;
      numbers[i] = count++;
    } else numbers[i] = numbers[first - 1] as number;
  }
  return { numbers, count };
}

export interface KeySet {
  /** Distinct keys. */
  readonly size: number;
  has(key: number): boolean;
}

/** The distinct keys among the first `count`. */
export function createKeySet(keys: Int32Array, count = keys.length): KeySet {
  const table = createKeyTable(count);
  for (let i = 0; i < count; i++) table.set(keys[i] as number, 1);
  return { size: table.size(), has: (key) => table.get(key) !== 0 };
}

/** Numbers other than 0 by their keys; 0 for every other key. */
export interface KeyTable {
  get(key: number): number;
  set(key: number, value: number): void;
  size(): number;
}

/** @param most how many keys it will have at most */
export function createKeyTable(most: number): KeyTable {
  const slots = slotsFor(most);
  const mask = slots - 1;
  const keys = new Int32Array(slots);
  const values = new Int32Array(slots); // 0 is free
  let size = 0;
  const find = (key: number): number => {
    let slot = spread(key) & mask;
    while (values[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  };
  return {
    get: (key) => values[find(key)] as number,
    set: (key, value) => {
      const slot = find(key);
      if (values[slot] === 0) size++;
      keys[slot] = key;
      values[slot] = value;
    },
    size: () => size,
  };
}
