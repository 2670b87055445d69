/** A small WARC 1.1 file, one gzip member for each record; ids come from the content, so the same crawl gives the same bytes. */
import { hash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

export interface Capture {
  readonly url: string;
  /** When it was fetched, UTC. */
  readonly date: string;
  readonly status: string;
  readonly contentType: string;
  readonly body: Uint8Array;
}

const CRLF = '\r\n';

export function writeWarc(software: string, captures: readonly Capture[]): Uint8Array {
  const first = captures[0]?.date ?? '1970-01-01T00:00:00Z';
  const info = record('warcinfo', first, 'application/warc-fields', Buffer.from(`software: ${software}${CRLF}`));
  return Buffer.concat([info, ...captures.map(renderCapture)]);
}

function renderCapture({ url, date, status, contentType, body }: Capture): Uint8Array {
  const head = [`HTTP/1.1 ${status}`, `Content-Type: ${contentType}`, `Content-Length: ${body.length}`, '', ''].join(
    CRLF,
  );
  return record('response', date, 'application/http; msgtype=response', Buffer.concat([Buffer.from(head), body]), url);
}

function record(type: string, date: string, contentType: string, block: Uint8Array, url?: string): Uint8Array {
  const digest = hash('sha256', `${type} ${url} ${date} ${hash('sha256', block)}`);
  const id = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `4${digest.slice(13, 16)}`,
    `8${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ];
  const head = [
    'WARC/1.1',
    `WARC-Type: ${type}`,
    `WARC-Record-ID: <urn:uuid:${id.join('-')}>`,
    `WARC-Date: ${date}`,
    ...(url === undefined ? [] : [`WARC-Target-URI: ${url}`]),
    `Content-Type: ${contentType}`,
    `Content-Length: ${block.length}`,
    '',
    '',
  ].join(CRLF);
  return gzipSync(Buffer.concat([Buffer.from(head), block, Buffer.from(CRLF + CRLF)]), { level: 9 });
}
