import type { Claim, Draft, RawDocument } from '../../../../src/article.ts';
import { extractText } from '../../../../src/document/extract/text/extract-text.ts';

/** A text dump as a reader would hand it over. */
export function rawText(text: string, more: Partial<RawDocument> = {}): RawDocument {
  const bytes = new TextEncoder().encode(text);
  const claims: readonly Claim[] = [];
  return {
    source: { path: 'dump.txt', sha256: '' },
    mediaType: 'text/plain',
    bytes,
    collection: 'dumps',
    claims,
    ...more,
  };
}

export const extracted = (text: string, more?: Partial<RawDocument>): Draft => extractText(rawText(text, more));

/** Claims as `field: value`. */
export const claimed = (draft: Draft): string[] => draft.claims.map(({ field, value }) => `${field}: ${value}`);
