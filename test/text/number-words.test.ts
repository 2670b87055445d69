import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNumberWords } from '../../src/text/number-words.ts';

const LIST = ['the', 'of', 'der', 'és', '和', 'naïve'];
const WORD = /[\p{L}\p{M}]+/gu;
const PARTS = ['the', 'of', 'és', 'e\u0301s', '和', ' ', '-', '’', '1', 'x', '𝒜', '\ud835', '👍', '\n', 'naïve', 'THE'];

function numbersOf(text: string): number[] {
  const into = new Uint16Array(text.length);
  return [...into.subarray(0, createNumberWords(LIST)(text, into))];
}

describe('createNumberWords', () => {
  it('numbers the words of the list by their place, from 1 on, and all others 0', () => {
    expect(numbersOf('the end of ‘the’ és')).toEqual([1, 0, 2, 1, 4]);
    expect(numbersOf('')).toEqual([]);
  });

  it('finds the words that a regular expression finds', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PARTS), { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        expect(numbersOf(text)).toEqual((text.match(WORD) ?? []).map((word) => LIST.indexOf(word) + 1));
      }),
    );
  });
});
