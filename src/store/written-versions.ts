/** The versions that a run wrote, as columns: there may be millions. */
import type { Place } from '../spool/record-spool.ts';
import { readWords, spellHash } from '../text/hash-line.ts';

/** A version that this run wrote. What else the plan knows of its document is asked there again. */
export interface WrittenVersion {
  /** The document's row in the plan. */
  readonly row: number;
  /** As the catalog and the duplicate index number versions. */
  readonly number: number;
  readonly version: number;
  /** The record's id: 32 hex digits. */
  readonly record: string;
  /** Where its shingles and tokens lie in the spool of vectors. */
  readonly vector: Place;
  readonly words: number;
}

export interface WrittenVersions extends Iterable<WrittenVersion> {
  /** The number of the first one; 0 where there is none. */
  readonly first: number;
  /** Call in the order of the numbers, which follow one another. */
  add(version: WrittenVersion): void;
  /** The version with a number; undefined for one that an earlier run wrote. */
  byNumber(number: number): WrittenVersion | undefined;
  /** The row of the version with a number that `byNumber` knows; −1 for others. */
  rowOf(number: number): number;
  /** The id of its record, for a number that `rowOf` knows. */
  recordOf(number: number): string;
}

const COLUMNS = 5;
/** Words of a record's id. */
const ID_WORDS = 4;

/** Makes an empty list; it grows by doubling, 56 bytes a version. */
export function createWrittenVersions(): WrittenVersions {
  let columns = new Float64Array(COLUMNS * 64);
  let ids = new Uint32Array(ID_WORDS * 64);
  let first = 0;
  let count = 0;
  const cell = (place: number, column: number): number => columns[place * COLUMNS + column] as number;
  const idAt = (place: number): string => {
    const word = place * ID_WORDS;
    const [a, b, c, d] = [ids[word], ids[word + 1], ids[word + 2], ids[word + 3]] as [number, number, number, number];
    return spellHash(a, b) + spellHash(c, d);
  };
  const at = (place: number): WrittenVersion => ({
    row: cell(place, 0),
    number: first + place,
    version: cell(place, 1),
    // Hardly anybody asks for it, and to spell it costs more than all else.
    get record() {
      return idAt(place);
    },
    vector: { offset: cell(place, 2), length: cell(place, 3) },
    words: cell(place, 4),
  });
  const isKnown = (number: number): boolean => number >= first && number < first + count;
  return {
    get first() {
      return first;
    },
    add({ row, number, version, record, vector, words }) {
      if (count === 0) first = number;
      if (number !== first + count) throw new Error(`expected version number ${first + count}, got ${number}`);
      if ((count + 1) * COLUMNS > columns.length) {
        columns = enlarge(columns, new Float64Array(columns.length * 2));
        ids = enlarge(ids, new Uint32Array(ids.length * 2));
      }
      columns.set([row, version, vector.offset, vector.length, words], count * COLUMNS);
      ids.set(readWords(record), count * ID_WORDS);
      count++;
    },
    byNumber: (number) => (isKnown(number) ? at(number - first) : undefined),
    rowOf: (number) => (isKnown(number) ? cell(number - first, 0) : -1),
    recordOf: (number) => idAt(number - first),
    *[Symbol.iterator]() {
      for (let place = 0; place < count; place++) yield at(place);
    },
  };
}

function enlarge<Numbers extends Float64Array | Uint32Array>(from: Numbers, into: Numbers): Numbers {
  into.set(from);
  return into;
}
