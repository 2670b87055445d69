import type { Claim, MediaType } from '../../../article.ts';
import { DocumentRejected } from '../../../stage.ts';
import { readInstant } from '../../fields/read-instant.ts';
import { looksLikeHtml } from '../../kinds/recognize-html.ts';
import { makeClaim, makeDocument, rejectedItem } from '../../make-document.ts';
import type { InputFile, ReadItem } from '../../reader.ts';
import { tooLarge } from '../../streams/collect-bytes.ts';
import { decodeBody } from './decode-body.ts';
import { findHeaderEnd, type HeaderBlock, parseHeaders } from './parse-headers.ts';
import type { WarcRecord } from './walk-records.ts';

const HTTP_SUCCESS = /^HTTP\/[\d.]+\s+200(?:\s|$)/i;
const HTTP_STATUS = /^HTTP\/[\d.]+\s+(\d{3})/i;
const CHARSET = /charset\s*=\s*["']?([\w.:-]{1,40})/i;
const MEDIA_TYPES: ReadonlyMap<string, MediaType> = new Map([
  ['text/html', 'text/html'],
  ['application/xhtml+xml', 'text/html'],
  ['text/plain', 'text/plain'],
  ['text/markdown', 'text/markdown'],
]);
const CANONICAL_LINK = /<([^<>]{1,2000})>\s*;[^<,]{0,200}\brel\s*=\s*"?canonical\b/i;
const DOCUMENT_TYPES: ReadonlySet<string> = new Set(['response', 'resource', 'conversion']);
const ROBOTS = /^https?:\/\/[^/]+\/robots\.txt$/i;

const typeOf = (headers: HeaderBlock): string => (headers.get('warc-type') ?? 'none').toLowerCase();

/** Browsertrix and others keep beside each page its text, a picture of it and what was seen on it, under its address. */
const ABOUT_PAGE = /^urn:(text(?:-final)?|pageinfo|thumbnail|view|screenshot|fullpage|har|warcinfo):/i;

/** Whether a record may hold a document, so that its payload has to be read. */
export const mayHoldDocument = (headers: HeaderBlock): boolean =>
  DOCUMENT_TYPES.has(typeOf(headers)) &&
  !ROBOTS.test(targetOf(headers) ?? '') &&
  !ABOUT_PAGE.test(targetOf(headers) ?? '');

function whatInstead(headers: HeaderBlock): string {
  const about = ABOUT_PAGE.exec(targetOf(headers) ?? '')?.[1];
  return about === undefined ? `warc ${typeOf(headers).slice(0, 80)}` : `warc urn:${about.toLowerCase()}`;
}

/** WARC 1.0 as wget writes it has the address in angle brackets. */
function targetOf(headers: HeaderBlock): string | undefined {
  const uri = headers.get('warc-target-uri');
  return uri?.startsWith('<') && uri.endsWith('>') ? uri.slice(1, -1) : uri;
}

const passedOver = (what: string): ReadItem => ({ type: 'passed-over', what, count: 1 });

interface Page {
  readonly contentType: string;
  readonly body: Buffer;
  readonly claims: readonly Claim[];
}

const claim = (field: Claim['field'], value: string | undefined, from: string): Claim[] =>
  value ? [makeClaim(field, value, from)] : [];

function warcClaims(headers: HeaderBlock): Claim[] {
  return [
    ...claim('url', targetOf(headers), 'warc:WARC-Target-URI'),
    ...claim(
      'language',
      headers.get('warc-identified-content-language')?.split(',')[0],
      'warc:WARC-Identified-Content-Language',
    ),
  ];
}

function httpClaims(headers: HeaderBlock): Claim[] {
  return [
    ...claim('modified', headers.get('last-modified'), 'http:Last-Modified'),
    ...claim('language', headers.get('content-language'), 'http:Content-Language'),
    ...claim('canonical', CANONICAL_LINK.exec(headers.get('link') ?? '')?.[1], 'http:Link'),
  ];
}

/** The page in an HTTP response, or the name of what it is instead. */
function openResponse(payload: Buffer, limit: number): Page | string {
  const end = findHeaderEnd(payload);
  const http = parseHeaders(payload.subarray(0, end?.end ?? 0));
  if (!end || !HTTP_SUCCESS.test(http.start)) return `http ${HTTP_STATUS.exec(http.start)?.[1] ?? 'without status'}`;
  const contentType = http.get('content-type') ?? '';
  if (!mediaTypeOf(contentType) && contentType !== '') return `http ${bareType(contentType)}`;
  return { contentType, body: decodeBody(http, payload.subarray(end.body), limit), claims: httpClaims(http) };
}

const bareType = (contentType: string): string => (contentType.split(';')[0] ?? '').trim().toLowerCase().slice(0, 80);
const mediaTypeOf = (contentType: string): MediaType | undefined => MEDIA_TYPES.get(bareType(contentType));

function openPage(headers: HeaderBlock, payload: Buffer, limit: number): Page | string {
  const contentType = headers.get('content-type') ?? '';
  const isHttp =
    typeOf(headers) === 'response' && (contentType === '' || contentType.toLowerCase().startsWith('application/http'));
  if (isHttp) return openResponse(payload, limit);
  return mediaTypeOf(contentType)
    ? { contentType, body: payload, claims: [] }
    : `${typeOf(headers)} ${bareType(contentType)}`;
}

/** Without a stated type a page is told by its content; other things are passed over. */
function kindOf(page: Page): MediaType | undefined {
  if (page.contentType !== '') return mediaTypeOf(page.contentType);
  return looksLikeHtml(page.body.subarray(0, 64 * 1024).toString('latin1')) ? 'text/html' : undefined;
}

const SEGMENTED = 'Expected a record in one piece, got a segment of one';

/** What one WARC record is: a document, a rejection, or something that is no document by its kind. */
export function readRecord(file: InputFile, { headers, payload }: WarcRecord, offset: number, limit: number): ReadItem {
  const type = typeOf(headers);
  const id = headers.get('warc-record-id')?.replace(ID_BRACKETS, '');
  if (type === 'continuation' || Number(headers.get('warc-segment-number') ?? 1) > 1) {
    return rejectedItem(file, 'bad-warc', SEGMENTED, { offset, id });
  }
  if (!mayHoldDocument(headers)) return passedOver(whatInstead(headers));
  if (payload === null) return rejectedItem(file, 'too-large', tooLarge(limit).message, { offset, id });
  try {
    const page = openPage(headers, payload, limit);
    if (typeof page === 'string') return passedOver(page);
    const mediaType = kindOf(page);
    if (!mediaType) return passedOver('http without type');
    if (page.body.length === 0)
      return rejectedItem(file, 'empty', 'Expected a page, got an empty body', { offset, id });
    const document = makeDocument(file, {
      mediaType,
      content: page.body,
      offset,
      id,
      charset: CHARSET.exec(page.contentType)?.[1]?.toLowerCase() ?? (type === 'conversion' ? 'utf-8' : undefined),
      crawled: readInstant(headers.get('warc-date')),
      claims: [...warcClaims(headers), ...page.claims],
    });
    return { type: 'document', document };
  } catch (error) {
    if (error instanceof DocumentRejected)
      return rejectedItem(file, error.code, error.message, { offset, id, original: payload });
    throw error;
  }
}

const ID_BRACKETS = /^<|>$/g;
