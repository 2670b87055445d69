/**
 * Pages and what a careful archivist keeps of them: one folder each, named for what is special and for its language.
 * The expectations were written before the pages were extracted; a page is judged alone, without its site.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Article, Block, BlockKind, DateValue } from '../../../../src/article.ts';
import type { RuleFile } from '../../../../src/document/clean/rule-schema.ts';
import { createSettle } from '../../../../src/document/settle.ts';
import { extractPage } from './extract-page.ts';

interface Expected {
  readonly kind: string;
  readonly title?: string | null;
  readonly authors?: readonly string[];
  readonly agency?: string | null;
  /** As precise as it is known; followed by ` (ambiguous)` where nothing settles day and month. */
  readonly published?: string | null;
  readonly modified?: string | null;
  readonly language?: string;
  /**
   * What stays, in order: each block as its beginning, or `beginning … end`, after the sign of its kind where that matters.
   * Left out where the page has no article.
   */
  readonly blocks?: readonly string[];
  /** Beginnings of what may stay or go, because archivists differ: a note on the author, a pull quote. */
  readonly either?: readonly string[];
  /** Beginnings of what goes and is kept aside, with the rule where that is certain. */
  readonly removed: readonly string[] | Readonly<Record<string, string>>;
  /** When the page was fetched, for dates like "yesterday". */
  readonly crawled?: string;
  /** Fields that come out wrong, and why. Each is expected to fail: take it off once it is mended. */
  readonly known?: Readonly<Record<string, string>>;
}

const PAGES = new URL('../../../fixtures/html/', import.meta.url);
const RULES = new URL('../../../../rules/', import.meta.url);
const rules = readdirSync(RULES).map((name): RuleFile => JSON.parse(readFileSync(new URL(name, RULES), 'utf8')));
const settle = createSettle({ rules, sites: {} }, { transforms: [], normalizers: [] });

const SIGNS: Readonly<Record<BlockKind, string>> = {
  heading: '## ',
  paragraph: '',
  'list-item': '- ',
  quote: '> ',
  code: '``` ',
  'table-row': '| ',
  caption: '^ ',
};

function matches(text: string, sketch: string): boolean {
  const [beginning = '', end = ''] = sketch.split(' … ');
  return text.startsWith(beginning) && text.endsWith(end);
}

/** The block as it is sketched in the expectation, so that a failure shows only the lines that differ. */
function sketched({ kind, text }: Block, sketches: readonly string[]): string {
  const signed = SIGNS[kind] + text;
  return sketches.find((sketch) => matches(signed, sketch) || matches(text, sketch)) ?? signed;
}

const dateOf = (date: DateValue | null): string | null =>
  date === null ? null : `${date.value}${date.ambiguous ? ' (ambiguous)' : ''}`;

function blocksOf({ blocks }: Article, { blocks: wanted = [], either = [] }: Expected): readonly string[] {
  return blocks
    .filter(({ text }) => !either.some((sketch) => matches(text, sketch)))
    .map((block) => sketched(block, wanted));
}

/** The removals that are looked for, as they are looked for: those not found are missing from the list. */
function removedOf({ removals }: Article, removed: Expected['removed']): Expected['removed'] {
  const find = (start: string) => removals.find(({ text }) => matches(text, start));
  if (Array.isArray(removed)) return removed.filter((start) => find(start) !== undefined);
  return Object.fromEntries(Object.keys(removed).map((start) => [start, find(start)?.rule ?? 'not removed']));
}

/** What came out, field by field, for the fields that are expected. */
function outcome(article: Article, expected: Expected): Readonly<Record<string, unknown>> {
  const { metadata } = article;
  const came: Readonly<Record<string, unknown>> = {
    ...metadata,
    kind: article.kind,
    published: dateOf(metadata.published),
    modified: dateOf(metadata.modified),
    blocks: blocksOf(article, expected),
    removed: removedOf(article, expected.removed),
  };
  return Object.fromEntries(Object.keys(wanted(expected)).map((field) => [field, came[field]]));
}

/** The fields of the expectation that say what comes out. */
function wanted({ either: _, crawled: __, known: ___, ...fields }: Expected): Readonly<Record<string, unknown>> {
  return fields;
}

function without(
  fields: Readonly<Record<string, unknown>>,
  left: readonly string[],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => !left.includes(field)));
}

const names = readdirSync(PAGES);

describe.each(names)('the page %s', (name) => {
  const folder = new URL(`${name}/`, PAGES);
  const expected = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as Expected;
  const { crawled, known = {} } = expected;
  const page = readFileSync(new URL('page.html', folder));
  const came = outcome(settle(extractPage(page, crawled === undefined ? {} : { crawled })).article, expected);
  const fields = wanted(expected);

  it('comes out as it should', () => {
    expect(without(came, Object.keys(known))).toEqual(without(fields, Object.keys(known)));
  });

  for (const [field, why] of Object.entries(known)) {
    it.fails(`${field}: ${why}`, () => expect(came[field]).toEqual(fields[field]));
  }
});

it('has enough of them, in enough languages', () => {
  expect(names.length).toBeGreaterThanOrEqual(70);
  expect(new Set(names.map((name) => name.slice(name.lastIndexOf('-')))).size).toBeGreaterThanOrEqual(25);
});
