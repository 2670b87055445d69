/** A document once more, from the bytes that the archive kept of it and what its record says of where it came from. */
import { gunzipSync } from 'node:zlib';
import type { ArchiveRecord } from '../../archive/records/record-schema.ts';
import type { Claim, MediaType, RawDocument, SourceRef } from '../../article.ts';
import { compileFields, compilePathRule } from '../../config/input-scopes.ts';
import type { LoadedConfig } from '../../config/load-config.ts';
import { readFrontMatter } from '../../read/fields/front-matter.ts';
import { mapRow, type Row } from '../../read/fields/map-fields.ts';
import { folderOf } from '../../read/files/list-inputs.ts';
import { encodeText, makeClaim } from '../../read/make-document.ts';

/** What is known of a document beside its bytes. */
export interface DocumentFacts extends Pick<ArchiveRecord, 'mediaType' | 'collection' | 'crawled'> {
  readonly source: SourceRef;
  readonly claims: readonly Claim[];
}

/** An original as it lies in the archive: its type, its address and its bytes. */
export interface OriginalRecord {
  readonly contentType: string;
  readonly uri: string;
  readonly date: string | undefined;
  readonly bytes: Uint8Array;
}

const HEADER = /^(content-type|warc-target-uri|warc-date):\s*(.*)$/gim;

/** @param member one gzip member of a file of originals */
export function parseOriginal(member: Uint8Array): OriginalRecord {
  const record = gunzipSync(member);
  const end = record.indexOf('\r\n\r\n');
  const headers = new Map<string, string>();
  for (const [, name, value] of record.toString('latin1', 0, end).matchAll(HEADER)) {
    headers.set((name as string).toLowerCase(), (value as string).trim());
  }
  const date = headers.get('warc-date');
  return {
    contentType: headers.get('content-type') ?? '',
    uri: headers.get('warc-target-uri') ?? '',
    date: date?.startsWith('1970-01-01T00:00:00') ? undefined : date,
    bytes: record.subarray(end + 4, record.length - 4),
  };
}

const WHOLE: readonly MediaType[] = ['text/html', 'text/plain', 'text/markdown'];
const WEB_ADDRESS = /^https?:/;

/** A document of which nothing is known but its bytes and where it was read; undefined where they aren't a whole page or text. */
export function wholeDocument(
  { contentType, uri, date, bytes }: OriginalRecord,
  source: SourceRef,
  { values }: LoadedConfig,
): RawDocument | undefined {
  const mediaType = WHOLE.find((type) => type === contentType);
  if (mediaType === undefined) return undefined;
  const site = compilePathRule(values.site, 'site')(source.path);
  const collection = compilePathRule(values.collection, 'collection')(source.path);
  return {
    source,
    mediaType,
    bytes: new Uint8Array(bytes),
    collection: collection ?? folderOf(source.path),
    ...(date === undefined ? {} : { crawled: date }),
    claims: [
      ...(WEB_ADDRESS.test(uri) ? [makeClaim('url', uri, 'warc:WARC-Target-URI')] : []),
      ...(site === undefined ? [] : [makeClaim('site', site, 'path')]),
    ],
  };
}

const ROW = 'application/octet-stream';
const JSON_OBJECT = /^\s*\{/;
/** Claims that reading made; those that extraction made are made anew. */
const BY_READING = /^(?:column:|warc:|http:|feed:|mhtml:|saved:|front-matter:|path$)/;

/**
 * The document as it was read. Undefined where the bytes alone don't tell: the row of a table needs the names of its
 * columns, the item of a feed its channel.
 */
export function originalDocument(
  { contentType, bytes }: OriginalRecord,
  { source, mediaType, collection, crawled, claims }: DocumentFacts,
  config: LoadedConfig,
): RawDocument | undefined {
  // Its own claims are in it.
  if (mediaType === 'application/vnd.newsmorgue.record+json') return undefined;
  const parts = {
    source,
    collection,
    ...(crawled === null ? {} : { crawled }),
    claims: claims.filter(({ from }) => BY_READING.test(from)),
  };
  const own = new Uint8Array(bytes);
  if (contentType !== ROW) return { ...parts, mediaType, bytes: own };
  const content = contentOfRow(own, mediaType, source.path, config);
  if (content === undefined) return undefined;
  return { ...parts, ...content, original: own };
}

function contentOfRow(
  bytes: Uint8Array,
  mediaType: MediaType,
  path: string,
  config: LoadedConfig,
): Pick<RawDocument, 'mediaType' | 'bytes' | 'charset'> | undefined {
  if (mediaType === 'text/markdown') {
    const matter = readFrontMatter(bytes);
    return matter === null ? undefined : { mediaType, bytes: new Uint8Array(matter.body) };
  }
  const text = new TextDecoder().decode(bytes);
  if (!JSON_OBJECT.test(text)) return undefined;
  try {
    const mapped = mapRow(JSON.parse(text) as Row, compileFields(config.values.fields)(path));
    if (mapped === null) return undefined;
    return { mediaType: mapped.mediaType, bytes: encodeText(mapped.content), charset: 'utf-8' };
  } catch {
    return undefined;
  }
}
