import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concludeScope, createScopeLines } from '../../src/corpus/repeated-lines/conclude-scope.ts';
import { createRepeatedLines, type LearnedScope } from '../../src/corpus/repeated-lines/create-repeated-lines.ts';
import { REPEATED_LINE_THRESHOLDS } from '../../src/corpus/repeated-lines/line-bar.ts';
import { digestLines } from '../../src/document/survey/digest-lines.ts';
import type { LineDigest, ScopeDelta } from '../../src/learned-lines.ts';
import { hashLine } from '../../src/text/hash-line.ts';

let pages = 0;

/** A page of its own, unless an address is given; null for none. */
function digest(
  texts: readonly string[],
  url: string | null = `https://example.com/${++pages}`,
  title?: string,
): LineDigest {
  return digestLines({
    source: { path: 'a.txt', sha256: '00' },
    mediaType: 'text/plain',
    collection: 'dumps',
    kind: 'article',
    claims: [
      ...(url === null ? [] : [{ field: 'url' as const, value: url, from: 'column:url' }]),
      ...(title === undefined ? [] : [{ field: 'title' as const, value: title, from: 'column:title' }]),
    ],
    blocks: texts.map((text, position) => ({ kind: 'paragraph', text, position })),
    removals: [],
    flags: [],
  });
}

const paragraph = (article: string, n: number) =>
  `In paragraph ${n} of the story about ${article}, somebody is quoted who knows a good deal about ${article} and says so.`;
const story = (article: string, length = 6) => Array.from({ length }, (_, n) => paragraph(article, n));

function learn(digests: readonly LineDigest[], previous?: ScopeDelta): LearnedScope {
  const step = createRepeatedLines({ previous: () => previous });
  for (const each of digests) step.observe(each);
  const [learned] = step.conclude().values();
  if (learned === undefined) throw new Error('nothing was learned');
  return learned;
}

const isKnown = (learned: LearnedScope, line: string): boolean =>
  learned.knowledge.lines.some(([hash]) => hash === hashLine(line));

describe('the digest of what is known', () => {
  const furniture = 'Like this:';
  const pages = (count: number, withLine: number) =>
    Array.from({ length: count }, (_, n) => digest([...story(`${n}`), ...(n < withLine ? [furniture] : [])]));

  it('tells apart all that cleaning is told: documents, counts, lines and candidates', () => {
    const digests = [
      learn(pages(2, 2)),
      learn(pages(3, 2)),
      learn(pages(3, 3)),
      // The same line on the same number of pages, under the bar and over it.
      learn(pages(41, 2)),
      learn(pages(40, 2)),
      learn(pages(2, 0)),
      learn(pages(1, 0)),
    ].map(({ knowledge }) => knowledge.digest);
    expect(new Set(digests).size).toBe(digests.length);
    for (const each of digests) expect(each).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is the same however the pages came, and empty where none was counted', () => {
    const all = learn(pages(4, 3)).knowledge.digest;
    expect(learn(pages(4, 3).reverse()).knowledge.digest).toBe(all);
    const first = learn(pages(4, 3).slice(0, 2)).delta;
    expect(learn(pages(4, 3), first).knowledge.digest).toBe(all);
    const none = concludeScope(createScopeLines('site:example.com', undefined), REPEATED_LINE_THRESHOLDS);
    expect(none.knowledge.digest).toBe('');
  });
});

