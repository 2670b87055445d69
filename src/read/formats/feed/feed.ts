/** RSS, RDF, Atom and WordPress exports: an item is a document. */
import type { Claim } from '../../../article.ts';
import { createStreamDecoder, type StreamDecoder } from '../../../text/encoding/create-stream-decoder.ts';
import { chooseEncoding } from '../../../text/encoding/decode-bytes.ts';
import { sniffEncoding } from '../../kinds/sniff-encoding.ts';
import { encodeText, makeClaim, makeDocument, rejectedItem } from '../../make-document.ts';
import type { InputFile, Reader, ReadItem } from '../../reader.ts';
import { tooLarge } from '../../streams/collect-bytes.ts';
import { mapItem, passedOverAs } from './map-item.ts';
import { type FeedItem, FeedScanner } from './scan-items.ts';
import { TagBytes } from './tag-bytes.ts';

const DECLARED = /^\ufeff?\s*<\?xml[^<>]*\bencoding\s*=\s*["']([\w.:-]{1,40})["']/;
/** Not of bytes that can be read so far. */
const UTF_16 = /^utf-?16/i;
const ITEM_PLACES: ReadonlyMap<string, Claim['field']> = new Map(
  Object.entries({
    link: 'site',
    'atom:link': 'site',
    language: 'language',
  }),
);

/** UTF-16 by its zeros, then as every text: byte order mark, valid UTF-8, the XML declaration, what it looks like. */
function decoderOf(head: Uint8Array): StreamDecoder {
  const sniffed = sniffEncoding(head);
  if (sniffed.name !== 'utf-8') return createStreamDecoder(sniffed.name);
  const declared = DECLARED.exec(sniffed.decode(head))?.[1] ?? '';
  return createStreamDecoder(chooseEncoding(head, UTF_16.test(declared) ? '' : declared));
}

function channelClaims(scanner: FeedScanner): Claim[] {
  return scanner.channel.flatMap(({ name, text, attributes }) => {
    const field = ITEM_PLACES.get(name);
    const value = (attributes['rel'] ?? 'alternate') === 'alternate' ? text.trim() || (attributes['href'] ?? '') : '';
    return field && value !== '' ? [makeClaim(field, value, `feed:channel/${name}`)] : [];
  });
}

function readItem(file: InputFile, item: FeedItem, scanner: FeedScanner, limit: number): ReadItem {
  const { offset, raw, fields } = item;
  if (item.isCut) return rejectedItem(file, 'truncated', CUT, { offset });
  if (raw === null) return rejectedItem(file, 'too-large', tooLarge(limit).message, { offset });
  const what = passedOverAs(fields);
  if (what !== undefined) return { type: 'passed-over', what, count: 1 };
  const mapped = mapItem(fields, scanner.authors);
  if (!mapped) return rejectedItem(file, 'no-text', NO_TEXT, { offset, original: raw });
  const parts = { ...mapped, claims: [...mapped.claims, ...channelClaims(scanner)], offset, original: raw };
  return { type: 'document', document: makeDocument(file, parts) };
}

const CUT = 'Expected the end of an item, got the end of the file';
const NO_TEXT = 'Expected an item with a text, got only its headline and link';

async function* readFeed(file: InputFile, limit: number): AsyncGenerator<ReadItem> {
  const decoder = decoderOf(file.head);
  const bytes = new TagBytes(decoder.encoding);
  const scanner = new FeedScanner(limit, bytes);
  for await (const chunk of file.open()) {
    const text = decoder.write(chunk);
    // Of an encoding whose bytes mean something else behind an escape only the text can be found again.
    bytes.add(decoder.encoding === 'iso-2022-jp' ? encodeText(text) : chunk);
    for (const item of scanner.feed(text)) {
      yield readItem(file, item, scanner, limit);
    }
  }
  for (const item of scanner.end()) yield readItem(file, item, scanner, limit);
}

/** A feed or an export, however large, item by item. */
export const feedReader: Reader = {
  name: 'feed',
  accepts: (file) => file.kind === 'feed',
  read: (file, { limits }) => readFeed(file, limits.maxDocumentBytes),
};
