/** Whole-page dumps: which lines go, by the line model, the site's lines and the rules. */
import type { Block } from '../../../article.ts';
import type { RuleOf } from '../peel-edges.ts';
import { chooseLines } from './choose-lines.ts';
import { lineFeatures } from './line-features.ts';
import { scoreLines } from './score-lines.ts';

/** So sure must the model be of a line that the site prints elsewhere. */
const SURE = 0.9;
/** So sure must it be of a line that a rule takes in the middle of any text. */
const SURE_OF_RULE = 0.6;

/** Index of a block → the rule that takes it; `line-model` where nothing else explains it. */
export function pickLines(blocks: readonly Block[], ruleOf: RuleOf): Map<number, string> {
  const texts = blocks.map(({ text }) => text);
  const edge = blocks.map((block) => ruleOf(block, 'tail')?.id ?? null);
  const scores = scoreLines(
    lineFeatures(
      texts,
      edge.map((id) => id !== null && id !== 'site-line' && id !== 'repeated-headline'),
    ),
  );
  const keep = chooseLines(scores);
  const taken = new Map<number, string>();
  for (const [i, block] of blocks.entries()) {
    const score = scores[i] ?? 0;
    if (!keep[i]) taken.set(i, edge[i] ?? 'line-model');
    else if (edge[i] === 'site-line' ? score < SURE : edge[i] === 'repeated-headline') taken.set(i, edge[i] ?? '');
    else if (edge[i] !== null && score < SURE_OF_RULE) {
      const middle = ruleOf(block, 'middle');
      if (middle !== null) taken.set(i, middle.id);
    }
  }
  return taken;
}
