import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/read/reader.ts';
import { claimsOf, codesOf, readOne, textOf } from '../read-items.ts';

const PAGE = '<html><body><h1>Fähre</h1><p>Die Fähre fährt wieder, jeden Tag um neun.</p></body></html>';

const quoted = (text: string): string =>
  [...Buffer.from(text)]
    .map((byte) => (byte > 0x7e || byte === 0x3d ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte)))
    .join('')
    .replace('wieder', 'wie=\r\nder');

interface Part {
  readonly headers: readonly string[];
  readonly body: string;
}

const message = (parts: readonly Part[], parameters = ''): string =>
  [
    'From: <Saved by a browser>',
    'Snapshot-Content-Location: https://quay.example/faehre',
    'Date: Wed, 5 May 2021 10:00:00 +0200',
    'MIME-Version: 1.0',
    `Content-Type: multipart/related;${parameters}`,
    '\tboundary="--cut--here"',
    '',
    'For readers of old.',
    ...parts.flatMap(({ headers, body }) => ['----cut--here', ...headers, '', body]),
    '----cut--here--',
    '',
  ].join('\r\n');

const frame: Part = {
  headers: ['Content-Type: text/html', 'Content-ID: <frame@x>', 'Content-Location: https://ads.example/frame'],
  body: '<p>Buy shoes.</p>',
};
const page: Part = {
  headers: [
    'Content-Type: text/html; charset="utf-8"',
    'Content-ID: <page@x>',
    'Content-Transfer-Encoding: quoted-printable',
    'Content-Location: https://quay.example/faehre',
  ],
  body: quoted(PAGE),
};
const picture: Part = {
  headers: ['Content-Type: image/png', 'Content-Transfer-Encoding: base64'],
  body: 'iVBORw0KGgo='.repeat(100),
};

describe('pages that a browser saved in one file', () => {
  test('the page is read as it was, with its address and the time it was saved', async () => {
    const { documents, rejections } = await readOne('ferry.mhtml', message([page, frame, picture]));
    expect(rejections).toEqual([]);
    expect(documents).toHaveLength(1);
    expect(textOf(documents[0]).trim()).toBe(PAGE);
    expect(documents[0]).toMatchObject({ mediaType: 'text/html', charset: 'utf-8', crawled: '2021-05-05T08:00:00Z' });
    expect(claimsOf(documents[0])).toEqual(['url mhtml:Snapshot-Content-Location: https://quay.example/faehre']);
  });

  test('the part that `start` names is the page, wherever it stands, in base64 too', async () => {
    const encoded = (
      Buffer.from(PAGE)
        .toString('base64')
        .match(/.{1,60}/g) ?? []
    ).join('\r\n');
    const headers = ['Content-Type: text/html', 'Content-ID: <page@x>', 'Content-Transfer-Encoding: base64'];
    const parts = [frame, picture, { headers, body: encoded }];
    const { documents } = await readOne('ferry.mht', message(parts, ' start="<page@x>";'));
    expect(documents.map(textOf)).toEqual([PAGE]);
    const without = await readOne('ferry.mht', message([picture, frame], ' start="<gone@x>";'));
    expect(without.documents.map((document) => textOf(document).trim())).toEqual(['<p>Buy shoes.</p>']);
  });

  test('a page within alternatives, and a page that is the whole message', async () => {
    const inner = ['--inner', ...page.headers, '', page.body, '--inner--'].join('\r\n');
    const nested = { headers: ['Content-Type: multipart/alternative; boundary=inner'], body: inner };
    const { documents } = await readOne('a.mhtml', message([nested, picture]));
    expect(documents.map((document) => textOf(document).trim())).toEqual([PAGE]);
    const single = ['MIME-Version: 1.0', ...page.headers, '', page.body].join('\n');
    expect((await readOne('b.mht', single)).documents.map((document) => textOf(document).trim())).toEqual([PAGE]);
  });

  test('broken ones are rejected: cut within the page, without a page, without a boundary', async () => {
    const whole = message([page, picture]);
    const cut = whole.slice(0, whole.indexOf('jeden'));
    expect(codesOf(await readOne('a.mhtml', cut))).toEqual(['truncated']);
    expect(codesOf(await readOne('b.mhtml', message([picture])))).toEqual(['no-text']);
    expect(codesOf(await readOne('c.mhtml', whole.replace(/\tboundary.*\r\n/, '\ttype="x"\r\n')))).toEqual([
      'bad-container',
    ]);
    expect(codesOf(await readOne('d.mhtml', message([{ ...page, body: '' }])))).toEqual(['empty']);
    // What comes behind the page may be missing.
    expect((await readOne('e.mhtml', whole.slice(0, -200))).documents).toHaveLength(1);
  });

  test('no more is kept than a page may have', async () => {
    const limits = { ...DEFAULT_LIMITS, maxDocumentBytes: 1000 };
    const large = { ...picture, body: 'A'.repeat(50_000) };
    expect((await readOne('a.mhtml', message([large, page]), { limits })).documents).toHaveLength(1);
    const long = { ...page, body: 'word \r\n'.repeat(500) };
    expect(codesOf(await readOne('b.mhtml', message([long]), { limits }))).toEqual(['too-large']);
  });

  test('a text that begins like a letter is a text', async () => {
    const { documents } = await readOne('letter.txt', 'From: the editor\n\nMIME-Version: 1.0 was a promise.\n');
    expect(documents[0]?.mediaType).toBe('text/plain');
  });
});
