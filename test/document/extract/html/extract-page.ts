import type { Draft, RawDocument } from '../../../../src/article.ts';
import { createExtractHtml } from '../../../../src/document/extract/html/extract-html.ts';
import type { SiteSettings } from '../../../../src/settings.ts';

const EXTRACT = createExtractHtml({ rules: [], sites: {} });

/** Extracts one page given as text or bytes. */
export function extractPage(
  page: string | Uint8Array,
  more: Partial<RawDocument> = {},
  sites: Record<string, SiteSettings> = {},
): Draft {
  const bytes = typeof page === 'string' ? new TextEncoder().encode(page) : page;
  const source = { path: 'page.html', sha256: '0'.repeat(64) };
  const raw: RawDocument = { source, mediaType: 'text/html', bytes, collection: 'pages', claims: [], ...more };
  const step = Object.keys(sites).length === 0 ? EXTRACT : createExtractHtml({ rules: [], sites });
  return step.apply(raw);
}
