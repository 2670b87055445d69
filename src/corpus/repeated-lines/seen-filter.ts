/** Bits of the filter: 32 MiB. At 25 million lines one new line in 30 is wrongly taken for a known one. */
const BITS = 1 << 28;

/**
 * Remembers strings in a fixed space (a Bloom filter of two probes): it never forgets one, and now and then takes a new one for known.
 * Only what may have been seen before is worth keeping in full.
 */
export interface SeenFilter {
  /** Whether it may have been there already; it is from now on. */
  add(high: number, low: number): boolean;
}

/** Makes an empty filter. */
export function createSeenFilter(): SeenFilter {
  const bytes = new Uint8Array(BITS / 8);
  const testAndSet = (place: number): boolean => {
    const bit = 1 << (place & 7);
    const byte = bytes[place >>> 3] as number;
    bytes[place >>> 3] = byte | bit;
    return (byte & bit) !== 0;
  };
  return {
    add(high, low) {
      const known = testAndSet(high % BITS);
      return testAndSet(low % BITS) && known;
    },
  };
}
