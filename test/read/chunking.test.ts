/** However the bytes of a dump come in, the same documents come out: places, bytes, claims and rejections. */
import { gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../src/read/make-document.ts';
import { DEFAULT_LIMITS } from '../../src/read/reader.ts';
import { makeZip } from './make-zip.ts';
import { readAll } from './read-items.ts';

async function* cut(bytes: Buffer, sizes: readonly number[]) {
  let at = 0;
  for (let i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    yield new Uint8Array(bytes.subarray(at, at + size));
    at += size;
  }
}

async function readCut(bytes: Buffer, sizes: readonly number[]) {
  const limits = { ...DEFAULT_LIMITS, maxDocumentBytes: 2000 };
  const { documents, rejections, entries } = await readAll(['-'], { stdin: cut(bytes, sizes), limits });
  // As short lines, so that a difference can be read.
  return {
    documents: documents.map(({ source, mediaType, bytes, original, claims }) =>
      [JSON.stringify(source), mediaType, bytes.length, sha256(bytes), original?.length, JSON.stringify(claims)].join(
        ' ',
      ),
    ),
    rejections: rejections.map(({ source, code }) => `${code} ${JSON.stringify(source)}`),
    entries,
  };
}

const long = 'long '.repeat(1000);
const jsonLines = ['{"id":1,"text":"Caf\u00e9 \\" [{"}', '', '{"bad', `{"text":"${long}"}`, '{"text":"last"}'].join(
  '\r\n',
);
const warcRecord = (n: number): string => {
  const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Page ${n}</p>`;
  return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://site.example/${n}\r\nContent-Type: application/http\r\nContent-Length: ${http.length}\r\n\r\n${http}\r\n\r\n`;
};
const warcs = [1, 2, 3].map((n) => Buffer.from(warcRecord(n)));

const DUMPS: Readonly<Record<string, Buffer>> = {
  jsonl: Buffer.from(jsonLines),
  json: Buffer.from(
    `{"ok":true,"articles":[{"text":"Caf\u00e9 \\\\"},{"text":"${long}"}, {"id":2,"text":"b\\"]"} ,3],"x":"\\u00e9"}`,
  ),
  csv: Buffer.from(`id,title,text\r\n1,"A ""q""","two\nlines"\n2,B,"${long}"\n3,C,"open\n4,\u00e9,last`),
  text: Buffer.from(`Title: A\nOne\n=====\n\nTitle: B\n${long}\n=====\nTitle: C\n\u00e9\n=====\nno header`),
  feed: Buffer.from(
    `<rss><channel><link>https://site.example/</link><item><title>A&amp;B</title><description><![CDATA[<p>\u00e9</p>]]></description></item><item><description>${long}</description></item><item><description>b</description></item></channel></rss>`,
  ),
  warc: Buffer.concat(warcs),
  'warc.gz': Buffer.concat(warcs.map((record) => gzipSync(record))),
  'jsonl.gz': Buffer.concat([gzipSync(jsonLines.slice(0, 30)), gzipSync(jsonLines.slice(30))]),
  'jsonl.zst': Buffer.concat([zstdCompressSync(jsonLines.slice(0, 30)), zstdCompressSync(jsonLines.slice(30))]),
  zip: makeZip([
    { name: 'a.jsonl', content: jsonLines },
    { name: 'b.txt', content: 'b' },
  ]),
  'utf-16': Buffer.from(`\ufeff${jsonLines}`, 'utf16le'),
};

describe.each(Object.entries(DUMPS))('%s', (_name, bytes) => {
  test('does not depend on its chunks', async () => {
    const whole = await readCut(bytes, [bytes.length]);
    expect(whole.documents.length).toBeGreaterThan(0);
    const sizes = fc.array(fc.integer({ min: 1, max: 64 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(sizes, async (pieces) => {
        expect(await readCut(bytes, pieces)).toEqual(whole);
      }),
      { numRuns: 15 },
    );
  });

  test('gives documents and rejections, never an exception, however it is damaged', async () => {
    const damage = fc.record({ at: fc.nat(bytes.length), drop: fc.nat(40), insert: fc.uint8Array({ maxLength: 12 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (damages) => {
        let damaged = bytes;
        for (const { at, drop, insert } of damages) {
          damaged = Buffer.concat([damaged.subarray(0, at), insert, damaged.subarray(at + drop)]);
        }
        const { entries, rejections } = await readCut(damaged, [97]);
        expect(entries).toHaveLength(1);
        expect(rejections.filter((line) => line.startsWith('internal'))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
