import type { Names } from './describe-names.ts';
import { mix } from './describe-names.ts';
import type { TextMeasures, WordList } from './measure-text.ts';
import { NUMBER_WORD } from './measure-text.ts';

/** Log-odds of a hashed token to stand on article text, in any unit; `undefined` for tokens never learned. */
export interface TokenWeights {
  readonly names: (token: number) => number | undefined;
  readonly texts: (token: number) => number | undefined;
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
    if (weight === undefined) continue;
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

/**
 * The tokens a block is known by: words and pairs of a short text, only those at the edges of a long one; first and last
 * word as such; the whole of a short line, which comes last.
 */
export function textTokens(measure: TextMeasures, words: WordList): number[] {
  const { from, to } = measure;
  const count = to - from;
  const tokens: number[] = [];
  if (count === 0) return tokens;
  const hashes = words.hashes;
  if (count <= SHORT_TEXT) addWords(tokens, hashes, from, to);
  else {
    addWords(tokens, hashes, from, from + EDGE_WORDS);
    addWords(tokens, hashes, to - EDGE_WORDS, to);
  }
  tokens.push(mix(FIRST, hashes[from] as number), mix(LAST, hashes[to - 1] as number));
  if (count < WHOLE_LINE) tokens.push(mix(WHOLE, measure.hash));
  return tokens;
}

function addWords(tokens: number[], hashes: Int32Array, from: number, to: number): void {
  let previous = NUMBER_WORD;
  for (let i = from; i < to; i++) {
    const word = hashes[i] as number;
    tokens.push(word);
    if (i > from) tokens.push(mix(mix(PAIR, previous), word));
    previous = word;
  }
}
