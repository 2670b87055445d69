import { describe, expect, it } from 'vitest';
import { decodeBytes } from '../../../src/text/encoding/decode-bytes.ts';
import { decodeEastAsian } from '../../../src/text/encoding/decode-east-asian.ts';

const hex = (digits: string): Uint8Array => Uint8Array.from(Buffer.from(digits, 'hex'));

describe('encodings of East Asia as browsers know them', () => {
  it('reads Korean syllables that were added to EUC-KR', () => {
    expect(decodeBytes(hex('8c63b9e6b0a2'), 'euc-kr')).toEqual({ text: '똠방각', flags: [] });
    expect(decodeBytes(hex('a470b9e6'), 'ks_c_5601-1987').text).toBe('쨛방');
  });

  it('reads characters of Hong Kong in Big5', () => {
    expect(decodeBytes(hex('a5c99afb'), 'big5')).toEqual({ text: '玉乸', flags: [] });
    expect(decodeBytes(hex('f9d6'), 'big5-hkscs').text).toBe('碁');
  });

  it('keeps a declared encoding of double bytes where little is wrong, and flags what is lost', () => {
    const { text, flags } = decodeBytes(hex('b9e6b0a2b9e6b0a2b9e6b0a2ffb9e6'), 'euc-kr');
    expect(text.startsWith('방각방각방각\ufffd')).toBe(true);
    expect(flags).toEqual(['replacement-characters']);
  });

  it('leaves other encodings to Node', () => {
    expect(decodeEastAsian(hex('8365'), 'shift_jis')).toBeNull();
  });
});
