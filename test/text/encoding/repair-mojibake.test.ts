import { describe, expect, it } from 'vitest';
import { repairMojibake } from '../../../src/text/encoding/repair-mojibake.ts';
import { surveyUtf8 } from '../../../src/text/encoding/survey-utf8.ts';

const encoder = new TextEncoder();

describe('bytes that may be mojibake', () => {
  it('are in every UTF-8 text that is repaired or flagged', () => {
    for (let lead = 0xc2; lead <= 0xf4; lead++) {
      for (let next = 0x80; next <= 0x2200; next++) {
        const text = String.fromCharCode(lead, next, 0xa9);
        if (repairMojibake(text).outcome === 'clean' || surveyUtf8(encoder.encode(text)).isSuspect) continue;
        expect.fail(`missed U+${lead.toString(16)} U+${next.toString(16)}`);
      }
    }
  });

  it('are not in plain text of any language', () => {
    expect(surveyUtf8(encoder.encode('Ein „schöner“ été à Łódź – 日本語, русский, NESTLÉ')).isSuspect).toBe(false);
  });
});
