/** What threads that look texts up are told, and what they answer: flat, and what is large is shared. */
import { similarityOf } from '../../archive/duplicate-index/find-similar.ts';
import type { SharedIndex } from '../../archive/duplicate-index/share-index.ts';
import type { RelationKind } from '../../archive/runs/account.ts';
import type { FoundText } from '../find-related.ts';

/** The texts of a run, and the index that holds them and those of earlier runs. */
export interface SharedTexts {
  readonly index: SharedIndex;
  /** Path of the spool with the texts' vectors. */
  readonly vectors: string;
  readonly threshold: number;
  /** The number of the run's first version. The others follow: these are the columns' places. */
  readonly first: number;
  readonly columns: TextColumns;
}

export interface TextColumns {
  /** Where the vectors lie, in bytes. */
  readonly offsets: Float64Array;
  readonly lengths: Uint32Array;
  readonly words: Uint32Array;
  /** A text may be related to those of lower rank. */
  readonly ranks: Uint32Array;
}

/** Texts by their places, `to` exclusive. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** What was found for each text of a range. */
export interface PackedFindings {
  /** Shingles that each text has. */
  readonly sizes: Uint32Array<ArrayBuffer>;
  /** How many others were found for each. */
  readonly counts: Uint32Array<ArrayBuffer>;
  /** Of each: its number, shared shingles, its shingles, its words, and what the text is to it. */
  readonly rows: Uint32Array<ArrayBuffer>;
}

export type LookUpAnswer =
  | { readonly findings: PackedFindings }
  /** An error as it was thrown, as far as a thread can tell another. */
  | { readonly failure: Pick<Error, 'name' | 'message'> & { readonly code: string | undefined } };

/** A text, and the others that were found for it. */
export interface LookedUpText {
  readonly size: number;
  readonly found: readonly FoundText[];
}

const COLUMNS = 5;
const RELATIONS: readonly (RelationKind | undefined)[] = [
  undefined,
  'duplicate',
  'template',
  'contains',
  'contained',
  'reuses',
];

export function packFindings(texts: readonly LookedUpText[]): PackedFindings {
  const found = texts.flatMap((text) => text.found);
  const rows = new Uint32Array(found.length * COLUMNS);
  for (const [place, { key, shared, size, words, relation }] of found.entries()) {
    rows.set([key, shared, size, words, RELATIONS.indexOf(relation)], place * COLUMNS);
  }
  const sizes = Uint32Array.from(texts, ({ size }) => size);
  return { sizes, counts: Uint32Array.from(texts, (text) => text.found.length), rows };
}

export function unpackFindings({ sizes, counts, rows }: PackedFindings): LookedUpText[] {
  let next = 0;
  return Array.from(sizes, (size, place) => {
    const found = Array.from({ length: counts[place] as number }, () => readRow(rows, next++ * COLUMNS, size));
    return { size, found };
  });
}

function readRow(rows: Uint32Array, at: number, ownSize: number): FoundText {
  const [key, shared, size, words, code] = rows.subarray(at, at + COLUMNS) as unknown as FiveNumbers;
  const relation = RELATIONS[code];
  const likeness = { key, similarity: similarityOf(shared, ownSize, size), shared, size, words };
  return relation === undefined ? likeness : { ...likeness, relation };
}

type FiveNumbers = readonly [number, number, number, number, number];
