import { INSIDE } from '../parse/inside.ts';
import { createKeySet } from '../parse/number-keys.ts';
import { TAG_ORDER } from '../parse/walk-facts.ts';
import type { Page, PageElement } from '../segment/page.ts';
import type { TextMeasures, WordList } from './measure-text.ts';
import { listWords } from './measure-text.ts';

const H1 = TAG_ORDER.indexOf('h1');
/** Dice coefficient of the words from which a heading is taken for the title. */
const ALIKE = 0.6;
/** What an `<h1>` is ahead of any other block. */
const H1_BONUS = 0.3;
const LONGEST_TITLE = 60;
/** What hashes may end in: most words are none of the title's by that alone. */
const ENDS = 256;

/** Dice coefficients of each block's words with the title's, 0 for long blocks. */
export function titleOverlaps(title: string, measures: readonly TextMeasures[], words: WordList): Float32Array {
  const overlaps = new Float32Array(measures.length);
  const own = listWords(title);
  const wanted = createKeySet(own);
  if (wanted.size === 0) return overlaps;
  const ends = new Uint8Array(ENDS);
  for (const hash of own) ends[hash & (ENDS - 1)] = 1;
  const { hashes } = words;
  for (let i = 0; i < measures.length; i++) {
    const { from, to } = measures[i] as TextMeasures;
    const count = to - from;
    if (count === 0 || count > LONGEST_TITLE) continue;
    let common = 0;
    for (let k = from; k < to; k++) {
      const hash = hashes[k] as number;
      if (ends[hash & (ENDS - 1)] === 1 && wanted.has(hash)) common++;
    }
    overlaps[i] = Math.min(1, (2 * common) / (wanted.size + count));
  }
  return overlaps;
}

/** The block that prints the page's title, best an `<h1>`; -1 where none does. */
export function findHeadline(page: Page, overlaps: Float32Array): number {
  let best = -1;
  let bestScore = ALIKE;
  page.blocks.forEach((block, i) => {
    const element = page.elements[block.element] as PageElement;
    const overlap = overlaps[i] as number;
    if (overlap <= ALIKE || element.flags & (INSIDE.hidden | INSIDE.nav)) return;
    const score = overlap + (element.tag === H1 ? H1_BONUS : 0);
    if (score > bestScore) {
      best = i;
      bestScore = score;
    }
  });
  return best;
}
