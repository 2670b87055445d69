import type { TreeElement } from '../page-tree.ts';

/** A short piece of visible text that may name the author or the time, and where it stands. */
export interface Hint {
  readonly field: 'published' | 'modified' | 'author';
  readonly value: string;
  readonly from: string;
  /** Block lines before it on the page. */
  readonly line: number;
  /** Characters of text before it. */
  readonly offset: number;
  /** In a part of the page that is about something else. */
  readonly elsewhere: boolean;
}

export interface Heading {
  readonly text: string;
  /** 1 or 2; 0 where it is a line that is no heading and reads like the page's title. */
  readonly level: number;
  readonly line: number;
  readonly offset: number;
  readonly elsewhere: boolean;
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
  readonly properties: { readonly element: TreeElement; readonly type: string; readonly elsewhere: boolean }[];
  title: string;
  language: string;
}
