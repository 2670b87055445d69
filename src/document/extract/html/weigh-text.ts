import type { MeasuredPage } from './measure-page.ts';
import type { TextMeasures } from './measure-text.ts';
import { type TokenWeights, textTokens, type Weighed } from './token-weights.ts';

export interface TextWeights extends Weighed {
  readonly mean: number;
  /** Of the last token: the whole of a short line, else the last word. */
  readonly whole: number;
}

/** What the words of a block speak for. */
export function weighText(measured: MeasuredPage, i: number, weights: TokenWeights): TextWeights {
  let min = 0;
  let max = 0;
  let sum = 0;
  let known = 0;
  let whole = 0;
  for (const token of textTokens(measured.measures[i] as TextMeasures, measured.words)) {
    const weight = weights.texts(token);
    whole = weight ?? 0;
    if (weight === undefined) continue;
    known++;
    sum += weight;
    if (weight < min) min = weight;
    if (weight > max) max = weight;
  }
  return { min, max, sum, mean: known === 0 ? 0 : sum / known, whole };
}