describe('what is furniture', () => {
  it('learns short lines from two pages of a site', () => {
    const learned = learn([
      digest(['Home', ...story('bees'), 'Like this:']),
      digest(['Home', ...story('trams'), 'Like this:']),
    ]);
    expect(learned.knowledge.documents).toBe(2);
    expect(isKnown(learned, 'Like this:')).toBe(true);
    expect(isKnown(learned, 'LIKE  this:')).toBe(true);
    expect(isKnown(learned, paragraph('bees', 0))).toBe(false);
    expect(learned.delta.lines.find((line) => line.hash === hashLine('Home'))).toMatchObject({
      count: 2,
      sample: 'home',
    });
  });

  it('asks for five pages, and many of all, before it takes a sentence: it may be the background of a series', () => {
    const notice = 'We use cookies to make this a better site for everybody who reads it.';
    const subjects = ['bees', 'trams', 'snow', 'cheese', 'tides'];
    const pages = subjects.map((subject) => digest([...story(subject), notice]));
    expect(isKnown(learn(pages.slice(0, 4)), notice)).toBe(false);
    expect(isKnown(learn(pages), notice)).toBe(true);
    const others = Array.from({ length: 12 }, (_, n) => digest(story(`case ${n}`)));
    expect(isKnown(learn([...pages, ...others]), notice)).toBe(false);
  });

  it('tells of a sentence on two pages as a candidate, and names it in the digest', () => {
    const notice = 'We use cookies to make this a better site for everybody who reads it.';
    const pages = ['bees', 'trams'].map((subject) => digest([...story(subject), notice]));
    const { knowledge } = learn(pages);
    expect(knowledge.candidates).toEqual([[hashLine(notice), 2]]);
    expect(knowledge.digest).not.toBe(
      learn(['bees', 'trams'].map((subject) => digest(story(subject)))).knowledge.digest,
    );
    const unknown = ['bees', 'trams'].map((subject) => digest([...story(subject), notice], null));
    expect(learn(unknown).knowledge.candidates).toBeUndefined();
  });

  it('asks for more where no site is known', () => {
    const pages = ['bees', 'trams', 'snow', 'cheese'].map((subject) => digest([...story(subject), 'Like this:'], null));
    expect(isKnown(learn(pages.slice(0, 3)), 'Like this:')).toBe(false);
    expect(isKnown(learn(pages), 'Like this:')).toBe(true);
  });

  it('keeps sites apart', () => {
    const step = createRepeatedLines();
    step.observe(digest([...story('bees'), 'Like this:'], 'https://one.example/a'));
    step.observe(digest([...story('trams'), 'Like this:'], 'https://two.example/b'));
    const verdict = step.conclude();
    expect([...verdict.keys()]).toEqual(['site:one.example', 'site:two.example']);
    expect(verdict.get('site:one.example')?.knowledge.lines).toEqual([]);
    expect(verdict.get('site:three.example')).toBeUndefined();
  });
});

describe('documents that are one article', () => {
  const variants = [
    digest(['Home', 'Sport', ...story('bees'), 'Like this:', 'More from us']),
    digest([...story('bees')]),
    digest(['AMP edition', ...story('bees'), 'Read the full version on our site, which has pictures']),
    digest(['Printed from example.com on the fourth of May', ...story('bees').slice(0, 5)]),
    digest(['Home', 'Sport', ...story('bees'), 'Like this:', '12 comments']),
  ];

  it('count as one, so that the survey does not eat the article', () => {
    const learned = learn(variants);
    expect(learned.knowledge.documents).toBe(1);
    expect(learned.knowledge.lines).toEqual([]);
  });

  it('count as one beside other articles, too, whose furniture is learned', () => {
    const learned = learn([...variants, digest(['Home', ...story('trams'), 'Like this:'])]);
    expect(learned.knowledge.documents).toBe(2);
    expect(isKnown(learned, 'Home')).toBe(true);
    for (const line of story('bees')) expect(isKnown(learned, line)).toBe(false);
  });

  it('count once over all runs', () => {
    const first = learn([variants[0] as LineDigest]);
    const second = learn([variants[2] as LineDigest, variants[0] as LineDigest], first.delta);
    expect(second.delta).toMatchObject({ documents: [], lines: [] });
    expect(second.knowledge.documents).toBe(1);
  });

  it('are not confused with articles on a site whose furniture is long', () => {
    const legal = Array.from(
      { length: 3 },
      (_, n) => `${paragraph('our terms of use', n)} ${'Legal words follow. '.repeat(9)}`,
    );
    const learned = learn(
      ['bees', 'trams', 'snow', 'cheese', 'tides'].map((subject) => digest([...story(subject, 4), ...legal])),
    );
    expect(learned.knowledge.documents).toBe(5);
    expect(isKnown(learned, legal[0] as string)).toBe(true);
  });
});

