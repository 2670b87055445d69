import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFurnitureFinder } from '../../src/corpus/duplicates/find-furniture.ts';
import { isInScope } from '../../src/corpus/duplicates/in-scope.ts';
import { isTemplate } from '../../src/corpus/duplicates/is-template.ts';
import { frameText } from '../../src/corpus/duplicates/read-frame.ts';
import { tellRelation } from '../../src/corpus/duplicates/tell-relation.ts';
import { withoutDateline } from '../../src/corpus/duplicates/without-dateline.ts';
import { alignWords } from '../../src/text/differences/align-words.ts';
import { shingleHashes } from '../../src/text/shingles/shingle.ts';
import { tokenize } from '../../src/text/shingles/tokens.ts';

const areTemplates = (a: string, b: string): boolean => isTemplate(frameText(tokenize(a)), frameText(tokenize(b)));

describe('isTemplate', () => {
  const bulletin = (wheat: string, corn: string, oats: string, month: string) =>
    `Prices at the grain exchange this ${month}: wheat stood at ${wheat} a ton, corn at ${corn} a ton and oats at ${oats} a ton, ` +
    'said the exchange, which expects a quiet week with little rain and few ships in the harbour.';
  const rates = bulletin('182.50', '140', '96.25', 'Monday');

  it('sees a frame with other numbers', () => {
    expect(areTemplates(rates, bulletin('1,181', '143.75', '97', 'Monday'))).toBe(true);
    expect(areTemplates(rates, bulletin('181.75', '143', '97.50', 'Friday'))).toBe(true);
  });

  it('sees a frame with other names', () => {
    const match = (home: string, away: string, player: string, place: string) =>
      `In the end ${home} beat ${away} after a goal by ${player} in the last minute of a match that few in ${place} will forget soon.`;
    expect(
      areTemplates(
        match('Northam', 'Easton', 'Carla Vint', 'Marsh Lane'),
        match('Westbury', 'Sutley', 'Ines Oduya', 'Hill Park'),
      ),
    ).toBe(true);
  });

  it.each([
    ['the same text', rates],
    ['one figure corrected', rates.replace('140', '141')],
    ['a sentence added', `${rates} Trading goes on until 17:00 on Friday 12 May.`],
    ['words changed', rates.replace('quiet', 'calm').replace('few', 'hardly any').replace('said', 'reported')],
  ])('sees a copy in %s', (_, other) => {
    expect(areTemplates(rates, other)).toBe(false);
  });

  it('does not mind which text comes first', () => {
    const word = fc.constantFrom('rain', '7', '12', 'Ada', 'Ben', 'fell');
    const text = fc.array(word, { maxLength: 14 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(areTemplates(a, b)).toBe(areTemplates(b, a));
      }),
    );
  });
});

describe('tellRelation', () => {
  const none = frameText(tokenize(''));
  const tell = (shared: number, sizes: readonly [number, number], threshold = 0.7) =>
    tellRelation({ similarity: shared / (sizes[0] + sizes[1] - shared), shared, sizes }, threshold, () => [none, none]);

  it('asks for the threshold, then for what the smaller text shares', () => {
    expect(tell(70, [85, 85])).toBe('duplicate');
    expect(tell(80, [400, 100])).toBe('contains');
    expect(tell(79, [400, 100])).toBe('reuses');
    expect(tell(19, [400, 100])).toBeNull();
    expect(tell(3, [400, 3])).toBe('contains');
    expect(tell(4, [400, 5])).toBeNull();
    expect(tell(2, [400, 2])).toBeNull();
  });
});

describe('createFurnitureFinder', () => {
  const words = (name: string, count: number) => Array.from({ length: count }, (_, n) => `${name}${n}`).join(' ');
  const find = (texts: readonly string[][]): string[] => {
    const finder = createFurnitureFinder();
    const numbers = new Map([...new Set(texts.flat())].map((line, number) => [line, number]));
    const numberOf = (line: string) => numbers.get(line) as number;
    for (const lines of texts) finder.observe(lines.map(numberOf));
    const repeated = finder.repeated();
    const furniture = finder.conclude((document) => {
      const lines = texts[document] as string[];
      const own = lines.filter((line) => !repeated.has(numberOf(line)));
      return { whole: shingleHashes(lines.join(' ')), own: shingleHashes(own.join(' ')) };
    });
    return [...numbers.keys()].filter((line) => furniture.has(numberOf(line)));
  };
  const footer = words('footer', 12);

  it('is what articles share that have nothing else in common', () => {
    expect(find([1, 2, 3, 4].map((n) => [words(`story${n}x`, 90), footer]))).toEqual([footer]);
    expect(find([1, 2, 3].map((n) => [words(`story${n}x`, 90), footer]))).toEqual([]);
  });

  it('is found below short articles, too', () => {
    const long = words('conditions', 80);
    expect(find([1, 2, 3, 4, 5].map((n) => [words(`story${n}x`, 60), long]))).toEqual([long]);
  });

  it('is no paragraph of an article that many copied, each with an end of its own', () => {
    const [first, second] = [words('lead', 60), words('body', 60)];
    expect(find([1, 2, 3, 4, 5, 6].map((n) => [first, second, words(`end${n}x`, 8)]))).toEqual([]);
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

describe('isInScope', () => {
  const at = (published: string | null, site: string | null = 'a.example') => ({ published, site });

  it('compares all, or those of one site, or those of one time', () => {
    expect(isInScope({ scope: 'all' }, at('2019-01-01'), at(null, null))).toBe(true);
    expect(isInScope({ scope: 'site' }, at('2019-01-01'), at('2019-01-01', 'b.example'))).toBe(false);
    expect(isInScope({ scope: 'site' }, at('2019-01-01'), at('2020-01-01'))).toBe(true);
    expect(isInScope({ scope: 'all', days: 1 }, at('2019-01-01T23:00-05:00'), at('2019-01-03T04:00Z'))).toBe(true);
    expect(isInScope({ scope: 'all', days: 1 }, at('2019-01-01T23:00-05:00'), at('2019-01-03T04:01Z'))).toBe(false);
    expect(isInScope({ scope: 'all', days: 1 }, at('2019-01-01'), at(null))).toBe(true);
  });
});

describe('withoutDateline', () => {
  it.each([
    ['TOKYO, June 5 (AFP) - The harbour', 'The harbour'],
    ['NEW YORK (AP) — The harbour', 'The harbour'],
    ['ST. JOHN’S, Nfld. - The harbour', 'ST. JOHN’S, Nfld. - The harbour'],
    ['PARIS – The harbour', 'The harbour'],
    ['LONDON, Sept. 12, 2019 -- The harbour', 'The harbour'],
    ['A man - of 40 - came', 'A man - of 40 - came'],
    ['PARIS – ', 'PARIS – '],
    ['THE END', 'THE END'],
  ])('%s', (text, expected) => {
    expect(withoutDateline(text)).toBe(expected);
  });
});
