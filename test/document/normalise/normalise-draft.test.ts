import { describe, expect, it } from 'vitest';
import type { Article, Claim, Draft, MetadataField } from '../../../src/article.ts';
import { createNormalise } from '../../../src/document/normalise/normalise-draft.ts';
import type { SiteSettings } from '../../../src/settings.ts';

type Said = readonly [field: MetadataField, from: string, value: string];

const TEXT =
  'The harbour was closed for three days and the ferries that bring food to the island could not leave the mainland. ' +
  'It has been open again since Tuesday, and the first of them left at noon.';

function normalise(
  said: readonly Said[],
  more: Partial<Draft> = {},
  sites: Record<string, SiteSettings> = {},
): Article {
  const claims = said.map(([field, from, value]): Claim => ({ field, from, value }));
  const draft: Draft = {
    source: { path: 'a.html', sha256: '00' },
    mediaType: 'text/html',
    collection: '.',
    kind: 'article',
    claims,
    blocks: [{ kind: 'paragraph', text: TEXT, position: 0 }],
    removals: [],
    flags: [],
    ...more,
  };
  return createNormalise({ rules: [], sites }).apply(draft);
}

const metadata = (...said: Said[]): Article['metadata'] => normalise(said).metadata;

describe('title', () => {
  it('is the headline, without the site', () => {
    expect(
      metadata(
        ['site', 'meta:og:site_name', 'The Daily Lantern'],
        ['title', 'meta:og:title', 'Harbour reopens after storm - The Daily Lantern'],
        ['title', 'title', 'Harbour reopens after storm - The Daily Lantern'],
        ['title', 'h1', 'Harbour reopens after storm'],
      ).title,
    ).toBe('Harbour reopens after storm');
  });

  it('is the visible headline rather than what was written for search engines', () => {
    expect(
      metadata(
        ['title', 'title', 'Harbour storm: opening times, ferries, tickets'],
        ['title', 'meta:og:title', 'Harbour storm: opening times, ferries, tickets'],
        ['title', 'h1', 'The harbour is open again'],
      ).title,
    ).toBe('The harbour is open again');
  });

  it('is no heading that nothing else on the page resembles', () => {
    expect(
      metadata(
        ['title', 'title', 'Harbour reopens after storm'],
        ['title', 'meta:og:title', 'Harbour reopens after storm'],
        ['title', 'h1', 'Contact us'],
      ).title,
    ).toBe('Harbour reopens after storm');
  });

  it('is none of a list of marked headlines but the page’s own', () => {
    const list: Said[] = ['Ferry timetable for winter', 'Harbour reopens after storm', 'Island market moves'].map(
      (headline) => ['title', 'microdata:Article.headline', headline],
    );
    expect(metadata(...list, ['title', 'title', 'Harbour reopens after storm']).title).toBe(
      'Harbour reopens after storm',
    );
    expect(metadata(...list, ['title', 'title', 'News from the coast']).title).toBe('News from the coast');
  });

  it('is the name that the page shows where the data put a summary into the headline', () => {
    expect(
      metadata(
        ['title', 'json-ld:Article.name', 'Storm Harbour'],
        ['title', 'json-ld:Article.headline', 'coastal town in the north of the country'],
        ['title', 'title', 'Storm Harbour - Lantern Lexicon'],
        ['title', 'h1', 'Storm Harbour'],
      ).title,
    ).toBe('Storm Harbour');
  });

  it('has characters where scripts left entities', () => {
    expect(
      metadata(['title', 'json-ld:NewsArticle.headline', 'H&auml;fen &amp; M&#228;rkte &#8211; offen']).title,
    ).toBe('Häfen & Märkte – offen');
  });

  it('is what the dump says', () => {
    expect(metadata(['title', 'line:headline', 'Harbour reopens']).title).toBe('Harbour reopens');
    expect(metadata(['title', 'column:title', 'Harbour reopens']).title).toBe('Harbour reopens');
  });
});

