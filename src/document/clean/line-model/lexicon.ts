/**
 * What the words of a line speak for: a logistic regression over its words and pairs of words, hashed into one table, learned from
 * pages of many sites (training/text). It knows "subscribe" and "photo:" in the languages of those pages, and says nothing of others.
 */
import type { LineFacts } from './line-facts.ts';

/** What train.py writes. */
export interface LexiconData {
  readonly scale: number;
  /** A character for each weight: its code, less 80 (81 beyond the backslash), times `scale`. */
  readonly weights: string;
}

export interface Lexicon {
  readonly weights: Float32Array;
}

export const LEXICON_BITS = 15;
const SHIFT = 32 - LEXICON_BITS;
/** Of a long line, its beginning and its end speak. */
const FIRST = 8;
const LAST = 6;
const ZERO_CODE = 80;
const BACKSLASH = 92;
const START = 0x2545f491;
const END = 0x632be5ab;

const placeOf = (a: number, b: number): number => Math.imul(Math.imul(a, 0x01000193) ^ b, 0x9e3779b1) >>> SHIFT;

/** @throws Error for a table of another size. */
export function readLexicon({ scale, weights }: LexiconData): Lexicon {
  if (weights.length !== 1 << LEXICON_BITS) {
    throw new Error(
      `trees.json holds ${weights.length} weights of words, not ${1 << LEXICON_BITS}: train it again (training/text)`,
    );
  }
  const values = Float32Array.from({ length: weights.length }, (_, i) => {
    const code = weights.charCodeAt(i);
    return (code - ZERO_CODE - (code > BACKSLASH ? 1 : 0)) * scale;
  });
  return { weights: values };
}

/** The places in the table of a line's words, of neighbouring words, and of the first and last word as such. */
export function placesOf({ shapes }: LineFacts): number[] {
  const places: number[] = [];
  const { length } = shapes;
  let before = START;
  for (let i = 0; i < length; i++) {
    if (i === FIRST && length > FIRST + LAST) i = length - LAST;
    const shape = shapes[i] as number;
    places.push(placeOf(0, shape), placeOf(before, shape));
    before = shape;
  }
  if (length > 0) places.push(placeOf(before, END));
  return places;
}

/** Above 0 for the words of articles, below for those of furniture; 0 where there are no words. */
export function leanOf(line: LineFacts, { weights }: Lexicon): number {
  const places = placesOf(line);
  let sum = 0;
  for (const place of places) sum += weights[place] as number;
  return places.length === 0 ? 0 : sum / Math.sqrt(places.length);
}
