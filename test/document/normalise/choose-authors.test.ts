import { describe, expect, it } from 'vitest';
import type { Claim, MetadataField } from '../../../src/article.ts';
import { createNormalise } from '../../../src/document/normalise/normalise-draft.ts';

type Said = readonly [field: MetadataField, from: string, value: string];

const normalise = createNormalise({ rules: [], sites: {} });

function authors(...said: readonly Said[]): readonly string[] {
  return authorsOf('The harbour was closed for three days.', ...said);
}

/** @param lines the paragraphs of the text, one a line */
function authorsOf(lines: string, ...said: readonly Said[]): readonly string[] {
  const claims = said.map(([field, from, value]): Claim => ({ field, from, value }));
  return normalise.apply({
    source: { path: 'a.html', sha256: '00' },
    mediaType: 'text/html',
    collection: '.',
    kind: 'article',
    claims,
    blocks: lines.split('\n').map((text, position) => ({ kind: 'paragraph', text, position })),
    removals: [],
    flags: [],
  }).metadata.authors;
}

describe('authors', () => {
  it('are those of the printed byline where the data name who typed it in', () => {
    expect(
      authors(
        ['author', 'meta:author', 'Tom Reed'],
        ['author', 'json-ld:WebPage.author', 'Tom Reed'],
        ['author', 'text:byline', 'By Nora Hale, columnist'],
      ),
    ).toEqual(['Nora Hale']);
  });

  it("are the full name beside the headline where the data name an account that the page doesn't print", () => {
    const account: Said = ['author', 'json-ld:Article.author', 'tom.reed'];
    expect(authors(account, ['author', 'class:author', 'Nora Hale'])).toEqual(['Nora Hale']);
    expect(authors(account, ['author', 'class:author', 'nora'])).toEqual(['tom.reed']);
  });

  it('are the name that the text ends in, where no other is told', () => {
    const signed = (name: string, ...said: readonly Said[]) => authorsOf(`The harbour was closed.\n${name}`, ...said);
    expect(signed('Lê Phương')).toEqual(['Lê Phương']);
    expect(signed('Anna M. van Dyk')).toEqual(['Anna M. van Dyk']);
    expect(signed('NORA HALE')).toEqual(['Nora Hale']);
    expect(signed('Nora Hale', ['author', 'text:byline', 'By Tom Reed'])).toEqual(['Tom Reed']);
    for (const line of ['Read more', 'Read More', 'Good night!', 'Nora', 'Nora Hale sings', 'Tel. 12 34'])
      expect(signed(line), line).toEqual([]);
    expect(authorsOf('Nora Hale')).toEqual([]);
  });

  it('are no labels of links and buttons', () => {
    for (const label of ['View Comments', 'Full Bio', 'Member Login', 'No Author', 'Posted on', 'Zur Artikelübersicht'])
      expect(authors(['author', 'class:author', label]), label).toEqual([]);
  });

  it('are those of the data where the page prints them too', () => {
    expect(
      authors(
        ['author', 'json-ld:Article.author', 'Tom Reed'],
        ['author', 'text:byline', 'By Nora Hale, columnist'],
        ['author', 'class:author', 'Tom Reed June 8, 2021'],
      ),
    ).toEqual(['Tom Reed']);
  });

  it('are all whom a list names where another place names the first', () => {
    expect(
      authors(
        ['author', 'json-ld:NewsArticle.author', 'Ida Strand'],
        ['author', 'microdata:Person.name', 'Ida Strand'],
        ['author', 'microdata:Person.name', 'Per Moe'],
      ),
    ).toEqual(['Ida Strand', 'Per Moe']);
  });

  it('are not everybody whom the page marks as a person: readers, photographers, sources', () => {
    expect(
      authors(
        ['author', 'json-ld:DiscussionForumPosting.author', 'harbourfan'],
        ...['harbourfan', 'seagull', 'Tide Watcher', 'Old Salt'].map(
          (name): Said => ['author', 'microdata:Person.name', name],
        ),
      ),
    ).toEqual(['harbourfan']);
  });

  it('are not those of comments', () => {
    expect(authors(['author', 'class:author', 'Old Salt says:'], ['author', 'meta:author', 'Nora Hale'])).toEqual([
      'Nora Hale',
    ]);
    expect(authors(['author', 'class:author@far', 'Alte Möwe sagt'])).toEqual([]);
  });

  it('are no sentence that begins like a byline', () => {
    expect(authors(['author', 'text:byline', 'By following these steps, the island was reached again'])).toEqual([]);
    expect(authors(['author', 'class:author', 'Our writers come from many islands, and over 25 years'])).toEqual([]);
  });

  it('are the publisher in the byline rather than somebody farther down', () => {
    expect(
      authors(
        ['site', 'meta:og:site_name', 'Lantern Press'],
        ['author', 'class:author', 'Author Lantern Press'],
        ['author', 'class:author@far', 'Stella Marsh December 4, 2025'],
      ),
    ).toEqual(['Lantern Press']);
  });

  it('are the agency in the byline rather than the publisher whom a system states', () => {
    expect(
      authors(
        ['author', 'json-ld:NewsArticle.author:NewsMediaOrganization', 'lantern.example'],
        ['author', 'text:byline', 'Por Agencia EFE'],
      ),
    ).toEqual(['Agencia EFE']);
  });

  it('are whom a date line names, set off by a bar, a dash or a by-word', () => {
    expect(authors(['published', 'text:date', '08.06.2021 - Nora Hale'])).toEqual(['Nora Hale']);
    expect(authors(['published', 'text:date', '8 June 2021 | 13:10 | Nora Hale'])).toEqual(['Nora Hale']);
    expect(authors(['published', 'text:date', 'Harbour News June 8, 2021'])).toEqual([]);
    expect(authors(['published', 'text:date', '— Nora Hale (@hale) June 8, 2021'])).toEqual([]);
    expect(authors(['published', 'text:date@far', '08.06.2021 - Nora Hale'])).toEqual([]);
  });

  it('are people, then the agency that the same list credits', () => {
    expect(authors(['author', 'json-ld:NewsArticle.author', 'Jonas Brandt und Lena Vogt, dpa'])).toEqual([
      'Jonas Brandt',
      'Lena Vogt',
      'dpa',
    ]);
  });

  it('are the desk where it signs', () => {
    expect(authors(['author', 'json-ld:Article.author', 'Redaktion'])).toEqual(['Redaktion']);
    expect(authors(['author', 'text:byline', 'von Redaktion, 24. Januar 2022'])).toEqual(['Redaktion']);
    expect(authors(['author', 'meta:author', 'admin'])).toEqual([]);
  });
});
