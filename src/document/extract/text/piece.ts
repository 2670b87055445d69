import type { BlockKind, Claim } from '../../../article.ts';

/** A piece of the dump before it is known whether it stays. */
export interface Piece {
  readonly kind: BlockKind;
  readonly text: string;
  /** The rule that takes it, where it is known by its signs to be no text. */
  readonly rule?: string;
  readonly claims?: readonly Claim[];
  /** The heading of the whole, as its sign says. */
  readonly isTitle?: true;
  /** Blank lines set it off on both sides, in a text where they don't stand between all lines. */
  readonly isApart?: true;
}
