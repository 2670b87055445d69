import { describe, expect, it } from 'vitest';
import { createPlan, type PlannedArticle } from '../../src/store/plan.ts';

const place = { offset: 0, length: 0 };
const article = (changes: Partial<PlannedArticle>): PlannedArticle => ({
  basis: 'url',
  key: 'url:a',
  fallback: 'content:a',
  extracted: 'e',
  text: 't',
  words: 10,
  published: null,
  modified: null,
  crawled: null,
  site: null,
  scope: 'collection:x',
  original: null,
  record: place,
  listing: '',
  vector: place,
  source: { path: 'a.txt', sha256: '00' },
  ...changes,
});

function planOf(articles: readonly PlannedArticle[]) {
  const plan = createPlan(null);
  for (const each of articles) plan.add(each);
  plan.seal();
  return plan;
}

describe('the plan', () => {
  it('orders the documents of an identity by crawl time, unknown last, however they came', () => {
    const source = (path: string) => ({ path, sha256: path });
    const articles = [
      article({ source: source('c') }),
      article({ source: source('b'), crawled: '2020-01-02T00:00:00Z' }),
      article({ source: source('a'), crawled: '2020-01-01T00:00:00Z' }),
    ];
    for (const order of [articles, [...articles].reverse()]) {
      const rows = planOf(order).byKey('url:a');
      expect(rows.map((row) => row.source.path)).toEqual(['a', 'b', 'c']);
    }
  });

  it('counts the different texts under each key', () => {
    const plan = planOf([article({}), article({}), article({ text: 'u' }), article({ key: 'url:b' })]);
    expect(plan.keys()).toEqual([
      { key: 'url:a', texts: 2 },
      { key: 'url:b', texts: 1 },
    ]);
  });

  it('lets a text be kept by the stored identity, else by the earliest published, else by the smallest', () => {
    const plan = planOf([
      article({ key: 'url:late', published: '2020-01-02' }),
      article({ key: 'url:early', published: '2020-01-01' }),
      article({ key: 'url:never' }),
      article({ key: 'url:stored', text: 'u' }),
      article({ key: 'url:first', text: 'u', published: '2019-01-01' }),
      article({ key: 'url:other', text: 'v' }),
    ]);
    plan.sealIdentities((identity) => identity === 'url:stored');
    expect(plan.keeperOf({ identity: 'url:late', text: 't' })).toBe('url:early');
    expect(plan.keeperOf({ identity: 'url:first', text: 'u' })).toBe('url:stored');
    expect(plan.keeperOf({ identity: 'url:other', text: 'v' })).toBe('url:other');
  });

  it('orders by instants, not by how they are spelled', () => {
    const inOrder = [
      article({ key: 'url:first', published: '2020-01-02T00:30+02:00' }),
      article({ key: 'url:long', published: '2020-01-01T23:00Z', words: 300 }),
      article({ key: 'url:a', published: '2020-01-01T23:00', words: 200, text: 'm' }),
      article({ key: 'url:b', published: '2020-01-01T23:00', words: 200, text: 'n' }),
      article({ key: 'url:c', published: '2020-01-01T23:00', words: 200, text: 'n' }),
      article({ key: 'url:never', published: null, words: 900 }),
    ];
    const plan = planOf([...inOrder].reverse());
    expect([...plan.precedence().subarray(1)]).toEqual([5, 4, 3, 2, 1, 0]);
    plan.sealIdentities(() => false);
    expect(plan.keeperOf({ identity: 'url:long', text: 't' })).toBe('url:first');
  });

  it('keeps a source as it was', () => {
    const source = { path: 'a.zip', member: 'b/c.txt', offset: 7, id: 'x', sha256: 'ff' };
    expect(planOf([article({ source })]).byKey('url:a')[0]?.source).toEqual(source);
  });
});
