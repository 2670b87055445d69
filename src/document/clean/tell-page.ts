/** Tells a dump of a (half-cleaned) page from one of an article, once its edges are peeled. */
import type { Block } from '../../article.ts';
import { createEndsSentence } from '../../text/ends-sentence.ts';
import { hasTextLength } from './text-length.ts';

/** Shorter dumps are peeled and no more: too little to judge by, and each line too dear. */
const FEWEST_BLOCKS = 12;
/** Of what peeling left, more than so much is no running text, and not alone: the lists of an article hardly come to it. */
const STRANGE_SHARE = 0.1;
const endsSentence = createEndsSentence('…:', ']');

/**
 * A cheap first look: whether the line model should be asked at all. A line that stands alone between two of running text is a
 * heading or a short quote, as articles have them.
 */
export function mayBePage(blocks: readonly Block[], taken: ReadonlyMap<number, string>): boolean {
  if (blocks.length < FEWEST_BLOCKS) return false;
  const strange = blocks.filter((_, i) => !taken.has(i)).map(({ text }) => !isRunningText(text));
  const count = strange.filter((own, i) => own && ((strange[i - 1] ?? true) || (strange[i + 1] ?? true))).length;
  return count > strange.length * STRANGE_SHARE;
}

const isRunningText = (text: string): boolean => hasTextLength(text) && endsSentence(text);
