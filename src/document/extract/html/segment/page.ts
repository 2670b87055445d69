import type { BlockKind } from '../../../../article.ts';
import type { TreeElement } from '../parse/page-tree.ts';
import type { Names } from './describe-names.ts';
import type { Mark } from './mark-by-selectors.ts';

/** An element that breaks the line, with the sums over all blocks under it. Parents come before their children. */
export interface PageElement {
  readonly tag: number;
  /** Index of the parent; -1 for the root. */
  readonly parent: number;
  readonly depth: number;
  readonly flags: number;
  readonly names: Names;
  /** Hash of the tags from the root on. */
  readonly path: number;
  /** Hash of tag and class. */
  readonly own: number;
  /** The same with the parent's: blocks that look alike on the page share it. */
  readonly look: number;
  /** Elements under the same parent that share tag and class, this one included. */
  twins: number;
  /** How many of them came before. */
  twin: number;
  /** What the configuration says of it or of an element above. */
  readonly mark: Mark | null;
  blocks: number;
  length: number;
  linkLength: number;
  paragraphs: number;
  paragraphLength: number;
  headings: number;
  score: number;
}

/** A run of text between two line breaks, with what was counted on the way. */
export interface PageBlock {
  readonly text: string;
  /** The same in `Page.texts`. */
  readonly from: number;
  readonly to: number;
  readonly kind: BlockKind;
  /** Index of the nearest element that breaks the line. */
  readonly element: number;
  /** Innermost inline tag of the first text. */
  readonly inline: number;
  readonly linkLength: number;
  readonly links: number;
  readonly boldLength: number;
  readonly italicLength: number;
  readonly breaks: number;
}

export interface Page {
  /** Scripts of type `application/ld+json`. */
  readonly statements: readonly TreeElement[];
  readonly elements: readonly PageElement[];
  readonly blocks: readonly PageBlock[];
  /** The texts of all blocks, as bytes of UTF-8: what goes through them character by character reads these. */
  readonly texts: Uint8Array;
  /** Characters behind the last block that was taken; 0 but on monstrous pages. */
  readonly unread: number;
}
