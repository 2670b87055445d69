import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demandsParenthesis } from '../../../src/document/clean/compile-rules.ts';
import { lineKey } from '../../../src/document/clean/line-key.ts';
import { foldLine } from '../../../src/text/fold-line.ts';

const AROUND = /^[^\p{L}\p{M}\p{Nd}]+|[^\p{L}\p{M}\p{Nd}]+$/gu;
const PARTS = [' ', '-', '»', '“', 'a', '1', 'é', 'Σ', '日', '\u0301', '👍', '\ud83d', '½', '.', '(', 'Ⅷ', '٣', '𝒜'];

describe('the key of a line', () => {
  it('has no decoration', () => {
    expect(lineKey(' – Advertisement – ')).toBe('advertisement');
    expect(lineKey('→ Read “more” »')).toBe('read "more');
    expect(lineKey('***')).toBe('');
  });

  it('begins and ends with a letter, a mark or a digit of any script', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PARTS), { maxLength: 9 }), (parts) => {
        expect(lineKey(parts.join(''))).toBe(foldLine(parts.join('')).replace(AROUND, ''));
      }),
    );
  });
});

describe('a pattern that demands a parenthesis', () => {
  it.each([
    ['^a\\)$', true],
    ['^(?:a|b)[)）]$', true],
    ['^[a|]\\)$', true],
    ['^a|b\\)$', false],
    ['^a\\|b\\)$', true],
    ['^(a)$', false],
    ['^a\\)', false],
  ])('%s: %s', (pattern, expected) => {
    expect(demandsParenthesis(pattern)).toBe(expected);
  });
});
