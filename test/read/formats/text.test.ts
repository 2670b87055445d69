import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/read/reader.ts';
import { claimsOf, codesOf, readOne, textOf } from '../read-items.ts';

describe('plain text', () => {
  test('a file is one article, byte for byte', async () => {
    const file = Buffer.from('Caf\u00e9\r\n\r\n  indented\n\n', 'latin1');
    const { documents } = await readOne('a.txt', file);
    expect(Buffer.from(documents[0]?.bytes ?? [])).toEqual(file);
    expect(documents[0]).not.toHaveProperty('charset');
    expect(documents[0]?.source).not.toHaveProperty('offset');
  });

  test('a separator that the configuration names splits a file', async () => {
    const file = 'One\n\n### END ###\n\n\nTwo\n### END ###\n';
    for (const separator of ['### END ###', /^### \w+ ###$/g]) {
      const { documents } = await readOne('a.txt', file, { separator });
      expect(documents.map(textOf)).toEqual(['One\n\n', '\n\nTwo\n']);
      expect(documents.map(({ source }) => source.offset)).toEqual([0, 17]);
    }
  });

  test.each(['=====', '-----', '* * *', '__________', '- - - -'])(
    'a line of %s before the header that began the file splits it',
    async (rule) => {
      const file = `Title: One\nText ${rule} one.\n${rule}\nno header\n\n${rule}\n\nTitle: Two\nText two.\n${rule}\r\nTITLE: Three\nText.`;
      const { documents } = await readOne('a.txt', file);
      expect(documents.map(textOf)).toEqual([
        `Title: One\nText ${rule} one.\n${rule}\nno header\n\n`,
        '\nTitle: Two\nText two.\n',
        'TITLE: Three\nText.',
      ]);
    },
  );

  test.each([
    ['the file begins with no header', 'Text\n=====\nTitle: Two\n=====\nTitle: Three\n'],
    ['another header follows', 'Title: One\nText\n-----\nSource: Agency\n'],
    ['no header follows', 'Title: One\n-----\nText\n-----\nText\n'],
  ])('a line of dashes is text where %s', async (_name, file) => {
    expect((await readOne('a.txt', file)).documents.map(textOf)).toEqual([file]);
  });

  test('UTF-16 becomes UTF-8', async () => {
    const { documents } = await readOne('a.txt', Buffer.from('\ufeffCaf\u00e9 in Stra\u00dfburg\n', 'utf16le'));
    expect(documents).toMatchObject([{ charset: 'utf-8' }]);
    expect(textOf(documents[0])).toBe('Caf\u00e9 in Stra\u00dfburg\n');
  });

  test('an article over the limit costs itself only', async () => {
    const limits = { ...DEFAULT_LIMITS, maxDocumentBytes: 1000 };
    const result = await readOne('a.txt', `One\n%%\n${'x\n'.repeat(5000)}%%\n${'y'.repeat(5000)}\n%%\nTwo`, {
      limits,
      separator: '%%',
    });
    expect(result.documents.map(textOf)).toEqual(['One\n', 'Two']);
    expect(codesOf(result)).toEqual(['too-large', 'too-large']);
  });

  test('empty and blank files are told of', async () => {
    expect(codesOf(await readOne('a.txt', ''))).toEqual(['empty']);
    expect(codesOf(await readOne('b.txt', ' \n\n\t\n'))).toEqual(['empty']);
  });
});

describe('Markdown', () => {
  test('front matter becomes claims, and is no text', async () => {
    const file =
      '---\ntitle: "The Title: part"\nauthors:\n  - Ada\n  - Bo\ntags: [a, \'b c\']\ndate: 2018-04-18\nlayout: post\nid: 7\n---\n\n# Head\n\nText.\n';
    const { documents } = await readOne('a.md', file);
    expect(documents).toMatchObject([{ mediaType: 'text/markdown', source: { id: '7' } }]);
    expect(textOf(documents[0])).toBe('\n\n# Head\n\nText.\n');
    expect(new TextDecoder().decode(documents[0]?.original)).toBe(file);
    expect(claimsOf(documents[0])).toEqual([
      'title front-matter:title: The Title: part',
      'author front-matter:authors: Ada',
      'author front-matter:authors: Bo',
      'tag front-matter:tags: a',
      'tag front-matter:tags: b c',
      'published front-matter:date: 2018-04-18',
    ]);
  });

  test('a source that is an address says where the page was clipped from', async () => {
    const { documents } = await readOne(
      'a.md',
      '---\nsource: https://a.example/rye\nclipped: 2021-04-04\n---\nText.\n',
    );
    expect(claimsOf(documents[0])).toEqual(['url front-matter:source: https://a.example/rye']);
    expect(documents[0]?.crawled).toBe('2021-04-04T00:00:00Z');
  });

  test('a rule at the top is no front matter', async () => {
    const file = '---\n\nText: yes\n\n---\nMore\n';
    expect((await readOne('a.md', file)).documents.map(textOf)).toEqual([file]);
  });
});
