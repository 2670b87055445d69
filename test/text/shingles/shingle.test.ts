import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countShared, jaccard, shingleHashes, shingleText, shingleTokens } from '../../../src/text/shingles/shingle.ts';
import { kindOf, NAME, NUMBER, PLAIN, tokenize } from '../../../src/text/shingles/tokens.ts';
import { shingleWords } from '../../../src/text/words.ts';

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
      }),
    );
  });
});

describe('shingleTokens', () => {
  it('gives the shingles with a token for each word, which tells numbers and names apart', () => {
    const text = 'In 2019 the café paid €7.50 to Ada’s don’t 東';
    const { shingles, words, tokens } = shingleTokens(text);
    expect({ shingles, words }).toEqual(shingleText(text));
    expect(tokens).toEqual(tokenize(text));
    const kinds = [NAME, NUMBER, PLAIN, PLAIN, PLAIN, NUMBER, NUMBER, PLAIN, NAME, PLAIN, PLAIN];
    expect([...tokens].map(kindOf)).toEqual(kinds);
  });

  it('gives a word the same token wherever it stands', () => {
    const [first, second, third] = [...tokenize('seven eight seven')];
    expect([third, first === second]).toEqual([first, false]);
  });
});
