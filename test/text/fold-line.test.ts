import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldLine } from '../../src/text/fold-line.ts';

/** The definition, step by step. */
const defined = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[\u2018\u2019\u201a\u201b\u2032\u02bc`\u00b4]/g, "'")
    .replace(/[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

const HARD = [
  ...[
    ' ',
    '\t',
    '\n',
    '\u00a0',
    '\u3000',
    '\u00ad',
    '\u200b',
    '\ufeff',
    '’',
    '“',
    '«',
    '–',
    '…',
    '`',
    '´',
    '″',
    '-',
    'a',
    'É',
  ],
  ...[
    'e\u0301',
    '\u0301',
    '½',
    'ﬁ',
    'ß',
    'İ',
    'Σ',
    '日本',
    '한',
    '\u1100',
    '\u1161',
    '\u{1f600}',
    '\ud83d',
    'ｱ',
    '\uff9e',
  ],
];

describe('foldLine', () => {
  it('makes one line of spellings that a reader takes for the same', () => {
    expect(foldLine('  “Don’t\u00a0\tpanic” – it’s O\u00adK… ')).toBe('"don\'t panic" - it\'s ok...');
  });

  it('is what its definition says, for every unit between letters and spaces', () => {
    for (let unit = 0; unit < 0x10000; unit++) {
      const char = String.fromCharCode(unit);
      const text = `${char}A${char}b ${char} `;
      if (foldLine(text) !== defined(text)) expect.fail(`differs for U+${unit.toString(16)}`);
    }
  });

  it('is what its definition says, for any mix of hard characters', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...HARD), { maxLength: 12 }), (parts) => {
        expect(foldLine(parts.join(''))).toBe(defined(parts.join('')));
      }),
      { numRuns: 2000 },
    );
  });
});
