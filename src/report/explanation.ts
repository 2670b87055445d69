import type { Article, Block } from '../article.ts';

/** Why a piece of text stayed or went. */
export interface PieceReason {
  readonly piece: Block;
  /** The rule that took it; absent where it stayed. */
  readonly rule?: string;
  /** What the rule is for, in a sentence. */
  readonly reason?: string;
}

/** Why two articles are said to be related: what stands in both. */
export interface ExplainedRelation {
  /** Id of the other record. */
  readonly id: string;
  readonly title: string | null;
  readonly site: string | null;
  readonly published: string | null;
  /** What the article is to the other. */
  readonly relation: string;
  /** Jaccard of word 5-shingles, 0 to 1. */
  readonly similarity: number;
  /** Passages that the article shares with the other, in its own spelling and order. */
  readonly passages: readonly { readonly text: string; readonly words: number }[];
}

/** A document with what decided about it: `explain`. */
export interface Explanation {
  readonly article: Article;
  /** What each rule named in the article's removals is for; a rule may be missing. */
  readonly rules: Readonly<Record<string, string>>;
  /** Where the document is archived, when it is. */
  readonly record?: { readonly id: string; readonly version: number; readonly path: string };
  /** The articles that its text was found to be related to, the most similar first; for records only. */
  readonly related?: readonly ExplainedRelation[];
  /** Why it would not be archived. */
  readonly rejected?: { readonly code: string; readonly message: string };
}

/** Blocks and removals together, in the order in which they stood. */
export function orderPieces({ article, rules }: Explanation): PieceReason[] {
  const reasons = new Map(Object.entries(rules));
  const kept = article.blocks.map((piece): PieceReason => ({ piece }));
  const removed = article.removals.map((piece): PieceReason => {
    const reason = reasons.get(piece.rule);
    return reason === undefined ? { piece, rule: piece.rule } : { piece, rule: piece.rule, reason };
  });
  return [...kept, ...removed].sort(
    (a, b) => a.piece.position - b.piece.position || (a.piece.offset ?? 0) - (b.piece.offset ?? 0),
  );
}
