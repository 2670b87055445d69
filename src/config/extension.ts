/** The functions a configuration may bring. They run on the worker threads, so they must not keep state between documents. */
import type { Article, Draft, Metadata } from '../article.ts';

/** Changes a document before it is cleaned. What it takes out must become removals; whoever drops text silently is refused. */
export interface Transform {
  readonly name: string;
  apply(draft: Draft): Draft;
}

/** Changes metadata after it was decided. Gives the fields to set, or nothing. */
export interface Normalizer {
  readonly name: string;
  apply(metadata: Metadata, article: Article): Partial<Metadata> | undefined;
}

export interface Extensions {
  readonly transforms: readonly Transform[];
  readonly normalizers: readonly Normalizer[];
}
