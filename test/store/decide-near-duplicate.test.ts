import { describe, expect, it } from 'vitest';
import { nearestRecords, type RelatedRecord } from '../../src/store/decide-near-duplicate.ts';

describe('nearestRecords', () => {
  const record = (name: string, similarity: number, relation: RelatedRecord['relation'] = 'duplicate') => ({
    record: name,
    similarity,
    relation,
  });

  it('puts the most similar first, of equals the smaller record', () => {
    const similar = [record('a', 0.7), record('b', 0.9), record('e', 0.8), record('d', 0.8)];
    expect(nearestRecords(similar).map(({ of }) => of)).toEqual(['b', 'd', 'e', 'a']);
  });

  it('puts duplicates before all else, and names a record once, by its nearest relation', () => {
    const related = [record('t', 0.99, 'template'), record('r', 0.2, 'reuses'), record('t', 0.7), record('x', 0.75)];
    expect(nearestRecords(related)).toEqual([
      { of: 'x', similarity: 0.75, relation: 'duplicate' },
      { of: 't', similarity: 0.7, relation: 'duplicate' },
      { of: 'r', similarity: 0.2, relation: 'reuses' },
    ]);
  });
});
