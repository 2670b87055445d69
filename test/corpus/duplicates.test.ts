import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignWords } from '../../src/corpus/duplicates/align-words.ts';
import { clusterDocuments } from '../../src/corpus/duplicates/cluster-documents.ts';
import { findPairs } from '../../src/corpus/duplicates/find-pairs.ts';
import { tellRelation } from '../../src/corpus/duplicates/tell-relation.ts';
import { jaccard, shingleHashes } from '../../src/text/shingle.ts';

const story = (number: number, length: number): string =>
  Array.from({ length }, (_, n) => `word${number}x${n}`).join(' ');

describe('findPairs', () => {
  it('finds what brute force finds', () => {
    const text = fc.array(fc.nat(9), { maxLength: 7 }).map((pieces) => pieces.map((n) => story(n, 20)).join(' '));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 20 }), fc.constantFrom(0.7, 0.85, 1), (texts, threshold) => {
        const documents = texts.map((each, n) => ({ id: `d${n}`, text: each }));
        const expected = documents.flatMap((b, n) =>
          documents
            .slice(0, n)
            .map((a) => ({ a: a.id, b: b.id, similarity: jaccard(shingleHashes(a.text), shingleHashes(b.text)) })),
        );
        const found = [...findPairs(documents, threshold)].map(({ a, b, similarity }) => ({ a, b, similarity }));
        expect(found).toEqual(expected.filter(({ similarity }) => similarity >= threshold));
      }),
      { numRuns: 80 },
    );
  });

  it('pairs short texts by the same measure, and empty ones never', () => {
    const documents = ['Good morning, town', 'GOOD MORNING TOWN', 'good evening town', '', ''].map((text, n) => ({
      id: `d${n}`,
      text,
    }));
    expect([...findPairs(documents, 0.7)]).toEqual([{ a: 'd0', b: 'd1', similarity: 1, relation: 'duplicate' }]);
  });
});

describe('tellRelation', () => {
  const bulletin = (wheat: string, corn: string, oats: string, month: string) =>
    `Prices at the grain exchange this ${month}: wheat stood at ${wheat} a ton, corn at ${corn} a ton and oats at ${oats} a ton, ` +
    'said the exchange, which expects a quiet week with little rain and few ships in the harbour.';
  const rates = bulletin('182.50', '140', '96.25', 'Monday');

  it('sees a frame with other numbers', () => {
    expect(tellRelation(rates, bulletin('1,181', '143.75', '97', 'Monday'))).toBe('template');
    expect(tellRelation(rates, bulletin('181.75', '143', '97.50', 'Friday'))).toBe('template');
  });

  it('sees a frame with other names', () => {
    const match = (home: string, away: string, player: string, place: string) =>
      `In the end ${home} beat ${away} after a goal by ${player} in the last minute of a match that few in ${place} will forget soon.`;
    expect(
      tellRelation(
        match('Northam', 'Easton', 'Carla Vint', 'Marsh Lane'),
        match('Westbury', 'Sutley', 'Ines Oduya', 'Hill Park'),
      ),
    ).toBe('template');
  });

  it.each([
    ['the same text', rates],
    ['one figure corrected', rates.replace('140', '141')],
    ['a sentence added', `${rates} Trading goes on until 17:00 on Friday 12 May.`],
    ['words changed', rates.replace('quiet', 'calm').replace('few', 'hardly any').replace('said', 'reported')],
  ])('sees a copy in %s', (_, other) => {
    expect(tellRelation(rates, other)).toBe('duplicate');
  });

  it('does not mind which text comes first', () => {
    const word = fc.constantFrom('rain', '7', '12', 'Ada', 'Ben', 'fell');
    const text = fc.array(word, { maxLength: 14 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(tellRelation(a, b)).toBe(tellRelation(b, a));
      }),
    );
  });
});

describe('alignWords', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 30 });

  it('gives the one text when applied to the other', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        let rebuilt: string[] = [];
        let at = 0;
        for (const { aStart, aEnd, bStart, bEnd } of alignWords(a, b) ?? []) {
          rebuilt = [...rebuilt, ...a.slice(at, aStart), ...b.slice(bStart, bEnd)];
          at = aEnd;
        }
        expect([...rebuilt, ...a.slice(at)]).toEqual(b);
      }),
    );
  });

  it('changes no more than it must', () => {
    expect(alignWords(['x', 'a', 'b', 'y'], ['x', 'c', 'b', 'd', 'y'])).toEqual([
      { aStart: 1, aEnd: 2, bStart: 1, bEnd: 2 },
      { aStart: 3, aEnd: 3, bStart: 3, bEnd: 4 },
    ]);
  });

  it('gives up on texts that have nothing in common', () => {
    const [a, b] = ['a', 'b'].map((letter) => Array.from({ length: 5000 }, (_, n) => `${letter}${n}`));
    expect(alignWords(a as string[], b as string[])).toBeNull();
  });
});

describe('clusterDocuments', () => {
  const member = (text: string, published: string | null, words: number) => ({ text, published, words });
  const members = [
    member('e', null, 900),
    member('d', '2020-05-02', 100),
    member('c', '2020-05-01', 100),
    member('b', '2020-05-01', 200),
    member('a', '2020-05-01', 200),
    member('f', null, 10),
    member('g', null, 20),
    member('single', '2019-01-01', 1),
  ];

  it('connects, and lets the earliest, then the longest stand for all', () => {
    const clusters = clusterDocuments(members, [
      [0, 1],
      [3, 2],
      [4, 3],
      [1, 4],
      [5, 6],
    ]);
    expect(clusters.map(({ members: inside }) => inside.map(({ text }) => text).join(''))).toEqual(['abcde', 'gf']);
    expect(clusters[0]?.representative.text).toBe('a');
  });
});
