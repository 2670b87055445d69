import type { TextMeasures } from './measure-text.ts';
import type { Page, PageElement } from './page.ts';
import { INSIDE } from './page.ts';
import { isParagraph } from './sum-elements.ts';

/** Chance, 0 to 1, of each block to be the article's: paragraphs under the best-scored container. */
export function scoreBlocks(page: Page, measures: readonly TextMeasures[]): Float32Array {
  const chances = new Float32Array(page.blocks.length);
  const top = bestContainer(page);
  const inTop = new Uint8Array(page.elements.length);
  page.elements.forEach((element, i) => {
    if (i === top || (element.parent >= 0 && inTop[element.parent] === 1)) inTop[i] = 1;
  });
  const poor =
    INSIDE.nav |
    INSIDE.aside |
    INSIDE.footer |
    INSIDE.form |
    INSIDE.hidden |
    INSIDE.noscript |
    INSIDE.figcaption |
    INSIDE.button;
  page.blocks.forEach((block, i) => {
    const element = page.elements[block.element] as PageElement;
    if (inTop[block.element] === 0 || element.flags & poor) return;
    const measure = measures[i] as TextMeasures;
    const density = block.linkLength / block.text.length;
    if (isParagraph(measure.weight, density) || (measure.sentenceEnds > 0 && density < 0.3)) chances[i] = 1;
    else if (element.flags & INSIDE.heading && density < 0.3) chances[i] = 0.6;
  });
  return chances;
}

function bestContainer(page: Page): number {
  let best = 0;
  let bestScore = -1;
  page.elements.forEach((element, i) => {
    const score = element.score * (1 - (element.length > 0 ? element.linkLength / element.length : 0));
    if (score > bestScore) {
      best = i;
      bestScore = score;
    }
  });
  return best;
}
