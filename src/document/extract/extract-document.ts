/** RawDocument → Draft, by media type. One extractor for each; adding a kind is one line here. */
import type { Draft, MediaType, RawDocument } from '../../article.ts';
import type { DocumentSettings } from '../../settings.ts';
import type { DocumentStep } from '../../stage.ts';
import { createExtractHtml } from './html/extract-html.ts';
import { extractRecord } from './record/extract-record.ts';
import { extractText } from './text/extract-text.ts';

/** @throws DocumentRejected when there is no text to extract. */
export function createExtract(settings: DocumentSettings): DocumentStep<RawDocument, Draft> {
  const html = createExtractHtml(settings);
  const extractors: Readonly<Record<MediaType, (raw: RawDocument) => Draft>> = {
    'text/plain': extractText,
    'text/markdown': extractText,
    'text/html': (raw) => html.apply(raw),
    'application/vnd.newsmorgue.record+json': extractRecord,
  };
  return { name: 'extract', apply: (raw) => extractors[raw.mediaType](raw) };
}
