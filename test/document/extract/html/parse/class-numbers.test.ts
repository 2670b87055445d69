import { describe, expect, it } from 'vitest';
import { createClassNumbers } from '../../../../../src/document/extract/html/parse/class-numbers.ts';

describe('the numbers of class attributes', () => {
  it('are the same for the same spelling, and no others', () => {
    const spellings = Array.from({ length: 3000 }, (_, i) => `box-${(i * 7) % 1000}`);
    const bytes = new TextEncoder().encode(spellings.join(''));
    const numberOf = createClassNumbers(bytes);
    const numbers = new Map<string, number>();
    let from = 0;
    for (const spelling of spellings) {
      const number = numberOf(from, from + spelling.length);
      expect(number).toBe(numbers.get(spelling) ?? numbers.size + 1);
      numbers.set(spelling, number);
      from += spelling.length;
    }
    expect(numbers.size).toBe(1000);
  });
});
