import type { BlockKind } from '../../../article.ts';

/** A piece of the dump before it is known whether it stays. */
export interface Piece {
  readonly kind: BlockKind;
  readonly text: string;
}
