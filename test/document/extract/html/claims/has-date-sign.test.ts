import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasDateSign } from '../../../../../src/document/extract/html/claims/has-date-sign.ts';

/** What it finds, written down. */
const DATE_SIGN =
  /\p{Nd}{4}|\p{Nd}{1,2}[./-]\p{Nd}{1,2}[./-]\p{Nd}{2}|\p{Nd}{1,2}[月월]|年|ago\b|\b(?:vor|hace|il y a) \d|назад|前|전/u;

const PIECES = [
  '1',
  '22',
  '٣',
  '9',
  '.',
  '/',
  '-',
  ' ',
  'a',
  'ago',
  'il y a ',
  'vor ',
  'hace ',
  '月',
  '년',
  '年',
  'назад',
];

describe('signs of a date', () => {
  it('are found as one pattern would find them', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 9 }), (pieces) => {
        const line = pieces.join('');
        expect(hasDateSign(line)).toBe(DATE_SIGN.test(line));
      }),
      { numRuns: 2000 },
    );
  });
});