describe('a heading that holds more than the headline', () => {
  const called = (heading: string, headline: string): string | null =>
    metadata(
      ['title', 'meta:og:title', headline],
      ['title', 'json-ld:NewsArticle.headline', headline],
      ['title', 'title', headline],
      ['title', 'h1', heading],
    ).title;

  it('is cut to what all others call the page', () => {
    expect(called('In the north Harbour reopens after the storm', 'Harbour reopens after the storm')).toBe(
      'Harbour reopens after the storm',
    );
    expect(called('Harbour reopens after the storm Ferries leave at noon', 'Harbour reopens after the storm')).toBe(
      'Harbour reopens after the storm',
    );
  });

  it('stays whole where it goes on, begins with an article, or sets its kicker off itself', () => {
    const whole = [
      ['Harbour reopens after the storm, with ferries', 'Harbour reopens after the storm'],
      ['Harbour reopens after the storm that broke it', 'Harbour reopens after the storm'],
      ['The harbour reopens after the storm', 'harbour reopens after the storm'],
      ['Storm: Harbour reopens after two days', 'Harbour reopens after two days'],
    ] as const;
    for (const [heading, headline] of whole) expect(called(heading, headline)).toBe(heading);
  });
});

describe('published and modified', () => {
  it('keeps the words it was read from', () => {
    expect(metadata(['published', 'line:Published', 'Wed, April 18, 2018']).published).toEqual({
      value: '2018-04-18',
      precision: 'day',
      raw: 'Wed, April 18, 2018',
      from: 'line:Published',
    });
  });

  it('tells publishing from changing', () => {
    const { published, modified } = metadata(
      ['published', 'json-ld:NewsArticle.datePublished', '2021-06-08T09:00:00+02:00'],
      ['modified', 'json-ld:NewsArticle.dateModified', '2021-06-09T10:00:00+02:00'],
      ['published', 'class:date', 'Updated June 9, 2021'],
    );
    expect(published?.value).toBe('2021-06-08T09:00:00+02:00');
    expect(modified?.value).toBe('2021-06-09T10:00:00+02:00');
  });

  it('believes the day printed under the headline before a bare "date" of the page\'s system', () => {
    const { published } = metadata(
      ['published', 'meta:dcterms.date', '2021-06-20T11:02:44+02:00'],
      ['published', 'text:date', '8 June 2021'],
    );
    expect(published?.value).toBe('2021-06-08');
  });

  it('believes the only day printed in words before a later one that pages are stamped with', () => {
    const stamp: Said = ['published', 'meta:article:published_time', '2024-08-07T12:01:51Z'];
    expect(metadata(stamp, ['published', 'text:date', 'Dec 30, 2013']).published?.value).toBe('2013-12-30');
    const several = metadata(
      stamp,
      ['published', 'text:date', 'Dec 30, 2013'],
      ['published', 'class:date', '1 May 2015'],
    );
    expect(several.published?.value).toBe('2024-08-07T12:01:51Z');
    expect(metadata(stamp, ['published', 'time', '2013-12-30']).published?.value).toBe('2024-08-07T12:01:51Z');
  });

  it('reads the date among the pieces of a long line, not in a long sentence', () => {
    const line = 'by Amanda · Dec 20, 2025 at 3:00 am · One comment so far';
    expect(metadata(['author', 'text:byline', line]).published?.value).toBe('2025-12-20T03:00');
    const sentence = 'by the time of Dec 20, 2025 all of them had left the island again';
    expect(metadata(['author', 'text:byline', sentence]).published).toBeNull();
  });

  it('has no published date where a page says only when it was changed', () => {
    const { published, modified } = metadata(['published', 'class:date', 'Last updated on June 9, 2021']);
    expect(published).toBeNull();
    expect(modified).toMatchObject({ value: '2021-06-09', from: 'class:date' });
  });

  it('takes the day printed on the page for a time told in UTC around midnight, and finds the zone', () => {
    const utc: Said = ['published', 'json-ld:NewsArticle.datePublished', '2019-10-18T22:04:00Z'];
    expect(metadata(utc, ['published', 'class:date', '19. Oktober 2019 00:04 Uhr']).published?.value).toBe(
      '2019-10-19T00:04+02:00',
    );
    expect(metadata(utc, ['published', 'class:date', '19. Oktober 2019']).published?.value).toBe('2019-10-19');
    expect(metadata(utc).published?.value).toBe('2019-10-18T22:04:00Z');
  });

  it('believes the page where a system stamps every page anew', () => {
    expect(
      metadata(
        ['published', 'json-ld:Article.datePublished', '2025-12-01T05:10:15Z'],
        ['modified', 'json-ld:Article.dateModified', '2025-12-01T05:10:15Z'],
        ['published', 'text:date', '24 Apr 2000'],
      ).published?.value,
    ).toBe('2000-04-24');
  });

  it('is never after the page was fetched', () => {
    const { published } = normalise([['published', 'text:date', 'June 8, 2031']], {
      crawled: '2021-06-09T10:00:00Z',
    }).metadata;
    expect(published).toBeNull();
  });

  it('is never taken from a list of other articles, nor from a sentence', () => {
    expect(
      metadata(
        ['published', 'class:date@far', 'June 8, 2021'],
        ['published', 'class:date@far', 'June 7, 2021'],
        ['published', 'class:date@far', 'June 5, 2021'],
      ).published,
    ).toBeNull();
    expect(
      metadata(['published', 'text:date', 'The next meeting of the harbour board will be held on June 8, 2021 at noon'])
        .published,
    ).toBeNull();
  });

  it('flags what could be two days, unless another claim settles it', () => {
    const numbers: Said = ['published', 'column:date', '03/05/2021'];
    expect(metadata(numbers).published).toMatchObject({ value: '2021-03-05', ambiguous: true });
    expect(metadata(numbers, ['published', 'time@far', '2021-05-03']).published).not.toHaveProperty('ambiguous');
    expect(metadata(numbers, ['published', 'time@far', '2021-05-03']).published?.value).toBe('2021-05-03');
    expect(
      normalise(
        [numbers, ['url', 'column:url', 'https://lantern.example/a']],
        {},
        { 'lantern.example': { dateOrder: 'dmy' } },
      ).metadata.published,
    ).toMatchObject({
      value: '2021-05-03',
    });
  });

  it('is in the URL where nothing else says it', () => {
    expect(metadata(['url', 'page', 'https://lantern.example/2021/06/08/harbour']).published).toMatchObject({
      value: '2021-06-08',
      from: 'url:path',
    });
  });

  it('is the only day that a page prints, wherever it stands', () => {
    expect(metadata(['published', 'text:date@far', 'June 8, 2021']).published?.value).toBe('2021-06-08');
    expect(
      metadata(['published', 'text:date@far', 'June 8, 2021'], ['published', 'class:date@elsewhere', 'May 2, 2021'])
        .published,
    ).toBeNull();
    expect(metadata(['published', 'text:date@far', '10. Ferry 8.4.13']).published).toBeNull();
  });

  it('is the first one where the page tells it from later ones', () => {
    const { published } = metadata(
      ['published', 'class:date', 'September 30, 2022'],
      [
        'published',
        'class:date@far',
        'This article was originally published on 26 Sep 2019 and has been updated since',
      ],
    );
    expect(published?.value).toBe('2019-09-26');
  });

  it('is not the time of a line on a change', () => {
    const { published, modified } = metadata(
      ['published', 'time', '2021-06-08'],
      ['published', 'text:date', 'Last updated: June 8, 2021'],
    );
    expect(published).toBeNull();
    expect(modified?.value).toBe('2021-06-08');
  });

  it('is null where nobody states it', () => {
    expect(
      metadata(['title', 'h1', 'The best of 2021'], ['published', 'text:date', 'The best of 2021']).published,
    ).toBeNull();
  });
});

