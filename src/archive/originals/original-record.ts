/** Originals: what was read, each as one WARC 1.1 `resource` record, compressed as one gzip member. */
import { hash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { SourceRef } from '../../article.ts';

export interface Original {
  /** Where it was fetched; `originalUri(source)` where that isn't known. */
  readonly uri: string;
  readonly mediaType: string;
  /** When it was fetched, ISO 8601 instant. */
  readonly date?: string;
  readonly bytes: Uint8Array;
  /** Hex SHA-256 of `bytes`. */
  readonly sha256: string;
}

/** The format demands a date. Where the dump doesn't tell, the epoch stands for "not known": never the time of the run. */
const UNKNOWN_DATE = '1970-01-01T00:00:00Z';
const WARC_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/;
/** Of 9: half the time of the usual 6 for a tenth more bytes, measured on pages. */
const GZIP_LEVEL = 3;
const GZIP_OS_BYTE = 9;
const GZIP_OS_UNIX = 3;
const UNSAFE_URI = /[^\x21-\x7e]+/g;

/** A name for what came out of a dump and has no URL: `urn:newsmorgue:dump:dumps/a.jsonl#offset=120`. */
export function originalUri(source: SourceRef): string {
  const member = source.member === undefined ? '' : `!/${source.member}`;
  const name = encodeURI((source.path + member).toWellFormed())
    .replaceAll('#', '%23')
    .replaceAll('?', '%3F');
  return `urn:newsmorgue:dump:${name}${source.offset === undefined ? '' : `#offset=${source.offset}`}`;
}

/** One gzip member holding one WARC record. A function of its argument: the same document gives the same bytes. */
export function renderOriginal(original: Original): Uint8Array {
  const digest = original.sha256;
  return renderMember(
    [
      ['WARC-Type', 'resource'],
      ['WARC-Record-ID', `<urn:uuid:${uuidOf(digest)}>`],
      ['WARC-Date', warcDate(original.date)],
      ['WARC-Target-URI', original.uri.replace(UNSAFE_URI, (bad) => encodeURIComponent(bad.toWellFormed()))],
      ['WARC-Payload-Digest', `sha256:${digest}`],
      ['WARC-Block-Digest', `sha256:${digest}`],
      ['Content-Type', original.mediaType],
    ],
    original.bytes,
  );
}

/** One gzip member holding the text that was made of a document whose bytes aren't there. */
export function renderConversion({ uri, mediaType, date, bytes }: Omit<Original, 'sha256'>): Uint8Array {
  const digest = hash('sha256', bytes);
  return renderMember(
    [
      ['WARC-Type', 'conversion'],
      ['WARC-Record-ID', `<urn:uuid:${uuidOf(digest)}>`],
      ['WARC-Date', warcDate(date)],
      ['WARC-Target-URI', uri.replace(UNSAFE_URI, (bad) => encodeURIComponent(bad.toWellFormed()))],
      ['WARC-Block-Digest', `sha256:${digest}`],
      ['Content-Type', mediaType],
    ],
    bytes,
  );
}

/** What a file of originals begins with. `started` is the run's start, ISO 8601. */
export function renderWarcInfo(run: string, tool: string, started: string): Uint8Array {
  const fields = Buffer.from(`software: ${tool}\r\nformat: WARC File Format 1.1\r\nisPartOf: ${run}\r\n`);
  return renderMember(
    [
      ['WARC-Type', 'warcinfo'],
      ['WARC-Record-ID', `<urn:uuid:${uuidOf(hash('sha256', fields))}>`],
      ['WARC-Date', warcDate(started)],
      ['Content-Type', 'application/warc-fields'],
    ],
    fields,
  );
}

/** The document's bytes out of a gzip member that `renderOriginal` made. */
export function readOriginal(member: Uint8Array): Uint8Array {
  const record = gunzipSync(member);
  const start = record.indexOf('\r\n\r\n') + 4;
  return record.subarray(start, record.length - 4);
}

function renderMember(headers: readonly (readonly [string, string])[], body: Uint8Array): Uint8Array {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const head = `WARC/1.1\r\n${lines}Content-Length: ${body.length}\r\n\r\n`;
  const member = gzipSync(Buffer.concat([Buffer.from(head), body, Buffer.from('\r\n\r\n')]), { level: GZIP_LEVEL });
  // The only byte of the header that depends on the platform.
  member[GZIP_OS_BYTE] = GZIP_OS_UNIX;
  return member;
}

function warcDate(date: string | undefined): string {
  if (date === undefined) return UNKNOWN_DATE;
  if (WARC_DATE.test(date)) return date;
  const milliseconds = Date.parse(date);
  if (Number.isNaN(milliseconds)) return UNKNOWN_DATE;
  const iso = new Date(milliseconds).toISOString();
  return WARC_DATE.test(iso) ? iso : UNKNOWN_DATE;
}

/** A UUID of version 8 (made by a rule of one's own, RFC 9562) from a hex digest. */
function uuidOf(digest: string): string {
  const variant = '89ab'[Number.parseInt(digest[16] ?? '0', 16) % 4];
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}
