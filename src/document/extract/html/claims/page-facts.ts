import type { TreeElement } from '../parse/page-tree.ts';

/** A part of the page that by its tag or its names is about something else: navigation, related articles, comments. */
export interface Part {
  /** The part around it. */
  readonly outer: Part | null;
}

/** A short piece of visible text that may name the author or the time, and where it stands. */
export interface Hint {
  readonly field: 'published' | 'modified' | 'author';
  readonly value: string;
  readonly from: string;
  /** Block lines before it on the page. */
  readonly line: number;
  /** Characters of text before it. */
  readonly offset: number;
  /** The innermost part that it stands in. */
  readonly part: Part | null;
}

export interface Heading {
  readonly text: string;
  /** 1 or 2; 0 where it is a line that is no heading and reads like the page's title. */
  readonly level: number;
  /** Whether it is linked to the front page, which the name of the site is. */
  readonly isHome: boolean;
  readonly line: number;
  readonly offset: number;
  readonly part: Part | null;
}

/** What one walk over the page gathers before anything is decided. */
export interface PageFacts {
  readonly metas: TreeElement[];
  readonly links: TreeElement[];
  readonly scripts: string[];
  readonly headings: Heading[];
  readonly hints: Hint[];
  readonly figures: TreeElement[];
  /** Elements with `itemprop` or RDFa's `property`, each with the type it belongs to. */
  readonly properties: { readonly element: TreeElement; readonly type: string; readonly part: Part | null }[];
  title: string;
  language: string;
}
