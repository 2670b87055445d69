import type { MediaType } from '../../article.ts';
import { readFrontMatter } from '../fields/front-matter.ts';
import { findSeparator, type Separator } from '../kinds/recognize-separator.ts';
import { makeDocument, rejectedItem } from '../make-document.ts';
import type { InputFile, Reader, ReaderContext, ReadItem } from '../reader.ts';
import { collectBytes, tooLarge } from '../streams/collect-bytes.ts';
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

/** The whole file, without a look at its lines: by far the most frequent case. */
async function* readWhole(
  file: InputFile,
  from: number,
  mediaType: MediaType,
  limit: number,
): AsyncGenerator<ReadItem> {
  const bytes = await collectBytes(openAsBytes(file, from), limit);
  if (bytes.length < MAX_BLANK && isBlank(bytes)) yield rejectedItem(file, 'empty', BLANK);
  else {
    const section = { bytes, offset: from, end: from + bytes.length, isLast: true };
    yield sectionItem(file, section, mediaType, limit, from === 0);
  }
}

async function* readSections(
  file: InputFile,
  from: number,
  separator: Separator,
  mediaType: MediaType,
  limit: number,
): AsyncGenerator<ReadItem> {
  let count = 0;
  for await (const section of splitSections(openAsBytes(file, from), { separator, limit, from })) {
    const isOnly = section.isLast && count === 0 && from === 0;
    count++;
    yield sectionItem(file, section, mediaType, limit, isOnly);
    // The last article may still grow.
    if (section.isLast && !isOnly) yield { type: 'resume', at: section.offset };
  }
  if (count === 0 && from === 0) yield rejectedItem(file, 'empty', BLANK);
}

const BLANK = 'Expected text, got blank lines only';
const MAX_BLANK = 64 * 1024;
const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte <= 0x20);

function readText(
  file: InputFile,
  context: ReaderContext,
  from: number,
  mediaType: MediaType,
): AsyncIterable<ReadItem> {
  const separator = findSeparator(file.head, context.separator);
  const limit = context.limits.maxDocumentBytes;
  return separator ? readSections(file, from, separator, mediaType, limit) : readWhole(file, from, mediaType, limit);
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
