import { expect, it } from 'vitest';
import { makeSegment } from '../../../src/archive/duplicate-index/bucket-segment.ts';
import { createSegmentFilter } from '../../../src/archive/duplicate-index/segment-filter.ts';
import { mergeTail, type Part } from '../../../src/archive/duplicate-index/segment-parts.ts';
import { mix32 } from '../../../src/text/words.ts';

const keysFrom = (first: number, count: number): Uint32Array =>
  Uint32Array.from({ length: count }, (_, n) => mix32(first + n)).sort();
const segmentOf = (keys: Uint32Array) => makeSegment(keys, new Uint32Array(keys.length));

it('lets every key of a segment pass and keeps most others back, once so much is asked that it pays', () => {
  const segments = [segmentOf(keysFrom(1, 20_000))];
  const filter = createSegmentFilter();
  const passing = (keys: Uint32Array): number => keys.filter(filter.mayHold).length;
  const strangers = keysFrom(1_000_000, 10_000);
  filter.expect(100, segments);
  expect(passing(strangers)).toBe(strangers.length);
  filter.expect(5000, segments);
  expect(passing(strangers)).toBeLessThan(0.06 * strangers.length);

  // Far more than it was made for: it is made anew.
  for (let first = 100_000; first < 300_000; first += 20_000) {
    const keys = keysFrom(first, 20_000);
    segments.push(segmentOf(keys));
    filter.add(keys);
    filter.expect(3000, segments);
  }
  for (const { keys } of segments) expect(passing(keys)).toBe(keys.length);
  expect(passing(strangers)).toBeLessThan(0.06 * strangers.length);
});

it('merges four segments of a size, and smaller ones into what comes after them', () => {
  let parts: readonly Part[] = [];
  const sizesAfter = (size: number): number[] => {
    parts = mergeTail([...parts, { segment: segmentOf(keysFrom(parts.length * 1000, size)), entry: null }]);
    return parts.map(({ segment }) => segment.keys.length);
  };
  expect([sizesAfter(300), sizesAfter(300), sizesAfter(300)].at(-1)).toEqual([300, 300, 300]);
  const four = sizesAfter(300);
  expect(four).toHaveLength(1);
  expect(sizesAfter(20)).toHaveLength(2);
  expect(sizesAfter(290)).toHaveLength(2);
});
