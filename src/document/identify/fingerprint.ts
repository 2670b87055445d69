import { hash } from 'node:crypto';
import type { Block, Draft } from '../../article.ts';
import { foldLine } from '../../text/fold-line.ts';

const SPACES = /\s+/g;
/** 128 bits of a SHA-256. */
const DIGEST_DIGITS = 32;

const digest = (text: string): string => hash('sha256', text).slice(0, DIGEST_DIGITS);

/**
 * Digest (hex, 128 bits) of the text before cleaning: all blocks and removals in order, spacing left out. Cutting a block into
 * pieces changes neither their order nor what is printed in them, so a draft and the article made of it have the same digest.
 */
export function extractedDigest(draft: Pick<Draft, 'blocks' | 'removals'>): string {
  const pieces = [...draft.blocks, ...draft.removals].sort(byPlace);
  return digest(pieces.map((piece) => piece.text.replace(SPACES, '')).join(''));
}

function byPlace(a: Block, b: Block): number {
  return a.position - b.position || (a.offset ?? 0) - (b.offset ?? 0);
}

/** Digest (hex, 128 bits) of a cleaned text, blind to case, Unicode form, quotes, dashes and spacing. */
export function textDigest(blocks: readonly Pick<Block, 'text'>[]): string {
  return digest(
    blocks
      .map((block) => foldLine(block.text))
      .filter((line) => line !== '')
      .join(' '),
  );
}
