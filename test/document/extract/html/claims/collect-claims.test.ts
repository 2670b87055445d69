import { describe, expect, it } from 'vitest';
import type { Claim, MetadataField } from '../../../../../src/article.ts';
import { collectClaims } from '../../../../../src/document/extract/html/claims/collect-claims.ts';
import { HAS_INK } from '../../../../../src/document/extract/html/parse/page-source.ts';
import {
  TreeElement,
  type TreeParent,
  TreeRoot,
  TreeText,
} from '../../../../../src/document/extract/html/parse/page-tree.ts';
import { parsePage } from '../../../../../src/document/extract/html/parse/parse-page.ts';
import { tagOf } from '../../../../../src/document/extract/html/parse/tag-table.ts';

function claims(html: string): readonly Claim[] {
  return collectClaims(parsePage(html).root, {});
}

function said(html: string, field: MetadataField): readonly string[] {
  return claims(html)
    .filter((claim) => claim.field === field)
    .map((claim) => `${claim.from} | ${claim.value}`);
}

const PAGE = `<html lang="en-GB"><head><title>Harbour reopens | Lantern</title>
<meta property="og:title" content="Harbour reopens"><meta name="Author" content="Nora Hale">
<meta name="keywords" content="harbour, storm"><link rel="canonical" href="https://lantern.example/a">
<link rel="amphtml" href="https://lantern.example/a/amp"></head><body>
<nav><span class="date">January 1, 2020</span></nav>
<article><h1>Harbour reopens</h1><p class="byline">By Nora Hale</p><time datetime="2021-06-08">yesterday</time>
<p>Ferries leave again.</p><figure><img src="/f.jpg"><figcaption>The first ferry</figcaption></figure></article>
<aside class="related"><h2>Other news</h2><span class="author">Tom Reed</span></aside></body></html>`;

