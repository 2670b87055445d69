/** What the index knows of each document, as columns; a document's number is its row, in the order they were added. */

export interface DocumentColumns {
  readonly count: number;
  /** The caller's keys. */
  readonly keys: Float64Array;
  /** Where the document's shingles start in the store. */
  readonly starts: Float64Array;
  /** How many shingles it has. */
  readonly sizes: Uint32Array;
  readonly words: Uint32Array;
  /** Checksums of the shingles: what is read from the disk is believed only if it has this sum. */
  readonly checks: Uint32Array;
}

export interface GrowingColumns {
  readonly columns: DocumentColumns;
  add(row: DocumentRow): void;
  truncate(count: number): void;
}

export interface DocumentRow {
  readonly key: number;
  readonly start: number;
  readonly size: number;
  readonly words: number;
  readonly check: number;
}

/** Bytes of a row on disk: key as a double, then size, words and check. */
export const ROW_BYTES = 20;

/** Makes empty columns; they grow by doubling, 28 bytes a document. */
export function createColumns(): GrowingColumns {
  let columns = { ...makeColumns(256), count: 0 };
  return {
    get columns() {
      return columns;
    },
    add(row) {
      const { count } = columns;
      if (count === columns.keys.length) columns = { ...enlarge(columns), count };
      columns.keys[count] = row.key;
      columns.starts[count] = row.start;
      columns.sizes[count] = row.size;
      columns.words[count] = row.words;
      columns.checks[count] = row.check;
      columns.count = count + 1;
    },
    truncate(count) {
      columns.count = count;
    },
  };
}

function makeColumns(size: number): Omit<DocumentColumns, 'count'> {
  return {
    keys: new Float64Array(size),
    starts: new Float64Array(size),
    sizes: new Uint32Array(size),
    words: new Uint32Array(size),
    checks: new Uint32Array(size),
  };
}

function enlarge(columns: DocumentColumns): Omit<DocumentColumns, 'count'> {
  const larger = makeColumns(columns.count * 2);
  larger.keys.set(columns.keys);
  larger.starts.set(columns.starts);
  larger.sizes.set(columns.sizes);
  larger.words.set(columns.words);
  larger.checks.set(columns.checks);
  return larger;
}

/** The rows from `first` on, as they lie on disk (little-endian). */
export function encodeRows(columns: DocumentColumns, first: number): Uint8Array {
  const bytes = new Uint8Array((columns.count - first) * ROW_BYTES);
  const view = new DataView(bytes.buffer);
  for (let row = first, at = 0; row < columns.count; row++, at += ROW_BYTES) {
    view.setFloat64(at, columns.keys[row] as number, true);
    view.setUint32(at + 8, columns.sizes[row] as number, true);
    view.setUint32(at + 12, columns.words[row] as number, true);
    view.setUint32(at + 16, columns.checks[row] as number, true);
  }
  return bytes;
}

/** Adds the rows that `bytes` hold. The shingles lie in the order of the rows, so their starts follow from their sizes. */
export function decodeRows(bytes: Uint8Array, into: GrowingColumns): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let start = 0;
  for (let at = 0; at + ROW_BYTES <= bytes.length; at += ROW_BYTES) {
    const size = view.getUint32(at + 8, true);
    into.add({
      key: view.getFloat64(at, true),
      start,
      size,
      words: view.getUint32(at + 12, true),
      check: view.getUint32(at + 16, true),
    });
    start += size;
  }
}

/** A sum over a document's shingles that any other, torn or shifted content has with a chance of one in four billion. */
export function checkShingles(shingles: Uint32Array): number {
  let sum = shingles.length;
  for (let i = 0; i < shingles.length; i++) sum = Math.imul(sum ^ (shingles[i] as number), 0x9e3779b1) + 0x7f4a7c15;
  return (sum ^ (sum >>> 15)) >>> 0;
}
