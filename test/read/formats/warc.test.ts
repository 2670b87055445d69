import { hash } from 'node:crypto';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { WARCParser } from 'warcio';
import { DEFAULT_LIMITS } from '../../../src/read/reader.ts';
import { claimsOf, codesOf, readOne, textOf } from '../read-items.ts';

const sha256 = (text: string): string => hash('sha256', text);

interface RecordParts {
  readonly type?: string;
  readonly uri?: string;
  readonly contentType?: string;
  readonly headers?: string;
  readonly payload: Buffer | string;
}

/** One WARC record, as a crawler writes it. */
function makeRecord({
  type = 'response',
  uri = 'https://site.example/a',
  contentType,
  headers = '',
  payload,
}: RecordParts): Buffer {
  const body = Buffer.from(payload);
  const mediaType = contentType ?? (type === 'response' ? 'application/http; msgtype=response' : 'text/plain');
  const head =
    `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${uri}\r\nWARC-Date: 2018-04-18T09:30:00Z\r\n` +
    `WARC-Record-ID: <urn:uuid:${uri}>\r\n${headers}Content-Type: ${mediaType}\r\nContent-Length: ${body.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), body, Buffer.from('\r\n\r\n')]);
}

interface ResponseParts {
  readonly status?: string;
  readonly headers?: readonly string[];
  readonly body: Buffer | string;
}

function makeResponse({
  status = '200 OK',
  headers = ['Content-Type: text/html; charset=UTF-8'],
  body,
}: ResponseParts): Buffer {
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${headers.join('\r\n')}\r\n\r\n`), Buffer.from(body)]);
}

const page = (n: number): string => `<html><body><p>Page number ${n}, with an é.</p></body></html>`;
const pageRecord = (n: number): Buffer =>
  makeRecord({ uri: `https://site.example/${n}`, payload: makeResponse({ body: page(n) }) });

const chunked = (text: string, extension = ''): string => {
  const half = Buffer.from(text).subarray(0, 10);
  const rest = Buffer.from(text).subarray(10);
  return `${half.length.toString(16)}${extension}\r\n${half}\r\n${rest.length.toString(16)}\r\n${rest}\r\n0\r\n\r\n`;
};

test('what a crawler keeps beside a page, under its address, is no second article', async () => {
  const beside = ['urn:text:', 'urn:pageinfo:', 'urn:thumbnail:'].map((prefix) =>
    makeRecord({ type: 'resource', uri: `${prefix}https://site.example/1`, payload: 'Page number 1, with an é.' }),
  );
  const own = makeRecord({ type: 'resource', uri: 'urn:newsmorgue:dump:a.txt', payload: 'A text.' });
  const { documents, entries } = await readOne('a.warc', Buffer.concat([pageRecord(1), ...beside, own]));
  expect(documents.map(textOf)).toEqual([page(1), 'A text.']);
  expect(entries[0]?.passedOver).toEqual({ 'warc urn:text': 1, 'warc urn:pageinfo': 1, 'warc urn:thumbnail': 1 });
});

describe('what a WARC record says', () => {
  test('becomes the document and its claims', async () => {
    const body = Buffer.from('<p>Caf\u00e9</p>', 'latin1');
    const headers = [
      'Content-Type: text/html; charset=ISO-8859-1',
      'Last-Modified: Tue, 17 Apr 2018 10:00:00 GMT',
      'Link: <https://site.example/canonical>; rel="canonical"',
    ];
    const { documents } = await readOne('a.warc', makeRecord({ payload: makeResponse({ headers, body }) }));
    expect(documents).toMatchObject([
      {
        mediaType: 'text/html',
        charset: 'iso-8859-1',
        crawled: '2018-04-18T09:30:00Z',
        source: { offset: 0, id: 'urn:uuid:https://site.example/a' },
      },
    ]);
    expect(Buffer.from(documents[0]?.bytes ?? [])).toEqual(body);
    expect(claimsOf(documents[0])).toEqual([
      'url warc:WARC-Target-URI: https://site.example/a',
      'modified http:Last-Modified: Tue, 17 Apr 2018 10:00:00 GMT',
      'canonical http:Link: https://site.example/canonical',
    ]);
  });

  test.each([
    ['chunked', ['Transfer-Encoding: chunked'], chunked(page(1))],
    ['chunked with an extension', ['Transfer-Encoding: chunked'], chunked(page(1), ';note=1')],
    ['gzip', ['Content-Encoding: gzip'], gzipSync(page(1))],
    ['deflate', ['Content-Encoding: deflate'], deflateSync(page(1))],
    ['br', ['Content-Encoding: br'], brotliCompressSync(page(1))],
    ['zstd', ['Content-Encoding: zstd'], zstdCompressSync(page(1))],
    ['chunked in the header only', ['Transfer-Encoding: chunked'], page(1)],
    ['gzip in the header only', ['Content-Encoding: gzip'], page(1)],
  ])('a body sent as %s is decoded', async (_name, headers, body) => {
    const payload = makeResponse({ headers: ['Content-Type: text/html', ...headers], body });
    const { documents } = await readOne('a.warc', makeRecord({ payload }));
    expect(documents.map(textOf)).toEqual([page(1)]);
  });

  test('what is no page is counted, not lost', async () => {
    const file = Buffer.concat([
      makeRecord({ type: 'warcinfo', contentType: 'application/warc-fields', payload: 'software: x\r\n' }),
      makeRecord({
        type: 'request',
        contentType: 'application/http; msgtype=request',
        payload: 'GET / HTTP/1.1\r\n\r\n',
      }),
      makeRecord({ payload: makeResponse({ status: '404 Not Found', body: page(0) }) }),
      makeRecord({ payload: makeResponse({ headers: ['Content-Type: image/png'], body: 'x' }) }),
      makeRecord({
        uri: 'https://site.example/robots.txt',
        payload: makeResponse({ headers: ['Content-Type: text/plain'], body: 'x' }),
      }),
      makeRecord({ type: 'revisit', payload: '' }),
      pageRecord(1),
    ]);
    const { documents, rejections, entries } = await readOne('a.warc', file);
    expect(documents.map(textOf)).toEqual([page(1)]);
    expect(rejections).toEqual([]);
    expect(entries[0]?.passedOver).toEqual({
      'warc warcinfo': 1,
      'warc request': 1,
      'http 404': 1,
      'http image/png': 1,
      'warc response': 1,
      'warc revisit': 1,
    });
  });

  test('WET records are texts', async () => {
    const headers = 'WARC-Identified-Content-Language: deu\r\n';
    const { documents } = await readOne(
      'a.warc.wet',
      makeRecord({ type: 'conversion', headers, payload: 'Ein Text.' }),
    );
    expect(documents).toMatchObject([{ mediaType: 'text/plain', charset: 'utf-8' }]);
    expect(claimsOf(documents[0])[1]).toBe('language warc:WARC-Identified-Content-Language: deu');
  });
});

