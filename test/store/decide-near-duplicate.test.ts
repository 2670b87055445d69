import { describe, expect, it } from 'vitest';
import { closestBefore, comparePrecedence, type Precedence } from '../../src/store/decide-near-duplicate.ts';

const at = (published: string | null, words = 100, text = 'm'): Precedence => ({ published, words, text });

describe('comparePrecedence', () => {
  it('puts the earliest publication first, missing last, then the longest, then the text digest', () => {
    const inOrder = [
      at('2018-01-01'),
      at('2018-01-02', 300),
      at('2018-01-02', 200, 'a'),
      at('2018-01-02', 200, 'b'),
      at(null),
    ];
    expect([...inOrder].reverse().sort(comparePrecedence)).toEqual(inOrder);
  });
});

describe('closestBefore', () => {
  const own = at('2018-01-02');

  it('takes the most similar of those that precede', () => {
    const similar = [
      { record: 'a', similarity: 0.7, precedence: null },
      { record: 'b', similarity: 0.9, precedence: at('2018-01-01') },
      { record: 'c', similarity: 0.95, precedence: at('2018-01-03') },
    ];
    expect(closestBefore(own, similar)?.record).toBe('b');
  });

  it('takes the smaller record of two that are equally similar', () => {
    const similar = ['b', 'a'].map((record) => ({ record, similarity: 0.8, precedence: null }));
    expect(closestBefore(own, similar)?.record).toBe('a');
  });

  it('finds none for the first of its kind', () => {
    expect(closestBefore(own, [{ record: 'c', similarity: 0.9, precedence: at('2018-01-03') }])).toBeUndefined();
  });
});
