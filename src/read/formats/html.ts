import { makeDocument } from '../make-document.ts';
import type { Reader } from '../reader.ts';
import { readSavedFrom } from '../saved-page-claims.ts';
import { collectBytes } from '../streams/collect-bytes.ts';

/** A file that is one page. Its bytes stay as they are: the page itself may say how it is encoded. */
export const htmlReader: Reader = {
  name: 'html',
  accepts: (file) => file.kind === 'html',
  async *read(file, { limits }) {
    const content = await collectBytes(file.open(), limits.maxDocumentBytes);
    yield {
      type: 'document',
      document: makeDocument(file, { mediaType: 'text/html', content, ...readSavedFrom(content) }),
    };
  },
};
