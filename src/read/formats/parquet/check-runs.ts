import { type Cursor, readVarint } from './read-thrift.ts';

/** A last run may be filled up with values that nobody reads: packed ones come in groups of eight, of which up to 64. */
const MOST_FILL = 512;

/**
 * Walks levels or places in a dictionary, which are written as runs: of one value so many times, or of values packed
 * (Parquet, "Run Length Encoding / Bit-Packing Hybrid"). The decoder believes the length of a run: a few bytes of a
 * damaged page keep it busy for minutes.
 * @param width bits of a value
 * @param count how many values there are to be at most
 * @throws where a run is longer than what is left of them
 */
export function checkRuns(bytes: Uint8Array, width: number, count: number): void {
  const cursor: Cursor = { bytes, at: 0 };
  for (let seen = 0; seen < count && cursor.at < bytes.length; ) {
    const head = readVarint(cursor);
    const isPacked = head % 2 === 1;
    const length = Math.floor(head / 2) * (isPacked ? 8 : 1);
    if (length > count - seen + MOST_FILL)
      throw new Error(`a page of ${count} values has a run of ${length} after the first ${seen}`);
    seen += length;
    cursor.at += isPacked ? (length / 8) * width : Math.ceil(width / 8);
  }
}