describe('authors and agency', () => {
  it('is who the data names, agencies apart', () => {
    expect(metadata(['author', 'meta:author', 'Nora Hale and Tom Reed, Reuters'])).toMatchObject({
      authors: ['Nora Hale', 'Tom Reed'],
      agency: 'Reuters',
    });
  });

  it('is the visible byline where the data names only the house', () => {
    expect(
      metadata(
        ['site', 'meta:og:site_name', 'The Daily Lantern'],
        ['author', 'json-ld:NewsArticle.author:Organization', 'The Daily Lantern'],
        ['author', 'text:byline', 'By Nora Hale'],
      ).authors,
    ).toEqual(['Nora Hale']);
  });

  it('is the house where no person is named', () => {
    expect(metadata(['author', 'json-ld:NewsArticle.author', 'The Daily Lantern Team']).authors).toEqual([
      'The Daily Lantern Team',
    ]);
    expect(metadata(['author', 'json-ld:NewsArticle.author', 'admin']).authors).toEqual([]);
  });

  it('is the byline that names all, where the data names one', () => {
    expect(
      metadata(
        ['author', 'json-ld:NewsArticle.author', 'Nora Hale'],
        ['author', 'text:byline', 'By Nora Hale and Tom Reed'],
      ).authors,
    ).toEqual(['Nora Hale', 'Tom Reed']);
  });

  it('has the agency that the data lists as an author', () => {
    expect(
      metadata(
        ['author', 'json-ld:NewsArticle.author', 'Nora Hale'],
        ['author', 'json-ld:NewsArticle.author:Organization', 'AP'],
      ),
    ).toMatchObject({
      authors: ['Nora Hale', 'AP'],
      agency: 'Associated Press',
    });
  });
});

