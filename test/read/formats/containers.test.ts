import { randomBytes } from 'node:crypto';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS, type ReadLimits } from '../../../src/read/reader.ts';
import { makeZip } from '../make-zip.ts';
import { codesOf, type ReadResult, readOne, textOf } from '../read-items.ts';

const limited = (limits: Partial<ReadLimits>) => ({ limits: { ...DEFAULT_LIMITS, ...limits } });
const placesOf = ({ documents }: ReadResult): string[] =>
  documents.map((document) => `${document.source.member}: ${textOf(document)}`);

async function makeTar(
  files: Readonly<Record<string, string>>,
  more: (tar: ReturnType<typeof pack>) => void = () => undefined,
) {
  const tar = pack();
  for (const [name, content] of Object.entries(files)) tar.entry({ name }, content);
  more(tar);
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

describe('gzip and zstd', () => {
  test.each([
    ['gzip', 'a.txt.gz', (data: Buffer) => gzipSync(data)],
    ['zstd', 'a.txt.zst', (data: Buffer) => zstdCompressSync(data)],
  ])('%s: a file keeps its name and has no member, its parts are joined', async (_name, name, compress) => {
    const result = await readOne(name, Buffer.concat([compress(Buffer.from('One ')), compress(Buffer.from('two.'))]));
    expect(result.documents.map(textOf)).toEqual(['One two.']);
    expect(result.documents[0]?.source).not.toHaveProperty('member');
    expect(result.entries[0]?.status).toBe('read');
  });

  test.each([
    ['gzip', 'a.jsonl.gz', (data: Buffer) => gzipSync(data)],
    ['zstd', 'a.jsonl.zst', (data: Buffer) => zstdCompressSync(data)],
  ])('%s: large files come in pieces, and a cut one gives what came before the cut', async (_name, name, compress) => {
    const lines = Array.from(
      { length: 300 },
      (_, i) => `${JSON.stringify({ id: i, text: randomBytes(20_000).toString('base64') })}\n`,
    );
    const packed = compress(Buffer.from(lines.join('')));
    expect((await readOne(name, packed)).documents).toHaveLength(300);
    const cut = await readOne(name, packed.subarray(0, packed.length / 2));
    expect(cut.documents.length).toBeGreaterThan(100);
    expect(cut.documents.length).toBeLessThan(200);
    expect(codesOf(cut)).toEqual(['truncated']);
  });

  test('a text cut by the end of its gzip file is no half document', async () => {
    const result = await readOne('a.txt.gz', gzipSync('A text that is cut.'.repeat(50)).subarray(0, -9));
    expect(result.documents).toEqual([]);
    expect(codesOf(result)).toEqual(['truncated']);
  });

  test('broken data and a wrong checksum are told', async () => {
    const packed = gzipSync(randomBytes(5000).toString('hex'));
    const damaged = Buffer.from(packed);
    damaged.writeUInt32LE(1, packed.length - 8);
    expect(codesOf(await readOne('a.txt.gz', damaged))).toEqual(['bad-container']);
    expect(codesOf(await readOne('a.txt.gz', Buffer.concat([packed, Buffer.from('junk')])))).toEqual(['bad-container']);
    expect(
      codesOf(await readOne('a.txt.zst', Buffer.concat([zstdCompressSync('x'), Buffer.from('junkjunk')]))),
    ).toEqual(['bad-container']);
  });

  test('zeros after the last member are padding', async () => {
    const result = await readOne('a.txt.gz', Buffer.concat([gzipSync('One.'), Buffer.alloc(2000)]));
    expect(result.documents.map(textOf)).toEqual(['One.']);
    expect(result.rejections).toEqual([]);
  });

  test('a bomb costs no memory: over the limit of a document, or of the file', async () => {
    const bomb = gzipSync(Buffer.alloc(30_000_000, 'a '));
    expect(codesOf(await readOne('a.txt.gz', bomb, limited({ maxDocumentBytes: 1_000_000 })))).toEqual(['too-large']);
    const lines = gzipSync(Buffer.from(`${JSON.stringify({ text: 'x'.repeat(1000) })}\n`.repeat(20_000)));
    const result = await readOne('a.jsonl.gz', lines, limited({ maxExpandedBytes: 10_000_000 }));
    expect(codesOf(result)).toEqual(['too-large']);
    expect(result.documents.length).toBeGreaterThan(0);
  });
});

describe('zip', () => {
  test('entries of every kind, whatever they are called', async () => {
    const zip = makeZip([
      { name: 'b.txt', content: 'B' },
      { name: 'folder/', content: '' },
      { name: 'folder/a.html', content: '<p>A</p>' },
      { name: '../../etc/passwd', content: 'up' },
      { name: '/absolute.txt', content: 'root' },
      { name: '__MACOSX/._b.txt', content: 'x' },
      { name: 'rows.jsonl', content: '{"text":"1"}\n{"text":"2"}\n' },
    ]);
    const result = await readOne('a.zip', zip);
    expect(placesOf(result)).toEqual([
      'b.txt: B',
      'folder/a.html: <p>A</p>',
      '../../etc/passwd: up',
      '/absolute.txt: root',
      'rows.jsonl: 1',
      'rows.jsonl: 2',
    ]);
    expect(result.entries[0]?.passedOver).toEqual({ 'zip folder': 1, 'zip hidden file': 1 });
  });

  test('an encrypted, a broken, an empty and an unknown entry cost themselves only', async () => {
    const zip = makeZip([
      { name: 'secret.txt', content: 'x', flags: 1 },
      { name: 'broken.txt', content: 'broken '.repeat(100) },
      { name: 'empty.txt', content: '' },
      { name: 'picture.png', content: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') },
      { name: 'good.txt', content: 'good' },
    ]);
    zip.fill(0xff, zip.indexOf('broken.txt') + 10, zip.indexOf('broken.txt') + 16);
    const result = await readOne('a.zip', zip);
    expect(placesOf(result)).toEqual(['good.txt: good']);
    expect(result.rejections.map(({ source, code }) => `${source.member}: ${code}`)).toEqual([
      'secret.txt: unreadable',
      'broken.txt: bad-container',
      'empty.txt: empty',
      'picture.png: unknown-kind',
    ]);
  });

  test('a cut zip file is told of', async () => {
    const zip = makeZip([{ name: 'a.txt', content: 'A' }]);
    expect(codesOf(await readOne('a.zip', zip.subarray(0, -10)))).toEqual(['bad-container']);
  });

  test('too many entries, and an entry over the limit', async () => {
    const zip = makeZip([
      { name: '1.txt', content: '1' },
      { name: '2.txt', content: 'x'.repeat(5000) },
      { name: '3.txt', content: '3' },
      { name: '4.txt', content: '4' },
    ]);
    const result = await readOne('a.zip', zip, limited({ maxEntries: 3, maxDocumentBytes: 1000 }));
    expect(placesOf(result)).toEqual(['1.txt: 1', '3.txt: 3']);
    expect(codesOf(result)).toEqual(['too-large', 'too-many-entries']);
  });

  test('a WACZ gives its pages only', async () => {
    const page = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Page</p>';
    const record = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://site.example/\r\nContent-Type: application/http\r\nContent-Length: ${page.length}\r\n\r\n${page}\r\n\r\n`;
    const wacz = makeZip([
      { name: 'datapackage.json', content: '{"profile":"data-package"}' },
      {
        name: 'pages/pages.jsonl',
        content: '{"format":"json-pages-1.0"}\n{"url":"https://site.example/","text":"Page"}\n',
      },
      { name: 'archive/data.warc.gz', content: gzipSync(record) },
      { name: 'indexes/index.cdx', content: 'x' },
    ]);
    const result = await readOne('a.wacz', wacz);
    expect(placesOf(result)).toEqual(['archive/data.warc.gz: <p>Page</p>']);
    expect(result.entries[0]?.passedOver).toEqual({ 'wacz index': 3 });
    expect(result.rejections).toEqual([]);
  });
});

describe('tar', () => {
  test('files are read; links, devices and folders are counted', async () => {
    const tar = await makeTar({ 'a.txt': 'A', './b/c.html': '<p>C</p>', '.hidden': 'x' }, (more) => {
      more.entry({ name: 'link', type: 'symlink', linkname: '/etc/passwd' });
      more.entry({ name: 'hard', type: 'link', linkname: 'a.txt' });
      more.entry({ name: 'folder', type: 'directory' });
    });
    for (const [name, content] of Object.entries({ 'a.tar': tar, 'a.tar.gz': gzipSync(tar), 'a.tgz': gzipSync(tar) })) {
      const result = await readOne(name, content);
      expect(placesOf(result)).toEqual(['a.txt: A', './b/c.html: <p>C</p>']);
      expect(result.entries[0]?.passedOver).toEqual({
        'tar hidden file': 1,
        'tar symlink': 1,
        'tar link': 1,
        'tar directory': 1,
      });
    }
  });

  test('a cut file gives what came before the cut', async () => {
    const tar = await makeTar({ 'a.txt': 'A', 'b.txt': 'B'.repeat(5000) });
    const result = await readOne('a.tar', tar.subarray(0, 3000));
    expect(placesOf(result)).toEqual(['a.txt: A']);
    expect(codesOf(result)).toEqual(['truncated']);
  });

  test('an entry that its reader leaves early does not stop the others', async () => {
    const tar = await makeTar({ 'a.bin': '\0\x01'.repeat(200_000), 'big.txt': 'x'.repeat(500_000), 'b.txt': 'B' });
    const result = await readOne('a.tar', tar, limited({ maxDocumentBytes: 1000 }));
    expect(placesOf(result)).toEqual(['b.txt: B']);
    expect(codesOf(result)).toEqual(['unknown-kind', 'too-large']);
  });
});

describe('containers in containers', () => {
  const inner = makeZip([{ name: 'deep.txt', content: 'deep' }]);

  test('one level of nesting is read, with both names', async () => {
    const zip = makeZip([
      { name: 'inner.zip', content: inner },
      { name: 'page.html.gz', content: gzipSync('<p>P</p>') },
    ]);
    expect(placesOf(await readOne('a.zip', zip))).toEqual(['inner.zip!/deep.txt: deep', 'page.html.gz: <p>P</p>']);
  });

  test('a folder of compressed pages in a .tar.gz is one level', async () => {
    const tar = pack();
    tar.entry({ name: 'page.html.gz' }, gzipSync('<p>P</p>'));
    tar.finalize();
    const chunks: Buffer[] = [];
    for await (const chunk of tar) chunks.push(Buffer.from(chunk as Uint8Array));
    expect(placesOf(await readOne('a.tar.gz', gzipSync(Buffer.concat(chunks))))).toEqual(['page.html.gz: <p>P</p>']);
  });

  test('more levels are refused, the rest goes on', async () => {
    const outer = makeZip([
      { name: 'mid.zip', content: makeZip([{ name: 'inner.zip', content: inner }]) },
      { name: 'b.txt', content: 'B' },
    ]);
    const result = await readOne('a.zip', outer);
    expect(placesOf(result)).toEqual(['b.txt: B']);
    expect(codesOf(result)).toEqual(['nested-too-deep']);
    const gz = [1, 2, 3, 4].reduce((data) => gzipSync(data), Buffer.from('text'));
    expect(codesOf(await readOne('a.gz', gz))).toEqual(['nested-too-deep']);
  });
});
