import type { Block } from '../../../../article.ts';

/**
 * Where a word may be broken: says nothing, and hides the word from every search. Zero-width joiners stay: Persian words
 * and emoji are spelled with them.
 */
const INVISIBLE = /[\u00ad\u200b]/g;

/** The blocks without soft hyphens and zero-width spaces; one that holds nothing else is no block. */
export function stripInvisible<Piece extends Block>(blocks: readonly Piece[]): readonly Piece[] {
  if (!blocks.some(({ text }) => hasInvisible(text))) return blocks;
  return blocks
    .map((block) => (hasInvisible(block.text) ? { ...block, text: block.text.replace(INVISIBLE, '') } : block))
    .filter(({ text }) => text !== '');
}

const hasInvisible = (text: string): boolean => text.includes('\u00ad') || text.includes('\u200b');