describe('url and site', () => {
  const fetched: Said = ['url', 'page', 'https://www.lantern.example/news/harbour-reopens?utm_source=x'];

  it.each([
    ['https://lantern.example/2021/harbour-reopens', 'https://lantern.example/2021/harbour-reopens'],
    ['https://lantern.example/', 'https://lantern.example/news/harbour-reopens'],
    ['https://lantern.example/news', 'https://lantern.example/news/harbour-reopens'],
    ['https://elsewhere.example/harbour-reopens', 'https://lantern.example/news/harbour-reopens'],
    ['/2021/harbour-reopens', 'https://lantern.example/2021/harbour-reopens'],
    ['http://', 'https://lantern.example/news/harbour-reopens'],
  ])('judges the canonical link %s', (canonical, expected) => {
    const decided = metadata(fetched, ['canonical', 'link:canonical', canonical]);
    expect(decided.url).toBe(expected);
    expect(decided.site).toBe('lantern.example');
  });

  it('is one for the variants of a page', () => {
    const urls = [
      'https://lantern.example/a',
      'https://m.lantern.example/a',
      'https://lantern.example/a/amp',
      'http://www.lantern.example/a?fbclid=1',
    ];
    expect(new Set(urls.map((url) => metadata(['url', 'column:url', url]).url))).toEqual(
      new Set(['https://lantern.example/a']),
    );
  });

  it('takes the site from the dump where there is no URL', () => {
    expect(metadata(['site', 'column:site', 'www.Lantern.example']).site).toBe('lantern.example');
    expect(metadata(['site', 'line:Source', 'The Daily Lantern']).site).toBe('The Daily Lantern');
    expect(metadata().site).toBeNull();
  });
});

describe('the rest', () => {
  it('has the language of the text, whatever the page claims', () => {
    expect(metadata(['language', 'html:lang', 'de-DE']).language).toBe('en');
    expect(normalise([['language', 'html:lang', 'de-DE']], { blocks: [] }).metadata.language).toBe('de');
  });

  it('has tags once, images with captions, the paywall mark', () => {
    const decided = metadata(
      ['url', 'page', 'https://lantern.example/a'],
      ['tag', 'meta:keywords', 'Harbour, Storm'],
      ['tag', 'json-ld:NewsArticle.keywords', 'storm'],
      ['image', 'meta:og:image', 'https://lantern.example/i/harbour.jpg?w=1200'],
      ['image', 'figure', '/i/ferry.jpg The first ferry'],
      ['image', 'meta:og:image', 'https://lantern.example/logo.png'],
      ['paywall', 'json-ld:NewsArticle.isAccessibleForFree', 'False'],
      ['section', 'meta:article:section', 'News'],
      ['description', 'meta:description', 'Ferries leave again.'],
    );
    expect(decided.tags).toEqual(['Harbour', 'Storm']);
    expect(decided.images).toEqual([
      { url: 'https://lantern.example/i/harbour.jpg?w=1200' },
      { url: 'https://lantern.example/i/ferry.jpg', caption: 'The first ferry' },
    ]);
    expect(decided).toMatchObject({ paywalled: true, section: 'News', description: 'Ferries leave again.' });
  });

  it('gives every considered claim a verdict, and leaves the document as it was', () => {
    const article = normalise([
      ['published', 'text:date', 'soon'],
      ['title', 'h1', 'Harbour reopens'],
      ['title', 'title', 'Harbour reopens | Lantern'],
    ]);
    expect(article.grounds).toContainEqual({
      field: 'published',
      from: 'text:date',
      value: 'soon',
      verdict: 'lost',
      reason: 'not a date',
    });
    expect(article.grounds.filter((ground) => ground.field === 'title' && ground.verdict === 'won')).toHaveLength(1);
    expect(article.blocks).toEqual([{ kind: 'paragraph', text: TEXT, position: 0 }]);
  });

  it('is empty for a document without claims', () => {
    expect(normalise([], { blocks: [] }).metadata).toEqual({
      title: null,
      authors: [],
      agency: null,
      published: null,
      modified: null,
      url: null,
      site: null,
      language: null,
      description: null,
      section: null,
      tags: [],
      images: [],
      paywalled: null,
    });
  });
});
