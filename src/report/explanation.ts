import type { Article, Block } from '../article.ts';

/** Why a piece of text stayed or went. */
export interface PieceReason {
  readonly piece: Block;
  /** The rule that took it; absent where it stayed. */
  readonly rule?: string;
  /** What the rule is for, in a sentence. */
  readonly reason?: string;
}

/** A document with what decided about it: `explain`. */
export interface Explanation {
  readonly article: Article;
  /** What each rule named in the article's removals is for; a rule may be missing. */
  readonly rules: Readonly<Record<string, string>>;
  /** Where the document is archived, when it is. */
  readonly record?: { readonly id: string; readonly version: number; readonly path: string };
  /** Why it would not be archived. */
  readonly rejected?: { readonly code: string; readonly message: string };
}

/** Blocks and removals together, in the order in which they stood. */
export function orderPieces({ article, rules }: Explanation): PieceReason[] {
  const kept = article.blocks.map((piece): PieceReason => ({ piece }));
  const removed = article.removals.map((piece): PieceReason => {
    const reason = rules[piece.rule];
    return reason === undefined ? { piece, rule: piece.rule } : { piece, rule: piece.rule, reason };
  });
  return [...kept, ...removed].sort(
    (a, b) => a.piece.position - b.piece.position || (a.piece.offset ?? 0) - (b.piece.offset ?? 0),
  );
}
