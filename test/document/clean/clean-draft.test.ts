import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Claim, Draft } from '../../../src/article.ts';
import { createClean } from '../../../src/document/clean/clean-draft.ts';
import { describeRules } from '../../../src/document/clean/describe-rules.ts';
import type { RuleFile } from '../../../src/document/clean/rule-schema.ts';
import type { ScopeKnowledge } from '../../../src/learned-lines.ts';
import { hashLine } from '../../../src/text/hash-line.ts';

const FOLDER = new URL('../../../rules/', import.meta.url);
const rules: readonly RuleFile[] = readdirSync(FOLDER).map((name) =>
  JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')),
);
const clean = createClean({ rules, sites: {} });

const LEAD = 'The old bridge over the Lind was closed on Monday after divers found cracks in two of its seven piers.';
const NEXT = 'Repairs will take until the autumn, and lorries have to go round by the motorway, the county said.';

function draftOf(
  lines: readonly string[],
  titles: readonly string[] = [],
  mediaType: Draft['mediaType'] = 'text/plain',
): Draft {
  const claims = titles.map((value): Claim => ({ field: 'title', value, from: 'h1' }));
  return {
    ...{
      source: { path: 'a.txt', sha256: '' },
      mediaType,
      collection: '',
      kind: 'article',
      claims,
      removals: [],
      flags: [],
    },
    blocks: lines.map((text, position) => ({ kind: 'paragraph', text, position })),
  };
}

const knows = (...lines: readonly string[]): ScopeKnowledge => ({
  scope: 'site:example.com',
  documents: 9,
  lines: lines.map((line) => [hashLine(line), 9] as const),
  digest: 'x',
});

const kept = (draft: Draft): string[] => draft.blocks.map(({ text }) => text);
const removed = (draft: Draft): string[] => draft.removals.map(({ rule, text }) => `${rule}: ${text}`);

describe('tail', () => {
  it('is peeled line by line', () => {
    const draft = clean.apply(draftOf([LEAD, NEXT, 'Share this:', 'Facebook', 'Twitter', 'Like this:', 'Loading...']));
    expect(kept(draft)).toEqual([LEAD, NEXT]);
    expect(draft.removals.map(({ position }) => position)).toEqual([2, 3, 4, 5, 6]);
  });

  it('takes what stands under "Related" with it', () => {
    const draft = clean.apply(draftOf([LEAD, NEXT, 'Related', 'Mill burns down', 'April 10, 2018', 'In "News"']));
    expect(kept(draft)).toEqual([LEAD, NEXT]);
  });

  it('keeps a heading between text and furniture', () => {
    expect(kept(clean.apply(draftOf([LEAD, NEXT, 'WHAT COMES NEXT', 'Like this:'])))).toEqual([
      LEAD,
      NEXT,
      'WHAT COMES NEXT',
    ]);
  });
});

describe('trailers', () => {
  it('are cut off the last paragraph, with their offset', () => {
    const draft = clean.apply(draftOf([LEAD, `${NEXT} Share this: Email Twitter Like this: Like Loading...`]));
    expect(kept(draft)).toEqual([LEAD, NEXT]);
    expect(draft.removals).toEqual([
      {
        kind: 'paragraph',
        text: 'Share this: Email Twitter Like this: Like Loading...',
        position: 1,
        offset: NEXT.length + 1,
        rule: 'wordpress/share-this',
      },
    ]);
  });

  it('are no trailers when a sentence follows', () => {
    const text = `${NEXT} Share this: the county has more bridges than days in the year.`;
    expect(kept(clean.apply(draftOf([LEAD, text])))).toEqual([LEAD, text]);
  });
});

describe('the headline', () => {
  it.each([
    'Bridge closed until autumn',
    'BRIDGE CLOSED UNTIL AUTUMN',
    '“Bridge closed – until autumn”',
    'Bridge closed until autumn - The Lind Valley News',
    'Bridge closed until autumn | LVN',
  ])('is not repeated: %s', (copy) => {
    expect(removed(clean.apply(draftOf([copy, LEAD, NEXT], ['Bridge closed until autumn'])))).toEqual([
      `repeated-headline: ${copy}`,
    ]);
  });

  it('stays where a sentence quotes it', () => {
    const quote = 'The paper ran the story as "Bridge closed until autumn", and the county complained.';
    expect(kept(clean.apply(draftOf([LEAD, quote, NEXT], ['Bridge closed until autumn'])))).toEqual([
      LEAD,
      quote,
      NEXT,
    ]);
  });

  it('is not a longer headline that begins alike', () => {
    const other = 'Bridge closed until autumn as county looks for money';
    expect(kept(clean.apply(draftOf([other, LEAD, NEXT], ['Bridge closed until autumn'])))).toEqual([
      other,
      LEAD,
      NEXT,
    ]);
  });
});

describe('the middle', () => {
  it('loses markers of advertisements, in the language of the text', () => {
    const german = [
      'Die alte Brücke über die Lind ist seit Montag gesperrt, weil Taucher Risse in zwei Pfeilern gefunden haben.',
      'Anzeige',
      'Die Arbeiten werden bis zum Herbst dauern, und die Lastwagen müssen über die Autobahn fahren, teilte der Kreis mit.',
    ];
    expect(removed(clean.apply(draftOf(german)))).toEqual(['de/advertisement: Anzeige']);
  });

  it('loses links to other articles', () => {
    expect(removed(clean.apply(draftOf([LEAD, 'Read more: Mill burns down', NEXT])))).toEqual([
      'en/also-read: Read more: Mill burns down',
    ]);
  });

  it.each([
    'Like this: a small label became a habit.',
    'Q: Why now?',
    'A: No.',
    'Related',
    'Photo',
    '- Water',
    'Read more and worry less, the doctor advised; they slept longer.',
  ])('keeps %s', (line) => {
    expect(kept(clean.apply(draftOf([LEAD, line, NEXT])))).toEqual([LEAD, line, NEXT]);
  });
});

describe('lines of the site', () => {
  const line = 'The Lind Valley News is published by volunteers.';

  it('go wherever they stand', () => {
    expect(removed(clean.apply(draftOf([LEAD, line, NEXT, line]), knows(line)))).toEqual([
      `site-line: ${line}`,
      `site-line: ${line}`,
    ]);
  });

  it('go from HTML too, and stay where they are not known', () => {
    expect(kept(clean.apply(draftOf([LEAD, line, NEXT], [], 'text/html'), knows(line)))).toEqual([LEAD, NEXT]);
    expect(kept(clean.apply(draftOf([LEAD, line, NEXT])))).toEqual([LEAD, line, NEXT]);
  });
});

it('says why, for every rule', () => {
  const describeRule = describeRules(rules);
  expect(describeRule('wordpress/like-this')).toMatch(/WordPress/);
  expect(describeRule('repeated-headline')).toMatch(/headline/i);
  expect(describeRule('own/none')).toMatch(/No rule/);
});
