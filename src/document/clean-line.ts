/** The shape in which a cleaned document leaves `newsmorgue clean`: a stable contract (docs/commands.md). */

import type { Article, Block, Claim, DateValue, DocumentKind, Metadata, Removal, SourceRef } from '../article.ts';
import { spacedTextOf } from '../text/text-of.ts';

type CleanDate = Pick<DateValue, 'value' | 'precision' | 'raw' | 'ambiguous'>;

export interface CleanedDocument extends Omit<Metadata, 'published' | 'modified'> {
  readonly source: SourceRef;
  readonly kind: DocumentKind;
  readonly published: CleanDate | null;
  readonly modified: CleanDate | null;
  /** The blocks joined by blank lines. */
  readonly text: string;
  /** Blocks and removals share one numbering. */
  readonly blocks: readonly Block[];
  readonly removals: readonly Removal[];
  readonly claims: readonly Claim[];
  readonly flags: readonly string[];
}

export interface UncleanedDocument {
  readonly source: Partial<SourceRef>;
  readonly error: { readonly code: string; readonly message: string };
}

export type CleanLine = CleanedDocument | UncleanedDocument;

export function toCleanLine(article: Article): CleanedDocument {
  const { source, kind, metadata, blocks, removals, claims, flags } = article;
  const { title, authors, agency, url, site, language, description, section, tags, images, paywalled } = metadata;
  return {
    source,
    kind,
    title,
    authors,
    agency,
    published: toCleanDate(metadata.published),
    modified: toCleanDate(metadata.modified),
    url,
    site,
    language,
    description,
    section,
    tags,
    images,
    paywalled,
    text: spacedTextOf(article),
    blocks,
    removals,
    claims,
    flags,
  };
}

function toCleanDate(date: DateValue | null): CleanDate | null {
  if (date === null) return null;
  const { value, precision, raw, ambiguous } = date;
  return ambiguous === undefined ? { value, precision, raw } : { value, precision, raw, ambiguous };
}

export function toErrorLine(
  source: Partial<SourceRef>,
  failure: { readonly code: string; readonly message: string },
): UncleanedDocument {
  return { source, error: { code: failure.code, message: failure.message } };
}