describe('collectClaims', () => {
  it('reads the head', () => {
    expect(said(PAGE, 'title')).toEqual([
      'meta:og:title | Harbour reopens',
      'title | Harbour reopens | Lantern',
      'h1 | Harbour reopens',
    ]);
    expect(said(PAGE, 'canonical')).toEqual(['link:canonical | https://lantern.example/a']);
    expect(said(PAGE, 'amp')).toEqual(['link:amphtml | https://lantern.example/a/amp']);
    expect(said(PAGE, 'language')).toEqual(['html:lang | en-GB']);
    expect(said(PAGE, 'tag')).toEqual(['meta:keywords | harbour', 'meta:keywords | storm']);
  });

  it('reads what stands near the headline, and says what stands elsewhere', () => {
    expect(said(PAGE, 'author')).toEqual([
      'meta:author | Nora Hale',
      'class:author | By Nora Hale',
      'text:byline | By Nora Hale',
      'class:author@elsewhere | Tom Reed',
    ]);
    expect(said(PAGE, 'published')).toContain('time | 2021-06-08');
    expect(said(PAGE, 'published')).toContain('class:date@elsewhere | January 1, 2020');
    expect(said(PAGE, 'image')).toEqual(['figure | /f.jpg The first ferry']);
  });

  it('takes a heading that is linked to the front page for the name of the site', () => {
    for (const home of [
      '/',
      'https://lantern.example',
      '../index.php',
      '/?lang=de',
      '/de/',
      'https://old.example/http://lantern.example/',
    ]) {
      const page = `<title>The Lantern Harbour reopens</title><h1><a href="${home}">The Lantern</a></h1><h1>Harbour reopens</h1>`;
      expect(said(page, 'title'), home).toEqual(['title | The Lantern Harbour reopens', 'h1 | Harbour reopens']);
      expect(said(page, 'site'), home).toEqual(['heading:home | The Lantern']);
    }
    for (const article of ['/2019/harbour', '/?p=12', '#top', 'harbour.html']) {
      expect(said(`<h1><a href="${article}">Harbour reopens</a></h1>`, 'title'), article).toEqual([
        'h1 | Harbour reopens',
      ]);
    }
    expect(said('<a href="/"><h1>The Lantern</h1></a><h1>Harbour reopens</h1>', 'title')).toEqual([
      'h1 | Harbour reopens',
    ]);
  });

  it('joins the label of a date to the date on the next line, and to nothing else', () => {
    const behind = (label: string, next: string, field: MetadataField): readonly string[] =>
      said(`<h1>Harbour</h1><div>${label}</div><div>${next}</div>`, field);
    expect(behind('Published:', '8 June 2021', 'published')).toEqual(['text:date | Published: 8 June 2021']);
    expect(behind('Veröffentlicht am:', '08.06.2021', 'published')).toEqual([
      'text:date | Veröffentlicht am: 08.06.2021',
    ]);
    expect(behind('Posted on', 'By Nora Hale', 'author')).toEqual(['text:byline | By Nora Hale']);
  });

  it('takes the dates of posts shown from elsewhere for other ones', () => {
    const post = '<h1>Harbour</h1><blockquote class="twitter-tweet">Storm! <time>2021-06-08</time></blockquote>';
    expect(said(post, 'published')).toEqual(['time@elsewhere | 2021-06-08', 'text:date@elsewhere | Storm! 2021-06-08']);
  });

  it('joins a by-word to the name on the next line', () => {
    expect(said('<h1>Harbour</h1><div>Written by</div><div>Nora Hale</div>', 'author')).toEqual([
      'text:byline | Written by Nora Hale',
    ]);
  });

  it('reads links to authors’ pages, and bylines that lost their space', () => {
    expect(said('<h1>Harbour</h1><p><a href="/authors/nora-hale">Nora Hale</a></p>', 'author')).toEqual([
      'link:profile | Nora Hale',
    ]);
    expect(said('<h1>Harbour</h1><p><span>By</span><span>Nora Hale</span></p>', 'author')).toEqual([
      'text:byline | ByNora Hale',
    ]);
  });

  it('reads an author inside of an element marked as a date', () => {
    const html = '<h1>Harbour</h1><div class="date-line">June 8, 2021 <span class="author">Nora Hale</span></div>';
    expect(said(html, 'author')).toEqual(['class:author | Nora Hale']);
    expect(said(html, 'published')).toContain('class:date | June 8, 2021 Nora Hale');
  });

  it('takes what stands in one part with the headline for the article’s own, but no other part in it', () => {
    const html = `<div class="widget"><h1>Harbour</h1><span class="author">Nora Hale</span>${'<p>Ferries leave again.</p>'.repeat(40)}
      <div class="comments"><span class="author">Old Salt</span></div></div><div class="widget"><span class="author">Tom Reed</span></div>`;
    expect(said(html, 'author')).toEqual([
      'class:author | Nora Hale',
      'class:author@elsewhere | Old Salt',
      'class:author@elsewhere | Tom Reed',
    ]);
  });

  it('reads the footer of an article, not that of the page', () => {
    const footer = '<footer><span class="author">Nora Hale</span></footer>';
    expect(said(`<article><h1>Harbour</h1>${footer}</article>`, 'author')).toEqual(['class:author | Nora Hale']);
    expect(said(`<article><h1>Harbour</h1></article>${footer}`, 'author')).toEqual([
      'class:author@elsewhere | Nora Hale',
    ]);
  });

  it('reads the day that leads into the first paragraph', () => {
    const text = 'the harbour was closed for three days, and no ferry left the island. '.repeat(6);
    const lead = (paragraph: string): readonly string[] => said(`<h1>Harbour</h1><p>${paragraph}</p>`, 'published');
    expect(lead(`08.06.2021 – ${text}`)).toEqual(['text:dateline | 08.06.2021']);
    expect(lead(`(8 June 2021) ${text}`)).toEqual(['text:dateline | 8 June 2021']);
    expect(lead(`Pressemitteilung vom 8. Juni 2021 | Hafen – ${text}`)).toEqual([
      'text:dateline | Pressemitteilung vom 8. Juni 2021',
    ]);
    expect(lead(`After the storm of 2021 ${text}`)).toEqual([]);
  });

  it('keeps links and labels of a byline apart', () => {
    const html = '<h1>Harbour</h1><div class="byline"><a>Nora Hale</a><span>vor 5 Stunden</span></div>';
    expect(said(html, 'author')).toEqual(['class:author | Nora Hale vor 5 Stunden']);
  });

  it('reads dates under names of a system’s own', () => {
    expect(said('<meta name="w-published-date" content="2021-06-08"><h1>Harbour</h1>', 'published')).toEqual([
      'meta:~w-published-date | 2021-06-08',
    ]);
    expect(said('<meta name="publish-state" content="2021-06-08"><h1>Harbour</h1>', 'published')).toEqual([]);
  });

  it('reads microdata and RDFa', () => {
    const html = `<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Harbour</h1>
      <meta itemprop="datePublished" content="2021-06-08"><span itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Nora Hale</b></span></div>
      <span property="dc:date" content="2021-06-07"></span>`;
    expect(said(html, 'published')).toContain('microdata:NewsArticle.datePublished | 2021-06-08');
    expect(said(html, 'published')).toContain('rdfa:datePublished | 2021-06-07');
    expect(said(html, 'author')).toContain('microdata:Person.name | Nora Hale');
  });
});

