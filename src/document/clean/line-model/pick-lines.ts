/** Whole-page dumps: which lines go, by the line model, the site's lines and the rules. */
import type { Block } from '../../../article.ts';
import type { RuleOf } from '../peel-edges.ts';
import type { SiteView } from '../site-view.ts';
import { chooseLines } from './choose-lines.ts';
import { lineFeatures } from './line-features.ts';
import { type LineModel, scoreLines } from './score-lines.ts';
import type { Elsewhere } from './site-facts.ts';

/** So sure must the model be of a line that the site prints elsewhere. */
const SURE = 0.9;
/** So sure must it be of a line that a rule takes in the middle of any text. */
const SURE_OF_RULE = 0.6;

/** Of the lines that peeling left, so many must look like furniture to the model for it to be heard. */
const FURNITURE_SHARE = 0.03;
const FURNITURE = 0.3;

export interface Judging {
  readonly ruleOf: RuleOf;
  readonly modelOf: () => LineModel;
  /** What the site prints on other articles; null where nothing is known of it. */
  readonly site: SiteView | null;
}

/**
 * Index of a block → the rule that takes it; `line-model` where nothing else explains it.
 * @param peeled what peeling the edges takes: it stands where the model sees little else to take.
 */
export function pickLines(
  blocks: readonly Block[],
  { ruleOf, modelOf, site }: Judging,
  peeled?: Map<number, string>,
): Map<number, string> {
  const model = modelOf();
  const texts = blocks.map(({ text }) => text);
  const edge = blocks.map((block) => ruleOf(block, 'tail')?.id ?? null);
  const table = lineFeatures(texts, edge.map(isRule), elsewhereOf(texts, site), model.lexicon);
  const scores = scoreLines(table, model);
  if (peeled !== undefined && unexplained(scores, peeled) < FURNITURE_SHARE) return peeled;
  const keep = chooseLines(scores);
  const taken = new Map<number, string>();
  for (const [i, block] of blocks.entries()) {
    const score = scores[i] ?? 0;
    if (!keep[i]) taken.set(i, edge[i] ?? 'line-model');
    else if (edge[i] === 'site-line' && score < SURE) taken.set(i, 'site-line');
    else if (edge[i] === 'repeated-headline' && (taken.size === i || score < SURE_OF_RULE))
      taken.set(i, 'repeated-headline');
    else if (edge[i] !== null && score < SURE_OF_RULE) {
      const middle = ruleOf(block, 'middle');
      if (middle !== null) taken.set(i, middle.id);
    }
  }
  return taken;
}

/** Whether it is a rule proper: what the site prints elsewhere, and the headline, the model sees for itself. */
export const isRule = (id: string | null): boolean => id !== null && id !== 'site-line' && id !== 'repeated-headline';

/** Null where only this document of the site is known. */
export function elsewhereOf(texts: readonly string[], site: SiteView | null): Elsewhere | null {
  if (site === null || !site.isSite || site.documents < 2) return null;
  return { documents: site.documents, others: texts.map((text) => Math.max(0, site.countOf(text) - 1)) };
}

/** Share of the blocks left by peeling that look like furniture. */
function unexplained(scores: Float64Array, peeled: ReadonlyMap<number, string>): number {
  let furniture = 0;
  for (const [i, score] of scores.entries()) if (!peeled.has(i) && score < FURNITURE) furniture++;
  return furniture / Math.max(1, scores.length - peeled.size);
}
