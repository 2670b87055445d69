/** The versions that a run wrote, as columns: there may be millions. */
import type { Place } from '../spool/record-spool.ts';

/** A version that this run wrote. What else the plan knows of its document is asked there again. */
export interface WrittenVersion {
  /** The document's row in the plan. */
  readonly row: number;
  /** As the catalog and the duplicate index number versions. */
  readonly number: number;
  readonly version: number;
  /** Where its shingles and tokens lie in the spool of vectors. */
  readonly vector: Place;
  readonly words: number;
}

export interface WrittenVersions extends Iterable<WrittenVersion> {
  /** Call in the order of the numbers, which follow one another. */
  add(version: WrittenVersion): void;
  /** The version with a number; undefined for one that an earlier run wrote. */
  byNumber(number: number): WrittenVersion | undefined;
  /** The row of the version with a number that `byNumber` knows; −1 for others. */
  rowOf(number: number): number;
}

const COLUMNS = 5;

/** Makes an empty list; it grows by doubling, 40 bytes a version. */
export function createWrittenVersions(): WrittenVersions {
  let columns = new Float64Array(COLUMNS * 64);
  let first = 0;
  let count = 0;
  const cell = (place: number, column: number): number => columns[place * COLUMNS + column] as number;
  const at = (place: number): WrittenVersion => ({
    row: cell(place, 0),
    number: first + place,
    version: cell(place, 1),
    vector: { offset: cell(place, 2), length: cell(place, 3) },
    words: cell(place, 4),
  });
  const isKnown = (number: number): boolean => number >= first && number < first + count;
  return {
    add({ row, number, version, vector, words }) {
      if (count === 0) first = number;
      if (number !== first + count) throw new Error(`expected version number ${first + count}, got ${number}`);
      if ((count + 1) * COLUMNS > columns.length) columns = enlarge(columns);
      columns.set([row, version, vector.offset, vector.length, words], count * COLUMNS);
      count++;
    },
    byNumber: (number) => (isKnown(number) ? at(number - first) : undefined),
    rowOf: (number) => (isKnown(number) ? cell(number - first, 0) : -1),
    *[Symbol.iterator]() {
      for (let place = 0; place < count; place++) yield at(place);
    },
  };
}

function enlarge(columns: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(columns.length * 2);
  larger.set(columns);
  return larger;
}
