import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupPairs } from '../../src/inspect/group-pairs.ts';

describe('groupPairs', () => {
  it('connects what is tied through others', () => {
    const pairs = [
      { a: 'd', b: 'c' },
      { a: 'x', b: 'y' },
      { a: 'c', b: 'a' },
    ];
    expect(groupPairs(pairs)).toEqual([
      ['a', 'c', 'd'],
      ['x', 'y'],
    ]);
  });

  it('does not depend on the order of the pairs or of their ends', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
    fc.assert(
      fc.property(fc.array(fc.record({ a: id, b: id })), (pairs) => {
        const turned = pairs.toReversed().map(({ a, b }) => ({ a: b, b: a }));
        expect(groupPairs(turned)).toEqual(groupPairs(pairs));
      }),
    );
  });

  it('takes a long chain', () => {
    const chain = Array.from({ length: 20_000 }, (_, at) => ({ a: `n${at + 1}`, b: `n${at}` }));
    expect(groupPairs(chain)).toHaveLength(1);
  });
});
