/** Gives the class attributes of a page numbers from 1 on, the same for the same spelling. */

/** Slots at first; there are at least twice as many as spellings. */
const FEW = 512;
/** Looked at for one spelling: a page whose spellings are made to share their hashes gets more numbers, not more time. */
const MOST_TRIES = 16;

/** @returns the number of what stands from `from` to `to` */
export function createClassNumbers(bytes: Uint8Array): (from: number, to: number) => number {
  let slots = new Int32Array(FEW); // numbers of spellings; 0 is free
  let starts = new Int32Array(FEW);
  let ends = new Int32Array(FEW);
  let hashes = new Int32Array(FEW);
  let count = 0;

  const grow = (): void => {
    [starts, ends, hashes] = [twice(starts), twice(ends), twice(hashes)];
    slots = new Int32Array(2 * slots.length);
    for (let number = 1; number <= count; number++) {
      const slot = findSlot(hashes[number] as number, 0, -1);
      if (slot !== NONE) slots[slot] = number;
    }
  };

  /** The slot of the spelling, or the free one where it belongs. */
  const findSlot = (hash: number, from: number, to: number): number => {
    const mask = slots.length - 1;
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const slot = (hash + tries) & mask;
      const number = slots[slot] as number;
      if (number === 0) return slot;
      const start = starts[number] as number;
      if (hashes[number] === hash && (ends[number] as number) - start === to - from && isAlike(bytes, start, from, to))
        return slot;
    }
    return NONE;
  };

  return (from, to) => {
    const hash = hashOf(bytes, from, to);
    const slot = findSlot(hash, from, to);
    const known = slot === NONE ? 0 : (slots[slot] as number);
    if (known !== 0) return known;
    count++;
    if (slot !== NONE) slots[slot] = count;
    starts[count] = from;
    ends[count] = to;
    hashes[count] = hash;
    const number = count;
    if (2 * (count + 1) >= slots.length) grow();
    return number;
  };
}

const NONE = -1;

function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  return hash ^ (hash >>> 15);
}

function isAlike(bytes: Uint8Array, start: number, from: number, to: number): boolean {
  for (let i = 0; i < to - from; i++) if (bytes[start + i] !== bytes[from + i]) return false;
  return true;
}

function twice(list: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(2 * list.length);
  grown.set(list);
  return grown;
}
