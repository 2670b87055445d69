import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupPairs } from '../../src/inspect/group-pairs.ts';

const pair = (ends: string, similarity = 0.8) => ({ a: ends.slice(0, 1), b: ends.slice(1), similarity });

describe('groupPairs', () => {
  it('connects what is tied through others', () => {
    expect(groupPairs([pair('dc'), pair('xy'), pair('ca')])).toEqual([
      ['a', 'c', 'd'],
      ['x', 'y'],
    ]);
  });

  it('lets a third text join the more similar of two templates, not both', () => {
    expect(groupPairs([pair('xt', 0.8), pair('ty', 0.9)], [pair('xy')])).toEqual([['t', 'y']]);
    // x and y are both tied to t through others.
    const long = [pair('xa'), pair('ab'), pair('bt', 0.7), pair('yc'), pair('ct')];
    expect(groupPairs(long, [pair('yx')])).toEqual([
      ['a', 'b', 'x'],
      ['c', 't', 'y'],
    ]);
  });

  it('never has two of one frame in a group, and does not depend on the order of pairs or ends', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
    const pairs = fc.array(fc.record({ a: id, b: id, similarity: fc.constantFrom(0.7, 0.8, 0.9) }));
    fc.assert(
      fc.property(pairs, fc.array(fc.tuple(id, id)), (tied, frames) => {
        const apart = frames.filter(([a, b]) => a !== b).map(([a, b]) => ({ a, b }));
        const groups = groupPairs(tied, apart);
        for (const group of groups)
          for (const { a, b } of apart) expect(group.includes(a) && group.includes(b)).toBe(false);
        const turned = tied.toReversed().map(({ a, b, similarity }) => ({ a: b, b: a, similarity }));
        expect(groupPairs(turned, apart.toReversed())).toEqual(groups);
      }),
    );
  });

  it('takes a long chain', () => {
    const chain = Array.from({ length: 20_000 }, (_, at) => ({ a: `n${at + 1}`, b: `n${at}`, similarity: 1 }));
    expect(groupPairs(chain)).toHaveLength(1);
  });
});
