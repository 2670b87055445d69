import { describe, expect, it } from 'vitest';
import { mapWithin } from '../../src/workers/map-within.ts';

const forever = (): never => {
  for (;;);
};

describe('work with a limit of time', () => {
  it('is done in order', () => {
    expect(mapWithin(60, [3, 1, 2], (item, index) => item * 10 + index, forever)).toEqual([30, 11, 22]);
    expect(mapWithin(60, [], forever, forever)).toEqual([]);
  });

  it('is broken off, and only what took too long is given up', () => {
    const results = mapWithin(
      1,
      ['a', 'endless', 'b'],
      (item) => (item === 'endless' ? forever() : item.toUpperCase()),
      (item, index) => `${item} given up at ${index}`,
    );
    expect(results).toEqual(['A', 'endless given up at 1', 'B']);
  });

  it('stops what catches everything, and what a pattern does', () => {
    const stubborn = (): never => {
      try {
        return forever();
      } finally {
        forever();
      }
    };
    const backtracking = (): boolean => /^(a+)+$/.test(`${'a'.repeat(40)}b`);
    const works: readonly (() => unknown)[] = [stubborn, backtracking];
    expect(
      mapWithin(
        0.3,
        works,
        (work) => work(),
        () => 'given up',
      ),
    ).toEqual(['given up', 'given up']);
  });

  it('throws what the work throws', () => {
    const work = (): never => {
      throw new RangeError('on purpose');
    };
    expect(() => mapWithin(60, [1], work, work)).toThrow(RangeError);
  });
});