const ld = (json: string): string =>
  `<title>Harbour reopens</title><script type="application/ld+json">${json}</script><h1>Harbour reopens</h1>`;

describe('JSON-LD', () => {
  it('follows graphs, arrays and references', () => {
    const html =
      ld(`{"@context":"https://schema.org","@graph":[{"@type":["NewsArticle"],"headline":"Harbour reopens","author":[{"@id":"#nora"},{"@type":"Organization","name":"AP"}],
      "publisher":{"@type":"Organization","name":"Lantern"},"datePublished":"2021-06-08","isAccessibleForFree":false,"image":{"url":"https://lantern.example/i.jpg"}},
      {"@type":"Person","@id":"#nora","name":"Nora Hale"}]}`);
    expect(said(html, 'author')).toEqual([
      'json-ld:NewsArticle.author | Nora Hale',
      'json-ld:NewsArticle.author:Organization | AP',
    ]);
    expect(said(html, 'site')).toEqual(['json-ld:NewsArticle.publisher | Lantern']);
    expect(said(html, 'paywall')).toEqual(['json-ld:NewsArticle.isAccessibleForFree | false']);
    expect(said(html, 'image')).toEqual(['json-ld:NewsArticle.image | https://lantern.example/i.jpg']);
  });

  it('lets the article speak that the page is about, not those it lists', () => {
    const html = ld(`[{"@type":"NewsArticle","headline":"Ten tips for gardeners","datePublished":"2021-06-01"},
      {"@type":"NewsArticle","headline":"Harbour reopens","datePublished":"2021-06-08"},
      {"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"Harbour reopens again","datePublished":"2021-06-05"}]}]`);
    expect(said(html, 'published')).toEqual(['json-ld:NewsArticle.datePublished | 2021-06-08']);
  });

  it.each([
    ['trailing commas', '{"@type":"NewsArticle","datePublished":"2021-06-08",}'],
    ['line breaks in strings', '{"@type":"NewsArticle","description":"two\nlines","datePublished":"2021-06-08"}'],
    ['a comment around it', '<!-- {"@type":"NewsArticle","datePublished":"2021-06-08"} -->'],
    ['a CDATA section', '//<![CDATA[\n{"@type":"NewsArticle","datePublished":"2021-06-08"}\n//]]>'],
    ['entities', '{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;datePublished&quot;:&quot;2021-06-08&quot;}'],
    ['stray backslashes', '{"@type":"NewsArticle","headline":"It\\\'s \\open","datePublished":"2021-06-08"}'],
    ['a semicolon', '{"@type":"NewsArticle","datePublished":"2021-06-08"};'],
    ['two objects in a row', '{"@type":"WebSite","name":"L"} {"@type":"NewsArticle","datePublished":"2021-06-08"}'],
  ])('is read in spite of %s', (_, json) => {
    expect(said(ld(json), 'published')).toEqual(['json-ld:NewsArticle.datePublished | 2021-06-08']);
  });

  it('is passed over when it is none', () => {
    expect(said(ld('var a = 1; {{{'), 'published')).toEqual([]);
    expect(said(ld('null'), 'published')).toEqual([]);
  });
});