describe('versions of one article', () => {
  /** Each with another lead, its longest line. */
  const lead = (n: number) =>
    `${paragraph('the storm', 9)} By now ${n} hundred homes are without power, which is more.`;
  const versions = (url: (n: number) => string | null, title?: (n: number) => string) =>
    [1, 2, 3, 4].map((n) => digest([lead(n), ...story('the storm', 4)], url(n), title?.(n)));
  const others = ['bees', 'trams', 'snow'].map((subject) => digest([...story(subject), 'Like this:']));
  const keeps = (learned: LearnedScope): boolean => story('the storm', 4).every((line) => !isKnown(learned, line));

  it('count as one by their address', () => {
    const scrapes = versions(() => 'https://example.com/storm?id=4#top');
    expect(learn(scrapes).knowledge.documents).toBe(1);
    const beside = learn([...others, ...scrapes]);
    expect(beside.knowledge.documents).toBe(4);
    expect(keeps(beside)).toBe(true);
    expect(isKnown(beside, 'Like this:')).toBe(true);
  });

  it('count as one by their title, where each has an address of its own', () => {
    const updates = versions(
      (n) => `https://example.com/storm-${n}`,
      () => 'Storm hits the harbour',
    );
    expect(learn(updates).knowledge.documents).toBe(1);
    const named = versions(
      (n) => `https://example.com/storm-${n}`,
      (n) => `Storm hits the harbour, part ${n}`,
    );
    expect(learn(named).knowledge.documents).toBe(4);
  });

  it('count as one over all runs, also beside keys that knew no addresses', () => {
    const [first, ...later] = versions(() => 'https://example.com/storm');
    const { delta } = learn([first as LineDigest]);
    const old = { ...delta, documents: [...delta.documents, '0123456789abcdef'] };
    const learned = learn(later, old);
    expect(learned.delta).toMatchObject({ documents: [], lines: [] });
    expect(learned.knowledge.documents).toBe(2);
  });

  it('are not what a dump holds that gives one address, or one title, for all', () => {
    const subjects = ['bees', 'trams', 'snow', 'cheese'];
    const front = subjects.map((subject) => digest([...story(subject), 'Like this:'], 'https://example.com/', 'News'));
    expect(learn(front).knowledge.documents).toBe(4);
    const one = subjects.map((subject) =>
      digest([...story(subject), 'Like this:'], 'https://example.com/feed', 'News'),
    );
    expect(learn(one).knowledge.documents).toBe(4);
  });
});

describe('copies and furniture', () => {
  it('tells copies that differ in their longest line', () => {
    const longest = (n: number) =>
      `${paragraph('a count that changes', n)} It was read ${n} times so far, which is more than ever.`;
    const learned = learn([1, 2, 3].map((n) => digest([longest(n), ...story('bees')])));
    expect(learned.knowledge.documents).toBe(1);
  });

  it('tells articles of one paragraph on a site with more furniture than text', () => {
    const furniture = story('our terms of use', 8);
    const subjects = ['bees', 'trams', 'snow', 'cheese', 'tides', 'moss'];
    const learned = learn(
      subjects.map((subject) => digest([`${paragraph(subject, 0)} ${paragraph(subject, 1)}`, ...furniture])),
    );
    expect(learned.knowledge.documents).toBe(6);
    expect(isKnown(learned, furniture[0] as string)).toBe(true);
  });
});

describe('from run to run', () => {
  it('adds to what was known, with a sample from the second document on', () => {
    const first = learn([digest([...story('bees'), 'Like this:'])]);
    expect(first.delta.lines.find((line) => line.hash === hashLine('Like this:'))).toEqual({
      hash: hashLine('Like this:'),
      count: 1,
    });
    const second = learn([digest([...story('trams'), 'Like this:'])], first.delta);
    expect(isKnown(second, 'Like this:')).toBe(true);
    expect(second.delta.lines.find((line) => line.hash === hashLine('Like this:'))).toMatchObject({
      count: 1,
      sample: 'like this:',
    });
  });
});

describe('the order of the documents', () => {
  const pieces = fc.constantFrom('bees', 'trams', 'snow', 'Home', 'Like this:', 'More', 'AMP', '12 comments');
  const page = fc
    .array(pieces, { maxLength: 6 })
    .map((list) =>
      digest(list.flatMap((piece) => (['bees', 'trams', 'snow'].includes(piece) ? story(piece, 3) : [piece]))),
    );

  it('does not matter', () => {
    fc.assert(
      fc.property(fc.array(page, { minLength: 1, maxLength: 8 }), fc.nat(), (pages, seed) => {
        const turned = pages
          .map((each, i) => ({ each, key: ((i + 1) * (seed + 7)) % 11 }))
          .sort((a, b) => a.key - b.key);
        const step = (list: readonly LineDigest[]) => {
          const lines = createRepeatedLines();
          for (const each of list) lines.observe(each);
          return [...lines.conclude()];
        };
        expect(step(turned.map(({ each }) => each))).toEqual(step(pages));
      }),
      { numRuns: 60 },
    );
  });
});
