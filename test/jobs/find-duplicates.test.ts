import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDuplicatePairs, type TextPair } from '../../src/jobs/find-duplicates.ts';
import { countShared, jaccard, shingleHashes } from '../../src/text/shingles/shingle.ts';
import { tellOverlap } from '../../src/text/shingles/tell-overlap.ts';

const story = (number: number, length: number): string =>
  Array.from({ length }, (_, n) => `word${number}x${n}`).join(' ');

async function find(texts: readonly string[], options: { threshold: number; raw: boolean }): Promise<TextPair[]> {
  const documents = texts.map((text, n) => ({ id: `d${n}`, text }));
  const pairs: TextPair[] = [];
  for await (const pair of findDuplicatePairs(documents, options)) pairs.push(pair);
  return pairs;
}

const inOrder = (pairs: readonly TextPair[]): string[] =>
  pairs.map(({ a, b, similarity, relation }) => `${relation} ${a} ${b} ${similarity.toFixed(6)}`).sort();

describe('raw', () => {
  it('finds what brute force finds, each pair once', async () => {
    // Pieces longer than a shingle, in texts short enough that every shingle is indexed: candidates are exhaustive.
    const text = fc.array(fc.nat(9), { maxLength: 5 }).map((pieces) => pieces.map((n) => story(n, 12)).join(' '));
    const property = fc.asyncProperty(
      fc.array(text, { maxLength: 16 }),
      fc.constantFrom(0.3, 0.5, 0.7, 0.85, 1),
      async (texts, threshold) => {
        expect(inOrder(await find(texts, { threshold, raw: true }))).toEqual(inOrder(bruteForce(texts, threshold)));
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });

  it('pairs short texts by the same measure, and empty ones never', async () => {
    const pairs = await find(['Good morning, town', 'GOOD MORNING TOWN', 'good evening town', '', ''], {
      threshold: 0.7,
      raw: true,
    });
    expect(pairs).toEqual([{ a: 'd0', b: 'd1', similarity: 1, relation: 'duplicate' }]);
  });

  it('ties every copy of a crowd to some that stand for all', async () => {
    const copies = Array.from({ length: 300 }, () => story(1, 40));
    const pairs = await find(copies, { threshold: 0.7, raw: true });
    expect(new Set(pairs.map(({ b }) => b)).size).toBe(299);
    expect(pairs.length).toBeLessThan(300 * 64);
  });
});

describe('input made to hurt', () => {
  it('looks at no more of those that share a paragraph, however many there are', async () => {
    const texts = Array.from({ length: 1600 }, (_, n) => `${story(0, 40)} ${story(n + 1, 30)}`);
    const pairs = await find(texts, { threshold: 0.7, raw: true });
    expect(new Set(pairs.map(({ relation }) => relation))).toEqual(new Set(['reuses']));
    const ofLater = (from: number, to: number) =>
      pairs.filter(({ b }) => Number(b.slice(1)) >= from && Number(b.slice(1)) < to).length;
    expect(ofLater(1500, 1600)).toBeGreaterThan(0);
    expect(ofLater(1500, 1600)).toBeLessThan(1.3 * ofLater(700, 800));
  });

  it('takes a very long article, empty texts and texts without words', async () => {
    const long = Array.from({ length: 300_000 }, (_, n) => `w${n % 70_000}`).join(' ');
    const pairs = await find([long, '', ' \n', '…—!', `${long} w1`, ''], { threshold: 0.7, raw: true });
    expect(pairs).toEqual([expect.objectContaining({ a: 'd0', b: 'd4', relation: 'duplicate' })]);
  });
});

/** No word of these texts is a number or a name, so there are no templates. */
function bruteForce(texts: readonly string[], threshold: number): TextPair[] {
  const shingles = texts.map(shingleHashes);
  const pairs: TextPair[] = [];
  for (const [n, b] of shingles.entries()) {
    for (const [m, a] of shingles.slice(0, n).entries()) {
      const similarity = jaccard(a, b);
      const overlap = tellOverlap(countShared(a, b), a.length, b.length);
      const relation = similarity >= threshold ? 'duplicate' : overlap;
      if (relation === null) continue;
      const turned = relation !== 'duplicate' && b.length > a.length;
      pairs.push({ a: `d${turned ? n : m}`, b: `d${turned ? m : n}`, similarity, relation });
    }
  }
  return pairs;
}

describe('cleaned', () => {
  const FOOTER =
    'The Quillby Gazette is printed on paper from the mills of the lower valley, and read over a cup of tea.';

  it('does not tie unlike articles by the lines below them', async () => {
    const texts = [1, 2, 3, 4, 5].map((n) => `${story(n, 30)}.\n\n${FOOTER}\n\n${FOOTER.replace('tea', 'cocoa')}`);
    expect(await find(texts, { threshold: 0.3, raw: true })).not.toEqual([]);
    expect(await find(texts, { threshold: 0.3, raw: false })).toEqual([]);
  });

  it('tells a roundup from the story it holds, the roundup first', async () => {
    const texts = [story(1, 60), [story(2, 80), story(1, 60), story(3, 80)].join('\n\n')];
    expect(await find(texts, { threshold: 0.7, raw: false })).toEqual([
      expect.objectContaining({ a: 'd1', b: 'd0', relation: 'contains' }),
    ]);
  });
});
