import type { TextMeasures, WordList } from '../measure/measure-text.ts';
import { NUMBER_WORD } from '../measure/measure-text.ts';
import type { Names } from '../segment/describe-names.ts';
import { mix } from '../segment/describe-names.ts';

/** Log-odds of a hashed token to stand on article text, in any unit; 0 for tokens never learned. */
export interface TokenWeights {
  readonly names: (token: number) => number;
  readonly texts: (token: number) => number;
}

/** Smallest, largest and sum of the weights. */
export interface Weighed {
  readonly min: number;
  readonly max: number;
  readonly sum: number;
}

/** What the names of an element speak for. */
export function weighNames(names: Names, weights: TokenWeights): Weighed {
  let min = 0;
  let max = 0;
  let sum = 0;
  for (const token of names.tokens) {
    const weight = weights.names(token);
    if (weight === 0) continue;
    sum += weight;
    if (weight < min) min = weight;
    if (weight > max) max = weight;
  }
  return { min, max, sum };
}

const SHORT_TEXT = 24;
const EDGE_WORDS = 3;
const WHOLE_LINE = 8;
const FIRST = 0x5bd1e995;
const LAST = 0x1b873593;
const WHOLE = 0x27d4eb2f;
const PAIR = 0x165667b1;

/** More than any text has. */
const MOST_TOKENS = 2 * SHORT_TEXT + 3;
/** The tokens of one text at a time. */
const TOKENS = new Int32Array(MOST_TOKENS);

/**
 * The tokens a block is known by: words and pairs of a short text, only those at the edges of a long one; first and last
 * word as such; the whole of a short line, which comes last.
 */
export function textTokens(measure: TextMeasures, words: WordList): number[] {
  return [...TOKENS.subarray(0, listTokens(measure, words))];
}

/** Puts them into `TOKENS`; returns how many there are. */
function listTokens({ from, to, hash }: TextMeasures, { hashes }: WordList): number {
  const count = to - from;
  if (count === 0) return 0;
  let at = 0;
  if (count <= SHORT_TEXT) at = addWords(at, hashes, from, to);
  else {
    at = addWords(at, hashes, from, from + EDGE_WORDS);
    at = addWords(at, hashes, to - EDGE_WORDS, to);
  }
  TOKENS[at++] = mix(FIRST, hashes[from] as number);
  TOKENS[at++] = mix(LAST, hashes[to - 1] as number);
  if (count < WHOLE_LINE) TOKENS[at++] = mix(WHOLE, hash);
  return at;
}

function addWords(at: number, hashes: Int32Array, from: number, to: number): number {
  let end = at;
  let previous = NUMBER_WORD;
  for (let i = from; i < to; i++) {
    const word = hashes[i] as number;
    TOKENS[end++] = word;
    if (i > from) TOKENS[end++] = mix(mix(PAIR, previous), word);
    previous = word;
  }
  return end;
}

export interface TextWeights extends Weighed {
  readonly mean: number;
  /** Of the last token: the whole of a short line, else the last word. */
  readonly whole: number;
}

/** What the words of a block speak for. */
export function weighText(measure: TextMeasures, words: WordList, weights: TokenWeights): TextWeights {
  const count = listTokens(measure, words);
  let min = 0;
  let max = 0;
  let sum = 0;
  let known = 0;
  let weight = 0;
  for (let i = 0; i < count; i++) {
    weight = weights.texts(TOKENS[i] as number);
    if (weight === 0) continue;
    known++;
    sum += weight;
    if (weight < min) min = weight;
    if (weight > max) max = weight;
  }
  return { min, max, sum, mean: known === 0 ? 0 : sum / known, whole: weight };
}
