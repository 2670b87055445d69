import { describe, expect, test } from 'vitest';
import { mapRow, type Row } from '../../../src/read/fields/map-fields.ts';

const claimsOf = (row: Row): string[] =>
  (mapRow({ text: 'x', ...row }, {})?.claims ?? []).map(({ field, value }) => `${field}: ${value}`);

describe('which field is what', () => {
  test.each<[string, Row, string[]]>([
    [
      'names in any spelling',
      { pub_date: '2018-04-18', 'Site Name': 'The Example', pageURL: 'https://e.example/1' },
      ['published: 2018-04-18', 'site: The Example', 'url: https://e.example/1'],
    ],
    ['lists of authors', { authors: ['Ada', { name: 'Bo' }, null] }, ['author: Ada', 'author: Bo']],
    [
      'a list as pandas prints it',
      { authors: "['Ada Writer', \"Bo O'Hara\"]" },
      ['author: Ada Writer', "author: Bo O'Hara"],
    ],
    [
      'epoch seconds and milliseconds',
      { published: 1524009600, updated_at: 1524009600000 },
      ['published: 2018-04-18T00:00:00Z', 'modified: 2018-04-18T00:00:00Z'],
    ],
    ['a date as MongoDB exports it', { date: { $date: '2018-04-18T00:00:00Z' } }, ['published: 2018-04-18T00:00:00Z']],
    ['values rendered by WordPress', { title: { rendered: 'T' } }, ['title: T']],
    ['a source that is an address', { source: 'https://e.example/1' }, ['url: https://e.example/1']],
    ['a source object', { source: { id: null, name: 'Example' } }, ['site: Example']],
    ['words for nothing', { author: 'None', date: 'NaT', language: 'null', tags: '[]', title: '[Removed]' }, []],
    ['a title with nothing for the site', { title: 'County buys buses - NA' }, ['title: County buys buses']],
    ['a title that ends so of itself', { title: 'The rule of null' }, ['title: The rule of null']],
    ['numbers and truth where they say nothing', { title: true, tags: [1, false] }, ['tag: 1']],
  ])('%s', (_name, row, expected) => {
    expect(claimsOf(row)).toEqual(expected);
  });

  test('rich text of a messenger is one text', () => {
    const text = [
      'Bees moved into the ',
      { type: 'bold', text: 'organ' },
      '.\n\n',
      { type: 'link', text: 'https://t.example' },
    ];
    expect(mapRow({ text }, {})?.content).toBe('Bees moved into the organ.\n\nhttps://t.example');
  });

  test('an object of metadata counts where the row says nothing', () => {
    const metadata = { title: 'M', sourceURL: 'https://t.example/bees', text: 'no' };
    expect(claimsOf({ title: 'T', metadata })).toEqual(['title: T', 'url: https://t.example/bees']);
    expect(claimsOf({ text: undefined, data: { markdown: 'x', metadata } })).toEqual([
      'title: M',
      'url: https://t.example/bees',
    ]);
  });

  test('a text that is a word for nothing is none', () => {
    expect(mapRow({ text: '[Removed]', content: 'null' }, {})).toBeNull();
    expect(mapRow({ text: 'NaN', content: 'c' }, {})).toMatchObject({ content: 'c' });
  });

  test('a page wins over a text, and the better name over the worse', () => {
    expect(mapRow({ text: 't', html: '<p>h</p>' }, {})).toMatchObject({ mediaType: 'text/html', content: '<p>h</p>' });
    expect(mapRow({ markdown: '# M' }, {})).toMatchObject({ mediaType: 'text/markdown', content: '# M' });
    expect(mapRow({ content: 'worse', text: 'better' }, {})).toMatchObject({
      mediaType: 'text/plain',
      content: 'better',
    });
    expect(mapRow({ text: ' ', body: 'filled' }, {})?.content).toBe('filled');
  });

  test('a text field that holds markup is a page, one that speaks of a tag is not', () => {
    expect(mapRow({ content: 'Hello<br>you<br />and<br>them' }, {})?.mediaType).toBe('text/html');
    expect(mapRow({ content: '<p>Hello</p>' }, {})?.mediaType).toBe('text/html');
    expect(mapRow({ content: 'The <b> tag and 3 < 4' }, {})?.mediaType).toBe('text/plain');
  });

  test('paragraphs in a list are one text', () => {
    expect(mapRow({ paragraphs: ['One.', 'Two.'] }, {})?.content).toBe('One.\n\nTwo.');
  });

  test('ids and crawl times are no claims', () => {
    const mapped = mapRow({ id: 7, text: 'x', date_download: '2018-04-18 09:30:00' }, {});
    expect(mapped).toMatchObject({ id: '7', crawled: '2018-04-18T09:30:00Z', claims: [] });
  });

  test('a mapping replaces the usual names of its field only', () => {
    const row = { text: 'wrong', t2: '', t3: 'right', title: 'T' };
    expect(mapRow(row, { text: ['t2', 't3'] })).toMatchObject({ content: 'right', claims: [{ field: 'title' }] });
    expect(mapRow({ a: [{ b: 'deep' }] }, { text: 'a.0.b' })?.content).toBe('deep');
  });

  test('a row without any text is nothing', () => {
    expect(mapRow({ title: 'T', description: 'D' }, {})).toBeNull();
    expect(mapRow({}, { text: '__proto__.x' })).toBeNull();
  });

  test('claims stay short and few', () => {
    const mapped = mapRow(
      { text: 'x', title: 'y'.repeat(1_000_000), tags: Array.from({ length: 5000 }, (_, i) => `t${i}`) },
      {},
    );
    expect(mapped?.claims.find(({ field }) => field === 'title')?.value).toHaveLength(2000);
    expect(mapped?.claims.length).toBeLessThan(100);
  });
});

test('what NewsAPI says of the rest stands on a line of its own', () => {
  const content = (text: string): string | undefined => mapRow({ content: text }, {})?.content;
  expect(content('The ferry crossed… [+1234 chars]')).toBe('The ferry crossed…\n\n[+1234 chars]');
  expect(content('He wrote … [+12 chars] and left.')).toBe('He wrote … [+12 chars] and left.');
});

test('an address that was asked for, and the one that answered, are addresses', () => {
  expect(claimsOf({ requested_url: 'http://e.example/1', responded_url: 'https://e.example/1' })).toEqual([
    'url: https://e.example/1',
    'url: http://e.example/1',
  ]);
});
