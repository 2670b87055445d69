import { describe, expect, it } from 'vitest';
import type { Claim, MetadataField } from '../../../../../../src/article.ts';
import {
  type PageFacts,
  tellStatedKind,
} from '../../../../../../src/document/extract/html/kind/stated/tell-stated-kind.ts';

const claim = (field: MetadataField, value: string, from = 'json-ld:@type'): Claim => ({ field, value, from });
const named = (names: string): Partial<PageFacts> => ({ names: new Set(names.split(' ')) });

/** An article of 600 words that says nothing of itself, but for what is given. */
const facts = (given: Partial<PageFacts>): PageFacts => ({
  claims: [],
  names: new Set(),
  unlisted: false,
  asksPassword: false,
  titles: ['the heron is back'],
  words: 600,
  teasers: 0,
  run: 9,
  ...given,
});

describe('pages that say what they are', () => {
  it.each<[string, string, Partial<PageFacts>]>([
    ['a page that its CMS names an error', 'missing-page', { ...named('error404'), words: 40 }],
    ['a title that says so', 'missing-page', { titles: ['page introuvable'], words: 40 }],
    [
      'a list of a category, though it calls itself an article',
      'list',
      { ...named('archive category'), claims: [claim('type', 'article')] },
    ],
    ['search results by their title', 'list', { titles: ['wyniki wyszukiwania: bocian'] }],
    ['teasers and hardly a paragraph', 'list', { teasers: 6, run: 2, words: 90 }],
    ['a collection by its data', 'list', { claims: [claim('type', 'CollectionPage')] }],
    [
      'a home page',
      'home-page',
      { claims: [claim('canonical', 'https://heron.example/', 'link:canonical')], teasers: 6 },
    ],
    ['a profile', 'profile', { claims: [claim('type', 'profile', 'meta:og:type')], words: 60 }],
    ['a video with a line of text', 'video', { claims: [claim('type', 'VideoObject')], words: 20 }],
    [
      'a gate before a page that machines are not to see',
      'gate',
      { titles: ['checking your browser before accessing heron.example'], words: 20 },
    ],
    [
      'a page with no date and little text whose own address is the root',
      'home-page',
      { claims: [claim('canonical', 'https://heron.example/', 'link:canonical')], words: 200 },
    ],
    [
      'a contact form that its CMS calls an article, by its address',
      'service-page',
      {
        claims: [claim('type', 'article', 'meta:og:type'), claim('url', 'https://heron.example/contact/', 'url')],
        words: 90,
      },
    ],
    ['an imprint', 'service-page', { titles: ['impressum'] }],
    ['a form that asks for a password', 'service-page', { asksPassword: true, words: 30, run: 0 }],
    ['a wall that search engines are not to list', 'unlisted', { unlisted: true, words: 100 }],
  ])('%s: %s', (_, kind, given) => expect(tellStatedKind(facts(given))).toBe(kind));
});

describe('articles that look a little like them', () => {
  it.each<[string, Partial<PageFacts>]>([
    ['an article', {}],
    ['about errors that are not found', { titles: ['not foundering but sailing'], words: 90 }],
    ['about a missing page, at length', { titles: ['404: a short history of the missing page'] }],
    ['about checking browsers, at length', { titles: ['checking your browser history'] }],
    ['a post of a blog', named('blog single single-post')],
    ['below teasers', { teasers: 40 }],
    [
      'at an address that is its site’s root, for a mistake',
      { claims: [claim('canonical', 'https://heron.example/', 'link:canonical')] },
    ],
    [
      'short, above teasers, with its date',
      { teasers: 8, run: 2, words: 90, claims: [claim('published', '2020-02-02', 'meta:date')] },
    ],
    [
      'short, above teasers, which its data call an article',
      { teasers: 8, run: 2, words: 90, claims: [claim('type', 'NewsArticle')] },
    ],
    [
      'short, in a dump that knows no more than its site',
      { claims: [claim('url', 'https://heron.example/', 'url')], words: 200 },
    ],
    [
      'dated, at the address of a word',
      {
        claims: [
          claim('type', 'NewsArticle'),
          claim('published', '2020-02-02', 'meta:date'),
          claim('url', 'https://heron.example/film/contact/', 'url'),
        ],
      },
    ],
    ['about contact', { titles: ['contact sports in winter'] }],
    ['with a video, at length', { claims: [claim('type', 'VideoObject')] }],
    ['with a log-in above it', { asksPassword: true }],
    ['that search engines are not to list', { unlisted: true }],
  ])('%s', (_, given) => expect(tellStatedKind(facts(given))).toBeNull());
});
