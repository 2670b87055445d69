import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatRanking,
  formatShare,
} from '../../src/report/layout/format-figures.ts';
import { layoutTable } from '../../src/report/layout/layout-table.ts';
import { makePrintable, makePrintableLine } from '../../src/report/layout/make-printable.ts';
import { fitWidth, measureWidth } from '../../src/report/layout/measure-width.ts';
import { wrapText } from '../../src/report/layout/wrap-text.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there
const OBEYED = /[\u001b\u0007\u009b]/;

describe('figures', () => {
  it('are written as one reads them', () => {
    expect([0, 999, 1000, 1234567].map(formatCount)).toEqual(['0', '999', '1,000', '1,234,567']);
    expect([0, 999, 1000, 4_312_000, 2e12].map(formatBytes)).toEqual(['0 B', '999 B', '1 kB', '4.31 MB', '2 TB']);
    expect([0.44, 9.97, 59.7, 200, 7500].map(formatDuration)).toEqual([
      '0.4 s',
      '10 s',
      '1 min 00 s',
      '3 min 20 s',
      '2 h 05 min',
    ]);
    expect(formatShare(0.999)).toBe('99 %');
    expect(formatRanking({ a: 1, b: 3, c: 0, d: 2 }, 2)).toBe('b 3, d 2, 1 more');
  });
});

describe('makePrintable', () => {
  it.each([
    ['colours', 'a\u001b[31mred\u001b[0m', 'ared'],
    ['a window title', 'x\u001b]0;owned\u0007y', 'xy'],
    ['a hyperlink', '\u001b]8;;http://e.example\u001b\\link\u001b]8;;\u001b\\', 'link'],
    ['8-bit forms', '\u009b2Jz', 'z'],
    ['a turn of direction', 'safe\u202etxt.exe', 'safetxt.exe'],
    ['carriage return and backspace', 'good\rbad\b', 'goodbad'],
  ])('takes out %s', (_, text, expected) => expect(makePrintable(text)).toBe(expected));

  it('keeps lines and tabs, but not on one line', () => {
    expect(makePrintable('a\n\tb')).toBe('a\n\tb');
    expect(makePrintableLine('a\n\tb')).toBe('a b');
  });

  it('never lets an escape through', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('\u001b', '[', ']', '0', ';', 'm', '\u0007', '\\', '\u009b', 'x'),
    });
    fc.assert(fc.property(hostile, (text) => !OBEYED.test(makePrintable(text))));
  });
});

describe('width', () => {
  it('counts columns, not characters', () => {
    expect(measureWidth('漢字')).toBe(4);
    expect(measureWidth('e\u0301')).toBe(1);
    expect(measureWidth('\u001b[1mbold\u001b[22m')).toBe(4);
  });

  it('is kept by cutting and wrapping whatever the text', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ' ', '漢', 'é', 'word ', '😀') });
    fc.assert(
      fc.property(text, fc.integer({ min: 10, max: 40 }), (line, width) => {
        expect(measureWidth(fitWidth(line, width))).toBeLessThanOrEqual(width);
        const wrapped = wrapText(line, width, '  ');
        for (const one of wrapped) expect(measureWidth(one)).toBeLessThanOrEqual(width);
        expect(wrapped.join('').replaceAll(' ', '')).toBe(line.replaceAll(' ', ''));
      }),
    );
  });

  it('aligns tables by columns', () => {
    expect(
      layoutTable(
        [
          ['9', 'x', ''],
          ['10', '漢', 'end'],
        ],
        { right: [0] },
      ),
    ).toEqual(['   9  x', '  10  漢  end']);
  });
});
