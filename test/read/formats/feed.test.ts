import { describe, expect, test } from 'vitest';
import { makeBudget } from '../../../src/read/expansion-budget.ts';
import { feedReader } from '../../../src/read/formats/feed/feed.ts';
import { DEFAULT_LIMITS } from '../../../src/read/reader.ts';
import { claimsOf, codesOf, readOne, textOf } from '../read-items.ts';

/** Bytes that were spelled as characters. */
const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

const rss = (items: string, channel = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>The Feed</title>${channel}${items}</channel></rss>\n`;

describe('RSS', () => {
  test('an item is a document with claims, the channel speaks for all', async () => {
    const item =
      '<item><title>One &amp; two</title><link>https://site.example/1</link><guid isPermaLink="false">g-1</guid>' +
      '<pubDate>Wed, 18 Apr 2018 09:30:00 GMT</pubDate><author>desk@site.example (Ada Writer)</author>' +
      '<category>Tech</category><description>&lt;p&gt;Short.&lt;/p&gt;</description>' +
      '<media:content medium="image" url="https://site.example/1.jpg"/>' +
      '<content:encoded><![CDATA[<p>The text, with </item> in it.</p>]]></content:encoded></item>';
    const channel = '<link>https://site.example/</link><language>en-gb</language>';
    const file = rss(item, channel);
    const { documents } = await readOne('feed.xml', file);
    expect(documents).toMatchObject([
      { mediaType: 'text/html', source: { id: 'g-1', offset: file.indexOf('<item>') } },
    ]);
    expect(textOf(documents[0])).toBe('<p>The text, with </item> in it.</p>');
    expect(new TextDecoder().decode(documents[0]?.original)).toBe(item);
    expect(claimsOf(documents[0])).toEqual([
      'title feed:title: One & two',
      'url feed:link: https://site.example/1',
      'published feed:pubDate: Wed, 18 Apr 2018 09:30:00 GMT',
      'author feed:author: Ada Writer',
      'tag feed:category: Tech',
      'image feed:media:content: https://site.example/1.jpg',
      'description feed:description: Short.',
      'site feed:channel/link: https://site.example/',
      'language feed:channel/language: en-gb',
    ]);
  });

  test('headlines escaped twice are read, items without text are told of', async () => {
    const result = await readOne(
      'feed.rss',
      rss(
        '<item><title>Don&amp;#8217;t</title><description>Plain text.</description></item><item><title>Only this</title></item>',
      ),
    );
    expect(result.documents).toMatchObject([{ mediaType: 'text/plain', claims: [{ value: 'Don\u2019t' }] }]);
    expect(codesOf(result)).toEqual(['no-text']);
  });

  /** Each with text in it that takes other bytes than characters. */
  const ENCODED: readonly (readonly [encoding: string, open: string | Buffer, encode: (text: string) => Buffer])[] = [
    ['UTF-8', '\u6771\u4eac', (text) => Buffer.from(text)],
    ['Shift_JIS', Buffer.from([0x93, 0x8c, 0x8b, 0x9e, 0x83, 0x5c]), latin],
    ['EUC-JP', Buffer.from([0xc5, 0xec, 0xb5, 0xfe]), latin],
    ['GB18030', Buffer.from([0xb6, 0xab, 0x81, 0x30, 0x84, 0x36]), latin],
    ['Big5', Buffer.from([0xaa, 0x46, 0xa8, 0xca]), latin],
    ['EUC-KR', Buffer.from([0xb5, 0xbf, 0xb0, 0xe6]), latin],
    ['windows-1251', Buffer.from([0xd2, 0xee, 0xea, 0xe8, 0xee]), latin],
    ['UTF-16', '\u6771\u4eac \u013c\u3c00', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16', '\u6771\u4eac \u013e\u3e00', (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ];

  test.each(ENCODED)(
    'in %s an item lies where its bytes do, and is kept as they stood',
    async (encoding, words, encode) => {
      const text = typeof words === 'string' ? words : words.toString('latin1');
      const items = [1, 2, 3].map(
        (n) =>
          `<item><title a=">">${text} ${n}</title><description><![CDATA[${text} <b>${text}</b> > ${n}]]></description></item>`,
      );
      const bytes = encode(rss(`${text}${items.join(`\n${text}>`)}`).replace('UTF-8', encoding));
      const mark = encode('').length;
      const { documents } = await readOne('feed.xml', bytes);
      expect(documents).toHaveLength(3);
      for (const [at, { source, original }] of documents.entries()) {
        const item = encode(items[at] as string).subarray(mark);
        expect(source.offset).toBe(bytes.indexOf(item));
        expect(Buffer.from(original ?? [])).toEqual(item);
      }
    },
  );

  test('bytes that are no text of their encoding move no place', async () => {
    const broken = Buffer.from([0xe6, 0x9d, 0xff, 0xc3, 0x20, 0xf0, 0x9f]);
    const [before, item, after] = rss('<item><description>A text.</description></item>').split(
      /(?=<item>)|(?<=<\/item>)/,
    );
    const padding = ' '.repeat(70_000);
    const bytes = Buffer.concat(
      [`${before}${padding}`, broken, item, broken, item, after].map((part) => Buffer.from(part as never)),
    );
    const { documents } = await readOne('feed.xml', bytes);
    expect(documents.map(({ source }) => source.offset)).toEqual([
      bytes.indexOf('<item>'),
      bytes.lastIndexOf('<item>'),
    ]);
    expect(documents.map(({ original }) => new TextDecoder().decode(original))).toEqual([item, item]);
  });

  test('items are found again however the file comes in pieces', async () => {
    for (const [encoding, words, encode] of ENCODED) {
      const text = typeof words === 'string' ? words : words.toString('latin1');
      const item = `<item><title>${text}</title><description>${text}</description></item>`;
      const bytes = encode(rss(`${text}${item}${text}${item}`).replace('UTF-8', encoding));
      const whole = await readOne('feed.xml', bytes);
      for (const size of [1, 3, 7]) {
        const file = {
          path: 'feed.xml',
          collection: 'c',
          kind: 'feed',
          head: bytes,
          open: async function* () {
            for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
          },
        };
        const found: unknown[] = [];
        const context = { limits: DEFAULT_LIMITS, fields: {}, budget: makeBudget(DEFAULT_LIMITS) };
        for await (const each of feedReader.read(file as never, context)) found.push(each);
        expect(found).toMatchObject(
          whole.documents.map(({ source: { offset, sha256 }, original }) => ({
            document: { source: { offset, sha256 }, original },
          })),
        );
      }
    }
  });

  test('places are places in bytes, in any encoding', async () => {
    const items =
      '<item><description>Caf\u00e9 \u00e9\u00e9</description></item>\n<item><description>Zwei</description></item>';
    const utf8 = Buffer.from(`\ufeff${rss(items)}`);
    const second = (bytes: Buffer): number => bytes.indexOf('<item>', bytes.indexOf('<item>') + 1);
    const first = await readOne('feed.xml', utf8);
    expect(first.documents.map(({ source }) => source.offset)).toEqual([utf8.indexOf('<item>'), second(utf8)]);
    const latin = Buffer.from(rss(items).replace('UTF-8', 'ISO-8859-1'), 'latin1');
    const other = await readOne('feed.xml', latin);
    expect(other.documents.map(textOf)).toEqual(['Caf\u00e9 \u00e9\u00e9', 'Zwei']);
    expect(other.documents.map(({ source }) => source.offset)).toEqual([latin.indexOf('<item>'), second(latin)]);
  });

  test('a cut feed, broken markup and an item over the limit cost themselves only', async () => {
    const big = `<item><description>${'x'.repeat(200_000)}</description></item>`;
    const limits = { ...DEFAULT_LIMITS, maxDocumentBytes: 70_000 };
    const file = rss(
      `<item><description>A & B <br> C</description></item>${big}<item><description>Last</description></item>`,
    );
    const result = await readOne('feed.xml', file.slice(0, file.indexOf('Last') + 2), { limits });
    expect(result.documents).toHaveLength(1);
    expect(codesOf(result)).toEqual(['too-large', 'truncated']);
  });

  test('entities of a DTD are never resolved', async () => {
    const file = rss('<item><description>See &x; here</description></item>').replace(
      '<rss',
      '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<rss',
    );
    const { documents } = await readOne('feed.xml', file);
    expect(documents.map(textOf)).toEqual(['See &x; here']);
  });
});

test('Atom: pages in XHTML, in HTML and as text, names of authors', async () => {
  const file = `<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><link rel="self" href="https://site.example/atom"/>
<entry><title type="html">T &amp;amp; U</title><id>tag:1</id><link href="https://site.example/1"/><updated>2018-04-18T09:30:00Z</updated>
<author><name>Ada Writer</name><email>ada@site.example</email></author><summary>In short.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <em>word</em></p></div></content></entry>
<entry><title>B</title><content type="html">&lt;p&gt;Two&lt;/p&gt;</content></entry>
<entry><title>C</title><content type="text">Three</content></entry></feed>`;
  const { documents } = await readOne('feed.atom', file);
  expect(documents.map(textOf)).toEqual([
    '<div xmlns="http://www.w3.org/1999/xhtml"><p>One <em>word</em></p></div>',
    '<p>Two</p>',
    'Three',
  ]);
  expect(documents.map(({ mediaType }) => mediaType)).toEqual(['text/html', 'text/html', 'text/plain']);
  expect(claimsOf(documents[0])).toEqual([
    'title feed:title: T & U',
    'url feed:link: https://site.example/1',
    'modified feed:updated: 2018-04-18T09:30:00Z',
    'author feed:author: Ada Writer',
    'description feed:summary: In short.',
  ]);
});

test('RDF items are read', async () => {
  const file =
    '<rdf:RDF xmlns:rdf="r"><channel><title>F</title></channel><item rdf:about="x"><title>T</title><dc:date>2018-04-18</dc:date><description>Text</description></item></rdf:RDF>';
  const { documents } = await readOne('feed.rdf', file);
  expect(documents.map(textOf)).toEqual(['Text']);
  expect(claimsOf(documents[0])).toEqual(['title feed:title: T', 'published feed:dc:date: 2018-04-18']);
});

test('a WordPress export gives posts and pages, with the paragraphs they will have', async () => {
  const post = (type: string, status: string, content: string): string =>
    `<item><title>${type}</title><wp:post_type>${type}</wp:post_type><wp:status>${status}</wp:status>` +
    '<wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt><category domain="category">News</category><category domain="post_tag">tag</category>' +
    `<content:encoded><![CDATA[${content}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded></item>`;
  const items = [
    post('post', 'publish', 'First\nline.\n\n<h2>Head</h2>\n\nSecond <b>paragraph</b>.'),
    post('page', 'publish', '<!-- wp:paragraph -->\n<p>Block</p>\n<!-- /wp:paragraph -->'),
    post('attachment', 'inherit', ''),
    post('nav_menu_item', 'publish', ''),
    post('post', 'trash', 'gone'),
    post('post', 'draft', 'not yet'),
    post('page', 'private', 'not for all'),
  ];
  const result = await readOne('export.xml', rss(items.join('\n')));
  expect(result.documents.map(textOf)).toEqual([
    '<p>First<br />\nline.</p>\n\n<h2>Head</h2>\n\n<p>Second <b>paragraph</b>.</p>',
    '<!-- wp:paragraph -->\n<p>Block</p>\n<!-- /wp:paragraph -->',
  ]);
  expect(claimsOf(result.documents[0])).toEqual([
    'title feed:title: post',
    'section feed:category: News',
    'tag feed:category: tag',
  ]);
  expect(result.entries[0]?.passedOver).toEqual({
    'wxr attachment': 1,
    'wxr nav_menu_item': 1,
    'wxr trash': 1,
    'wxr draft': 1,
    'wxr private': 1,
  });
});

test('a text whose only tag is a line break is HTML', async () => {
  const { documents } = await readOne('feed.xml', rss('<item><description>One.&lt;br /&gt;Two.</description></item>'));
  expect(documents[0]?.mediaType).toBe('text/html');
});

describe('a WordPress export', () => {
  const posted = (content: string, author = ''): string =>
    `<item>${author}<wp:post_type>post</wp:post_type><content:encoded><![CDATA[${content}]]></content:encoded></item>`;
  const textOfPost = async (content: string) => textOf((await readOne('e.xml', rss(posted(content)))).documents[0]);

  test('names its authors as people do, where it says how', async () => {
    const authors =
      '<wp:author><wp:author_login><![CDATA[ada7]]></wp:author_login>' +
      '<wp:author_display_name><![CDATA[Ada Lind]]></wp:author_display_name></wp:author>';
    const items = ['ada7', 'guest'].map((login) => posted('Text.', `<dc:creator>${login}</dc:creator>`)).join('');
    const { documents } = await readOne('e.xml', rss(items, authors));
    expect(documents.map((document) => claimsOf(document)[0])).toEqual([
      'author feed:dc:creator: Ada Lind',
      'author feed:dc:creator: guest',
    ]);
  });

  test('captions are captions, media stand alone, what dresses text is taken off', async () => {
    expect(await textOfPost('A [caption id="x"]<img src="/a.jpg" /> The weir[/caption] B')).toBe(
      '<p>A</p>\n\n<figure><img src="/a.jpg" /><figcaption>The weir</figcaption></figure>\n\n<p>B</p>',
    );
    expect(await textOfPost('One\n[gallery ids="1,2"]\nTwo [embed]https://films.example/x[/embed]')).toBe(
      '<p>One</p>\n\n<p>[gallery ids="1,2"]</p>\n\n<p>Two</p>\n\n<p>[embed]https://films.example/x[/embed]</p>\n\n',
    );
    expect(await textOfPost('[dropcap style="x"]T[/dropcap]he swan')).toBe('<p>The swan</p>');
  });

  test('what stands in brackets without being WordPress’s stays', async () => {
    const text = '“He [the mayor] laughed [sic].” [1] [gallery';
    expect(await textOfPost(text)).toBe(`<p>${text}</p>`);
  });
});