describe('places of records', () => {
  const records = [pageRecord(1), pageRecord(2), pageRecord(3)];
  const starts = (pieces: readonly Buffer[]): number[] =>
    pieces.map((_, i) => Buffer.concat(pieces.slice(0, i)).length);

  test.each([
    ['plain', 'a.warc', records, starts(records)],
    ['a gzip member each', 'a.warc.gz', records.map((r) => gzipSync(r)), starts(records.map((r) => gzipSync(r)))],
    [
      'a zstd frame each',
      'a.warc.zst',
      records.map((r) => zstdCompressSync(r)),
      starts(records.map((r) => zstdCompressSync(r))),
    ],
    ['one gzip member for all', 'a.warc.gz', [gzipSync(Buffer.concat(records))], starts(records)],
    ['one zstd frame for all', 'a.warc.zst', [zstdCompressSync(Buffer.concat(records))], starts(records)],
  ])('%s', async (_name, name, pieces, expected) => {
    const { documents } = await readOne(name, Buffer.concat(pieces));
    expect(documents.map(textOf)).toEqual([page(1), page(2), page(3)]);
    expect(documents.map(({ source }) => source.offset)).toEqual(expected);
  });
});

describe('broken WARC files', () => {
  test('a cut file gives what came before the cut', async () => {
    const file = Buffer.concat([gzipSync(pageRecord(1)), gzipSync(pageRecord(2)).subarray(0, 100)]);
    const result = await readOne('a.warc.gz', file);
    expect(result.documents.map(textOf)).toEqual([page(1)]);
    expect(codesOf(result)).toEqual(['truncated']);
    expect(result.rejections[0]?.source.offset).toBe(gzipSync(pageRecord(1)).length);
  });

  test('a broken member costs its record only', async () => {
    const second = gzipSync(pageRecord(2));
    second.fill(0xff, 40, 60);
    const result = await readOne(
      'a.warc.gz',
      Buffer.concat([gzipSync(pageRecord(1)), second, gzipSync(pageRecord(3))]),
    );
    expect(result.documents.map(textOf)).toEqual([page(1), page(3)]);
    expect(codesOf(result)).toEqual(['bad-container']);
  });

  test('a wrong length costs its record only', async () => {
    const second = Buffer.from(
      pageRecord(2)
        .toString('latin1')
        .replace(/Content-Length: \d+/, 'Content-Length: none'),
      'latin1',
    );
    const result = await readOne('a.warc', Buffer.concat([pageRecord(1), second, pageRecord(3)]));
    expect(result.documents.map(textOf)).toEqual([page(1), page(3)]);
    expect(codesOf(result)).toEqual(['bad-warc']);
  });

  test('a page over the limit is a rejection, before and after decoding', async () => {
    const bomb = makeResponse({
      headers: ['Content-Type: text/html', 'Content-Encoding: gzip'],
      body: gzipSync(Buffer.alloc(100_000, 32)),
    });
    const file = Buffer.concat([
      makeRecord({ payload: makeResponse({ body: 'x'.repeat(20_000) }) }),
      makeRecord({ payload: bomb }),
      pageRecord(3),
    ]);
    const result = await readOne('a.warc', file, { limits: { ...DEFAULT_LIMITS, maxDocumentBytes: 10_000 } });
    expect(result.documents.map(textOf)).toEqual([page(3)]);
    expect(codesOf(result)).toEqual(['too-large', 'too-large']);
  });
});

test('warcio reads the same pages out of the same bytes', async () => {
  const bodies = Array.from({ length: 40 }, (_, n) => `${page(n)}${'<p>m</p>'.repeat(n * 97)}`);
  const file = Buffer.concat(
    bodies.map((body, n) => {
      const ways: ResponseParts[] = [
        { body },
        { headers: ['Content-Type: text/html', 'Transfer-Encoding: chunked'], body: chunked(body) },
        { headers: ['Content-Type: text/html', 'Content-Encoding: gzip'], body: gzipSync(body) },
      ];
      return gzipSync(makeRecord({ uri: `https://site.example/${n}`, payload: makeResponse(ways[n % 3] ?? { body }) }));
    }),
  );
  const expected: string[] = [];
  for await (const record of new WARCParser([new Uint8Array(file)])) {
    expected.push(`${record.warcTargetURI} ${sha256(await record.contentText())}`);
  }
  const { documents } = await readOne('a.warc.gz', file);
  expect(documents.map((document) => `${document.claims[0]?.value} ${sha256(textOf(document))}`)).toEqual(expected);
  expect(expected).toHaveLength(40);
});
