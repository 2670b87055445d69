import type { MediaType } from '../../article.ts';
import { readFrontMatter } from '../front-matter.ts';
import { makeDocument, rejectedItem } from '../make-document.ts';
import type { InputFile, Reader, ReaderContext, ReadItem } from '../reader.ts';
import { findSeparator } from '../recognize-separator.ts';
import { tooLarge } from '../streams/collect-bytes.ts';
import { isTranscoded, openAsBytes } from '../streams/open-as-bytes.ts';
import { splitSections, type TextSection } from '../streams/split-sections.ts';

/** Only articles of a file with several have an offset. */
function sectionItem(
  file: InputFile,
  section: TextSection,
  mediaType: MediaType,
  limit: number,
  isOnly: boolean,
): ReadItem {
  const offset = isOnly ? undefined : section.offset;
  if (section.bytes === null) {
    return rejectedItem(file, 'too-large', tooLarge(limit).message, { offset });
  }
  const matter = mediaType === 'text/markdown' ? readFrontMatter(section.bytes) : null;
  const content = matter
    ? { content: matter.body, original: section.bytes, claims: matter.claims, id: matter.id, crawled: matter.crawled }
    : { content: section.bytes };
  const charset = isTranscoded(file) ? 'utf-8' : undefined;
  return { type: 'document', document: makeDocument(file, { mediaType, ...content, offset, charset }) };
}

async function* readText(
  file: InputFile,
  context: ReaderContext,
  from: number,
  mediaType: MediaType,
): AsyncGenerator<ReadItem> {
  const separator = findSeparator(file.head, context.separator);
  const limit = context.limits.maxDocumentBytes;
  let count = 0;
  for await (const section of splitSections(openAsBytes(file, from), { separator, limit, from })) {
    const isOnly = section.isLast && count === 0 && from === 0;
    count++;
    yield sectionItem(file, section, mediaType, limit, isOnly);
    // The last article may still grow.
    if (section.isLast && !isOnly) yield { type: 'resume', at: section.offset };
  }
  if (count === 0 && from === 0) yield rejectedItem(file, 'empty', 'Expected text, got blank lines only');
}

const textLike = (name: 'text' | 'markdown', mediaType: MediaType): Reader => ({
  name,
  continues: 'where-told',
  accepts: (file) => file.kind === name,
  read: (file, context, from = 0) => readText(file, context, from, mediaType),
});

/** A file that is one article, or several with a line between every two. */
export const textReader: Reader = textLike('text', 'text/plain');

/** The same for Markdown, whose front matter becomes claims. */
export const markdownReader: Reader = textLike('markdown', 'text/markdown');
