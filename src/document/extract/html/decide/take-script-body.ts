import type { Block, Flag, Removal } from '../../../../article.ts';
import { countWords } from '../measure/measure-text.ts';
import type { Page } from '../segment/page.ts';

/** What a page was divided into. */
export interface Divided {
  readonly blocks: readonly Block[];
  readonly removals: readonly Removal[];
  readonly flags: readonly Flag[];
}

/** Words; a page on which fewer were found may have its text in a script. */
const FEW_WORDS = 30;

export function foundLittle({ blocks }: Divided): boolean {
  let words = 0;
  for (const { text } of blocks) {
    words += countWords(text);
    if (words >= FEW_WORDS) return false;
  }
  return true;
}

/** The blocks from a script instead of those of the page, which become removals; positions follow the page's. */
export function takeScriptBody(page: Page, shown: Divided, inScript: Divided): Divided {
  const first = page.blocks.length;
  return {
    blocks: inScript.blocks.map((block) => ({ ...block, position: block.position + first })),
    removals: [
      ...[...shown.removals, ...shown.blocks.map((block) => ({ ...block, rule: 'html/script-body' }))].sort(
        (a, b) => a.position - b.position,
      ),
      ...inScript.removals.map((removal) => ({ ...removal, position: removal.position + first })),
    ],
    flags: [...shown.flags, 'body-from-script'],
  };
}
