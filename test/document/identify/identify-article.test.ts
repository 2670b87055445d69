import { describe, expect, it } from 'vitest';
import type { Article, Metadata } from '../../../src/article.ts';
import { extractedDigest, textDigest } from '../../../src/document/identify/fingerprint.ts';
import { identify, identityKey } from '../../../src/document/identify/identify-article.ts';

const NOTHING: Metadata = {
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
};

const published = (value: string, precision: 'day' | 'month' | 'minute') => ({
  value,
  precision,
  raw: value,
  from: 'time',
});
const paragraph = (text: string, position = 0) => ({ kind: 'paragraph', text, position }) as const;

function article(texts: readonly string[], metadata: Partial<Metadata> = {}): Article {
  return {
    source: { path: 'a.txt', sha256: '00' },
    mediaType: 'text/plain',
    collection: 'a',
    kind: 'article',
    claims: [],
    blocks: texts.map((text, position) => paragraph(text, position)),
    removals: [],
    flags: [],
    metadata: { ...NOTHING, ...metadata },
    grounds: [],
  };
}

describe('identityKey', () => {
  const titled = {
    title: 'Bridge “Reopens”',
    site: 'example.com',
    published: published('2021-05-04T09:30Z', 'minute'),
  };

  it('is the URL where there is a plausible one', () => {
    const url = 'https://www.example.com/news/bridge';
    expect(identityKey({ ...NOTHING, ...titled, url }, 'ff')).toEqual({
      basis: 'url',
      key: `url:${url}`,
      fallback: 'content:ff',
    });
    expect(identityKey({ ...NOTHING, url, site: 'Example Times' }, 'ff').basis).toBe('url');
    expect(identityKey({ ...NOTHING, url: 'https://example.com/?p=12', site: 'example.com' }, 'ff').basis).toBe('url');
  });

  it.each(['https://example.com/', 'https://other.example/bridge', '', 'about:blank', '/news/bridge'])(
    'does not believe the URL %s',
    (url) => {
      expect(identityKey({ ...NOTHING, ...titled, url }, 'ff').key).toBe(
        'title:example.com|bridge "reopens"|2021-05-04',
      );
    },
  );

  it('is the content where site, title or day are missing', () => {
    for (const missing of [
      { title: null },
      { site: null },
      { published: null },
      { published: published('2021-05', 'month') },
    ]) {
      expect(identityKey({ ...NOTHING, ...titled, ...missing }, 'ff')).toEqual({
        basis: 'content',
        key: 'content:ff',
        fallback: 'content:ff',
      });
    }
  });
});

describe('extractedDigest', () => {
  it('is the same before and after blocks were cut up and taken out', () => {
    const before = { blocks: [paragraph('The text. Share this: Email', 0), paragraph('Like this:', 1)], removals: [] };
    const after = {
      blocks: [paragraph('The text.', 0)],
      removals: [
        { ...paragraph('Like this:', 1), rule: 'wp/like' },
        { ...paragraph('Share this: Email', 0), offset: 10, rule: 'wp/share' },
      ],
    };
    expect(extractedDigest(after)).toBe(extractedDigest(before));
    expect(extractedDigest({ blocks: [...before.blocks].reverse(), removals: [] })).toBe(extractedDigest(before));
  });

  it('changes with any word', () => {
    expect(extractedDigest(article(['One.', 'Two.']))).not.toBe(extractedDigest(article(['One.', 'Too.'])));
  });
});

describe('textDigest', () => {
  it('is blind to case, quotes, Unicode form and spacing, not to words', () => {
    const digest = textDigest([{ text: 'He said “no” at the café.' }, { text: 'Then left.' }]);
    expect(textDigest([{ text: 'HE SAID "no"  at the cafe\u0301. ' }, { text: '' }, { text: 'Then left.' }])).toBe(
      digest,
    );
    expect(textDigest([{ text: 'He said "no" at a café.' }, { text: 'Then left.' }])).not.toBe(digest);
  });
});

describe('identify', () => {
  it('fingerprints the text', () => {
    const { article: identified, shingles, tokens } = identify(article(['One two three four five six.', 'Seven.']));
    expect(identified.fingerprint.words).toBe(7);
    expect(shingles.length).toBe(3);
    expect(tokens.length).toBe(7);
    expect(identified.identity.key).toBe(`content:${identified.fingerprint.text}`);
  });

  it('takes an empty text', () => {
    const { article: identified, shingles } = identify(article([]));
    expect(identified.fingerprint).toMatchObject({ words: 0 });
    expect(shingles.length).toBe(0);
  });
});
