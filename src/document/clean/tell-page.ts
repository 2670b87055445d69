/** Tells a dump of a (half-cleaned) page from one of an article, once its edges are peeled. */
import type { Block } from '../../article.ts';

/** Shorter dumps are peeled and no more: too little to judge by, and each line too dear. */
const FEWEST_BLOCKS = 12;
const TEXT_LENGTH = 60;
const TEXT_LENGTH_WIDE = 30;
/** Of what peeling left, more than so much is no running text, and not alone: the lists of an article hardly come to it. */
const STRANGE_SHARE = 0.1;
const SENTENCE_END = /[.!?。！？؟।…:]["”»’'」』)\]]*$/;
const WIDE = /[\u3040-\u9fff\uac00-\ud7a3]/;

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

const isRunningText = (text: string): boolean =>
  text.length >= (WIDE.test(text) ? TEXT_LENGTH_WIDE : TEXT_LENGTH) && SENTENCE_END.test(text);
