import { describe, expect, it } from 'vitest';
import {
  comparePrecedence,
  type Precedence,
  type RelatedRecord,
  relatedBefore,
} from '../../src/store/decide-near-duplicate.ts';

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

describe('relatedBefore', () => {
  const own = at('2018-01-02');
  const stored = (record: string, similarity: number, relation: RelatedRecord['relation'] = 'duplicate') => ({
    record,
    similarity,
    relation,
    precedence: null,
  });
  const names = (related: readonly RelatedRecord[]) => relatedBefore(own, related).map(({ of }) => of);

  it('takes those that precede, the most similar first, of equals the smaller record', () => {
    const similar = [
      stored('a', 0.7),
      { ...stored('b', 0.9), precedence: at('2018-01-01') },
      { ...stored('c', 0.95), precedence: at('2018-01-03') },
      stored('e', 0.8),
      stored('d', 0.8),
    ];
    expect(names(similar)).toEqual(['b', 'd', 'e', 'a']);
  });

  it('puts duplicates before all else, and names a record once, by its nearest relation', () => {
    const related = [stored('t', 0.99, 'template'), stored('r', 0.2, 'reuses'), stored('t', 0.7), stored('x', 0.75)];
    expect(relatedBefore(own, related)).toEqual([
      { of: 'x', similarity: 0.75, relation: 'duplicate' },
      { of: 't', similarity: 0.7, relation: 'duplicate' },
      { of: 'r', similarity: 0.2, relation: 'reuses' },
    ]);
  });

  it('finds none for the first of its kind', () => {
    expect(names([{ ...stored('c', 0.9), precedence: at('2018-01-03') }])).toEqual([]);
  });
});