describe('pages made to hurt', () => {
  it('takes elements nested without end', () => {
    const root = new TreeRoot();
    const div = tagOf('div');
    let parent: TreeParent = root;
    for (let i = 0; i < 300_000; i++) {
      const child: TreeElement = new TreeElement(div);
      child.parent = parent;
      parent.firstChild = child;
      parent = child;
    }
    const line = new TextEncoder().encode('By Nora Hale');
    const text = new TreeText(line, 0, line.length, HAS_INK);
    text.parent = parent;
    parent.firstChild = text;
    expect(collectClaims(root, {})).toEqual([{ field: 'author', from: 'text:byline', value: 'By Nora Hale' }]);
  });

  it('keeps claims few and short', () => {
    const tags = Array.from({ length: 500 }, (_, i) => `<meta property="article:tag" content="tag ${i}">`).join('');
    const dates = Array.from({ length: 500 }, (_, i) => `<p class="date">${(i % 28) + 1} June ${1800 + i}</p>`).join(
      '',
    );
    const list = claims(`${tags}<meta name="description" content="${'x'.repeat(100_000)}">${dates}`);
    expect(list.length).toBeLessThanOrEqual(300);
    expect(Math.max(...list.map((claim) => claim.value.length))).toBeLessThanOrEqual(2000);
  });

  const long = `//${'a/'.repeat(200_000)}`;
  const NAMED = ['title | Harbour reopens', 'h1 | Harbour reopens'];
  const article = (names: string, classes: string): string =>
    `<div itemscope itemtype="${long}NewsArticle"><span itemprop="${names}" class="${classes}">Nora</span></div>`;

  it('reads the beginning of huge types, names and classes, and nothing behind it', () => {
    expect(said(article(`headline ${'b '.repeat(200_000)}`, ''), 'title')).toEqual([
      'microdata:NewsArticle.headline | Nora',
    ]);
    expect(said(article('', `author ${'c '.repeat(200_000)}`), 'author')).toEqual(['class:author | Nora']);
    expect(claims(article(`${'b '.repeat(200_000)}headline`, `${'c '.repeat(200_000)}author`))).toEqual([]);
  });

  it.each([
    ['a huge type that is cut off', `{"@type":"${long}"`, NAMED],
    ['a huge type', `{"@type":"${long}","headline":"A"}`, NAMED],
    [
      'a huge type beside one of an article',
      `{"@type":["${long}","NewsArticle"],"headline":"A"}`,
      ['json-ld:NewsArticle.headline | A', ...NAMED],
    ],
    ['a comment that ends first', `--> ${' '.repeat(300_000)}x`, NAMED],
    [
      'a comment with a huge end',
      `<!-- {"@type":"NewsArticle","headline":"A"}${' '.repeat(300_000)} -->`,
      ['json-ld:NewsArticle.headline | A', ...NAMED],
    ],
    ['lists that are never closed', '['.repeat(300_000), NAMED],
  ])('takes what can be read beside %s', (_, json, expected) => {
    expect(said(ld(json), 'title')).toEqual(expected);
  });
});
