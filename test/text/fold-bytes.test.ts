import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldToBytes } from '../../src/text/fold-bytes.ts';
import { foldLine } from '../../src/text/fold-line.ts';

const decoder = new TextDecoder();

function fold(text: string): string | null {
  const room = new Uint8Array(text.length * 3 + 2).fill(0x2a);
  const end = foldToBytes(text, room, 2);
  expect(decoder.decode(room.subarray(0, 2))).toBe('**');
  return end === null ? null : decoder.decode(room.subarray(2, end));
}

describe('foldToBytes', () => {
  it('makes the same of plain text as foldLine does', () => {
    const text = '  “Don’t\u00a0\tpanic” – it’s O\u00adK… ÀÉ straße 東京 ';
    expect(fold(text)).toBe(foldLine(text));
    expect(fold(' \u200b ')).toBe('');
  });

  it('leaves what may join with its neighbours, become several or depend on them to others', () => {
    for (const text of ['e\u0301', 'ΟΔΟΣ', 'İ', '½', '\u{1f600}', '\u1100\u1161', 'ｶ\uff9e'])
      expect(fold(text)).toBeNull();
  });

  it('makes the same of every unit, or leaves it', () => {
    let plain = 0;
    for (let unit = 0; unit < 0x10000; unit++) {
      const text = `${String.fromCharCode(unit)}A${String.fromCharCode(unit)}b ${String.fromCharCode(unit)} `;
      const bytes = fold(text);
      if (bytes !== null && bytes !== foldLine(text)) expect.fail(`differs for U+${unit.toString(16)}`);
      if (bytes !== null) plain++;
    }
    expect(plain).toBeGreaterThan(40_000);
  });

  it('makes the same of any mix, or leaves it', () => {
    const pieces = [' ', '\t', '\u00a0', '\u00ad', '\u200b', '’', '«', '–', '…', 'a', 'É', 'ß', 'Σ', '日', '한', 'ǅ'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
        const bytes = fold(parts.join(''));
        if (bytes !== null) expect(bytes).toBe(foldLine(parts.join('')));
      }),
      { numRuns: 2000 },
    );
  });
});
