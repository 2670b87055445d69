import type { Block, Flag, Removal } from '../../../../article.ts';
import type { MeasuredPage } from '../measure/measure-page.ts';
import { countWords } from '../measure/measure-text.ts';
import { collapseSpace } from '../parse/collapse-space.ts';

interface Taken {
  readonly blocks: readonly Block[];
  readonly removals: readonly Removal[];
  readonly flags: readonly Flag[];
}

const PARAGRAPH_END = /\n+/;
/** The page fails where it shows less than this share of the words that its own data states. */
const FAILED = 0.35;
/** Words; fewer say nothing about the page. */
const LEAST_WORDS = 40;

/**
 * The article from JSON-LD `articleBody` where the page itself shows hardly any of it (it is written by a script). The
 * blocks that were found become removals, and the stated paragraphs follow all blocks of the page in position.
 */
export function takeStatedBody(measured: MeasuredPage, found: readonly Block[]): Taken {
  const stated = measured.statedBody;
  if (stated === '' || countWords(stated) < LEAST_WORDS) return { blocks: found, removals: [], flags: [] };
  const shown = found.reduce((sum, block) => sum + countWords(block.text), 0);
  if (shown > FAILED * countWords(stated)) return { blocks: found, removals: [], flags: [] };
  const first = measured.page.blocks.length;
  const paragraphs = stated
    .split(PARAGRAPH_END)
    .map(collapseSpace)
    .filter((text) => text !== '');
  return {
    blocks: paragraphs.map((text, i) => ({ kind: 'paragraph', text, position: first + i })),
    removals: found.map((block) => ({ ...block, rule: 'html/stated-body' })),
    flags: ['body-from-json-ld'],
  };
}
