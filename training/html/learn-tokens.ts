/** How often the names above, and the words of, article text and other text are met; one site never outweighs the others. */

import { type TokenWeights, textTokens } from '../../src/document/extract/html/judge/token-weights.ts';
import type { MeasuredPage } from '../../src/document/extract/html/measure/measure-page.ts';
import type { Names } from '../../src/document/extract/html/segment/describe-names.ts';
import type { PageElement } from '../../src/document/extract/html/segment/page.ts';

export interface LabelledPage {
  readonly site: string;
  readonly measured: MeasuredPage;
  readonly values: Float32Array;
  readonly words: Int32Array;
}

type Votes = Map<number, [yes: number, no: number]>;
interface Totals {
  readonly all: Map<number, [yes: number, no: number, sites: number]>;
  readonly bySite: Map<string, Votes>;
}

/** Share of article text among all blocks, roughly: what a token says is measured against it. */
const PRIOR = 0.25;
const LEAST_SITES = 2;
const LEAST_VOTES = 0.9;
/** In sixteenths: lighter tokens say nothing and are left out of the tables. */
export const LEAST_WEIGHT = { names: 2, texts: 6 };

export function learnTokens(pages: readonly LabelledPage[]): { names: Totals; texts: Totals } {
  const names: Totals = { all: new Map(), bySite: new Map() };
  const texts: Totals = { all: new Map(), bySite: new Map() };
  for (const page of pages) {
    voteNames(page, votesOf(names, page.site));
    voteTexts(page, votesOf(texts, page.site));
  }
  for (const totals of [names, texts]) sumUp(totals);
  return { names, texts };
}

function votesOf(totals: Totals, site: string): Votes {
  let votes = totals.bySite.get(site);
  if (votes === undefined) {
    votes = new Map();
    totals.bySite.set(site, votes);
  }
  return votes;
}

function add(votes: Votes, token: number, yes: number, no: number): void {
  const known = votes.get(token);
  if (known === undefined) votes.set(token, [yes, no]);
  else {
    known[0] += yes;
    known[1] += no;
  }
}

function voteNames({ measured, values, words }: LabelledPage, votes: Votes): void {
  const elements = measured.page.elements;
  const yes = new Float64Array(elements.length);
  const no = new Float64Array(elements.length);
  measured.page.blocks.forEach((block, i) => {
    const value = values[i] as number;
    if (Number.isNaN(value)) return;
    const weight = Math.sqrt((words[i] as number) + 1);
    for (let at = block.element; at >= 0; at = (elements[at] as PageElement).parent) {
      yes[at] = (yes[at] as number) + weight * value;
      no[at] = (no[at] as number) + weight * (1 - value);
    }
  });
  elements.forEach((element, i) => {
    if ((yes[i] as number) + (no[i] as number) === 0) return;
    for (const token of (element.names as Names).tokens) add(votes, token, yes[i] as number, no[i] as number);
  });
}

function voteTexts({ measured, values }: LabelledPage, votes: Votes): void {
  measured.measures.forEach((measure, i) => {
    const value = values[i] as number;
    if (Number.isNaN(value)) return;
    for (const token of new Set(textTokens(measure, measured.words))) add(votes, token, value, 1 - value);
  });
}

/** A site's say grows with its votes to one at most. */
function sumUp({ all, bySite }: Totals): void {
  for (const votes of bySite.values()) {
    for (const [token, vote] of votes) {
      const count = vote[0] + vote[1];
      const say = Math.min(1, 0.5 + count / 8) / count;
      vote[0] *= say;
      vote[1] *= say;
      const sum = all.get(token);
      if (sum === undefined) all.set(token, [vote[0], vote[1], 1]);
      else {
        sum[0] += vote[0];
        sum[1] += vote[1];
        sum[2]++;
      }
    }
  }
}

const logOdds = (yes: number, no: number): number => Math.log((yes + PRIOR) / (no + 1 - PRIOR) / (PRIOR / (1 - PRIOR)));

/** As the tables in the model have them: sixteenths. */
export const quantize = (weight: number): number => Math.max(-127, Math.min(127, Math.round(weight * 16)));

/** The weights as they would be had `site` never been seen; with no site, those of all. */
export function weightsWithout(learned: { names: Totals; texts: Totals }, site: string | null): TokenWeights {
  const lookUp = ({ all, bySite }: Totals, leastWeight: number) => {
    const own = site === null ? undefined : bySite.get(site);
    return (token: number): number => {
      const sum = all.get(token);
      if (sum === undefined) return 0;
      const vote = own?.get(token);
      const yes = sum[0] - (vote?.[0] ?? 0);
      const no = sum[1] - (vote?.[1] ?? 0);
      if (sum[2] - (vote === undefined ? 0 : 1) < LEAST_SITES || yes + no < LEAST_VOTES) return 0;
      const weight = quantize(logOdds(yes, no));
      return Math.abs(weight) < leastWeight ? 0 : weight / 16;
    };
  };
  return { names: lookUp(learned.names, LEAST_WEIGHT.names), texts: lookUp(learned.texts, LEAST_WEIGHT.texts) };
}

/** `[token, quantized weight]` of every token that enough sites have, by token. */
export function tableOf(totals: Totals, leastWeight: number): (readonly [number, number])[] {
  const table: (readonly [number, number])[] = [];
  for (const [token, [yes, no, sites]] of totals.all) {
    const weight = quantize(logOdds(yes, no));
    if (sites > LEAST_SITES && yes + no >= LEAST_VOTES && Math.abs(weight) >= leastWeight) table.push([token, weight]);
  }
  return table.sort((a, b) => a[0] - b[0]);
}
