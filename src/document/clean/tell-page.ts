/** Tells a dump of a (half-cleaned) page from one of an article, once its edges are peeled. */
import type { Block } from '../../article.ts';

/** Shorter dumps are peeled and no more: too little to judge by, and each line too dear. */
const FEWEST_BLOCKS = 12;
const TEXT_LENGTH = 60;
const TEXT_LENGTH_WIDE = 30;
/** Of what peeling left, more than so much is no running text: headings and lists of an article hardly come to it. */
const STRANGE_SHARE = 0.15;
const SENTENCE_END = /[.!?。！？؟।…:]["”»’'」』)\]]*$/;
const WIDE = /[\u3040-\u9fff\uac00-\ud7a3]/;

/** A cheap first look: whether the line model should be asked at all. */
export function mayBePage(blocks: readonly Block[], taken: ReadonlyMap<number, string>): boolean {
  if (blocks.length < FEWEST_BLOCKS) return false;
  let strange = 0;
  for (const [i, { text }] of blocks.entries()) if (!taken.has(i) && !isRunningText(text)) strange++;
  return strange > (blocks.length - taken.size) * STRANGE_SHARE;
}

const isRunningText = (text: string): boolean =>
  text.length >= (WIDE.test(text) ? TEXT_LENGTH_WIDE : TEXT_LENGTH) && SENTENCE_END.test(text);
