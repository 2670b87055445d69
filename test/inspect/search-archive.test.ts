import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openArchiveWriter } from '../../src/archive/open-archive.ts';
import { makeSnippet } from '../../src/inspect/make-snippet.ts';
import { type SearchOptions, searchArchive } from '../../src/inspect/search-archive.ts';
import { SEARCH_INDEX } from '../../src/inspect/search-index.ts';
import { parseSearchQuery, toMatchExpression } from '../../src/inspect/search-query.ts';
import { inventRecord, RUN, store } from '../archive/invent-article.ts';
import { type BuiltArchive, buildArchive } from './build-archive.ts';

let built: BuiltArchive;
beforeAll(async () => {
  built = await buildArchive();
});
afterAll(() => built.remove());

async function search(query: string, options?: SearchOptions): Promise<string[]> {
  const names = Object.fromEntries(Object.entries(built.ids).map(([name, id]) => [id, name]));
  const { hits } = await searchArchive(built.root, query, options);
  return hits.map(({ id }) => names[id] ?? 'another');
}

describe('searchArchive', () => {
  it.each([
    ['a word', 'bakery', ['bakery']],
    ['all words', 'council crowns', ['ferry']],
    ['a word with and without its accent', 'cafe', ['bakery']],
    ['the accent itself', 'CAFÉ', ['bakery']],
    ['a phrase', '"old cafe"', ['bakery']],
    ['a phrase that is not there', '"cafe old"', []],
    ['the beginning of a word', 'baker*', ['bakery']],
    ['what must not be there', 'dawn -crowns', ['copy']],
    ['a script without spaces', '月曜日', ['port']],
    ['nothing but what could be an operator', 'OR NEAR(bakery', []],
    ['a word of an older version only', 'four', []],
  ])('finds %s', async (_, query, expected) => expect(await search(query)).toEqual(expected));

  it('gives one of each cluster, or all', async () => {
    expect(await search('ferry')).toHaveLength(1);
    expect((await search('ferry', { all: true })).sort()).toEqual(['copy', 'ferry']);
  });

  it('keeps to the filters', async () => {
    expect(await search('ferry', { site: 'other.example' })).toEqual(['copy']);
    expect(await search('ferry', { until: '2018-04-18' })).toEqual(['ferry']);
    expect(await search('closes', { author: 'béla', language: 'en', since: '2019-01' })).toEqual(['bakery']);
    expect(await search('closes', { language: 'ja' })).toEqual([]);
  });

  it('says that there is more', async () => {
    expect(await searchArchive(built.root, 'the', { limit: 1 })).toMatchObject({ more: true, hits: [{}] });
  });

  it('refuses a search for nothing', async () => {
    await expect(search('-only ..')).rejects.toThrow('expected a word');
  });

  it('marks where the words stand', async () => {
    const { hits } = await searchArchive(built.root, 'cafe');
    const [hit] = hits as [(typeof hits)[number]];
    expect(hit.highlights.map(([from, to]) => hit.snippet.slice(from, to))).toEqual(['café']);
  });

  it('adds what was archived since, and says so', async () => {
    const told: number[] = [];
    const onIndexing = (versions: number) => told.push(versions);
    await searchArchive(built.root, 'lantern', { onIndexing });
    const writer = await openArchiveWriter(built.root);
    writer.begin(RUN);
    store(writer, inventRecord({ url: 'https://example.com/lantern', paragraphs: ['A lantern was lit.'] }));
    writer.commit('complete');
    writer.close();
    expect(await search('lantern', { onIndexing })).toEqual(['another']);
    expect(await search('lantern', { onIndexing })).toEqual(['another']);
    expect(told.at(-1)).toBe(1);
    expect(told.length).toBeLessThanOrEqual(2);
  });

  it.each(['deleted', 'damaged'])('makes an index anew that was %s', async (how) => {
    const path = join(built.root, SEARCH_INDEX);
    expect(existsSync(path)).toBe(true);
    if (how === 'deleted') rmSync(path);
    else writeFileSync(path, 'no database at all');
    expect(await search('bakery')).toEqual(['bakery']);
  });
});

describe('a query', () => {
  it('is never taken for FTS5 syntax', () => {
    const expression = toMatchExpression(parseSearchQuery('a OR b* -c col:d ^e "f'));
    expect(expression).toBe('("a" AND "or" AND "b" * AND "col d" AND "e" AND "f") NOT ("c")');
  });
});

describe('makeSnippet', () => {
  const terms = (text: string) => parseSearchQuery(text).wanted;

  it('picks the passage with the most different words', () => {
    const filler = 'Nothing of note was said that day. '.repeat(30);
    const text = `The bridge is old. ${filler}The bridge and the harbour were closed. ${filler}`;
    const { snippet, highlights } = makeSnippet(text, terms('bridge harbour'));
    expect(highlights.map(([from, to]) => snippet.slice(from, to))).toEqual(['bridge', 'harbour']);
    expect(snippet.length).toBeLessThan(250);
  });

  it('has highlights within it, whatever the text', () => {
    const text = fc
      .array(fc.constantFrom('bridge', 'harbour', 'a', 'longish', '\n', '漢', '.'))
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(text, (words) => {
        const { snippet, highlights } = makeSnippet(words, terms('bridge harbour'));
        for (const [from, to] of highlights) expect(['bridge', 'harbour']).toContain(snippet.slice(from, to));
      }),
    );
  });
});
