import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containment, countShared, jaccard, shingleHashes, shingleText } from '../../src/text/shingle.ts';
import { bandKeys, sketchShingles } from '../../src/text/sketch.ts';
import { shingleWords } from '../../src/text/words.ts';

const words = fc.array(fc.constantFrom('rain', 'sun', 'wind', 'snow', 'fog', 'hail'), { maxLength: 40 });

function stringShingles(text: string): Set<string> {
  const list = shingleWords(text);
  if (list.length === 0) return new Set();
  if (list.length < 5) return new Set([list.join(' ')]);
  return new Set(list.slice(0, -4).map((_, i) => list.slice(i, i + 5).join(' ')));
}

describe('shingleHashes', () => {
  it('is sorted and distinct', () => {
    const shingles = [...shingleHashes('a b c d e f a b c d e f a b c d e f')];
    expect(shingles).toEqual([...new Set(shingles)].sort((x, y) => x - y));
  });

  it('makes one shingle of a text under five words, and none of an empty one', () => {
    expect(shingleHashes('Four words, no more').length).toBe(1);
    expect(shingleHashes('five words, and no more').length).toBe(1);
    expect(shingleHashes(' … ').length).toBe(0);
    expect(shingleHashes('one two')).not.toEqual(shingleHashes('two one'));
  });

  it('counts words beside the shingles', () => {
    expect(shingleText('One two three.\nFour five six.').words).toBe(6);
  });

  it('measures what brute force over the words measures', () => {
    fc.assert(
      fc.property(words, words, (left, right) => {
        const [a, b] = [left.join(' '), right.join(' ')];
        const [x, y] = [stringShingles(a), stringShingles(b)];
        const shared = [...x].filter((shingle) => y.has(shingle)).length;
        expect(countShared(shingleHashes(a), shingleHashes(b))).toBe(shared);
        const union = new Set([...x, ...y]).size;
        expect(jaccard(shingleHashes(a), shingleHashes(b))).toBe(shared === 0 ? 0 : shared / union);
        expect(containment(shingleHashes(a), shingleHashes(b))).toBe(
          shared === 0 ? 0 : shared / Math.min(x.size, y.size),
        );
      }),
    );
  });
});

describe('sketchShingles', () => {
  it('has 128 places, all filled, however few the shingles', () => {
    const sketch = sketchShingles(shingleHashes('just a few words'));
    expect(sketch.length).toBe(128);
    expect(new Set(sketch).size).toBe(1);
    expect(sketchShingles(new Uint32Array(0)).length).toBe(0);
    expect(bandKeys(new Uint32Array(0)).length).toBe(0);
  });

  it('estimates the similarity', () => {
    const left = Uint32Array.from({ length: 900 }, (_, i) => Math.imul(i + 1, 0x9e3779b1) >>> 0).sort();
    const right = Uint32Array.from({ length: 900 }, (_, i) => Math.imul(i + 301, 0x9e3779b1) >>> 0).sort();
    const [a, b] = [sketchShingles(left), sketchShingles(right)];
    const equal = a.filter((value, place) => value === b[place]).length / 128;
    expect(Math.abs(equal - jaccard(left, right))).toBeLessThan(0.15);
  });
});
