import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { surveyUtf8 } from '../../../src/text/encoding/survey-utf8.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

function decoded(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

/** Bytes at which sequences of every length and their faults begin and end. */
const EDGES = [0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0]
  .concat([0xf3, 0xf4, 0xf5, 0xff])
  .map((byte) => fc.constant(byte));

describe('surveyUtf8', () => {
  it('takes for valid what a strict decoder takes', () => {
    const part = fc.oneof(
      fc.array(fc.oneof(...EDGES), { maxLength: 6 }).map((list) => Uint8Array.from(list)),
      fc.string({ unit: 'binary', maxLength: 4 }).map((text) => encoder.encode(text)),
      fc.integer({ min: 0, max: 40 }).map((length) => new Uint8Array(length).fill(0x61)),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), fc.integer({ min: 0, max: 7 }), (parts, skew) => {
        const bytes = Uint8Array.from([...new Uint8Array(skew), ...parts.flatMap((list) => [...list])]).subarray(skew);
        const text = decoded(bytes);
        const survey = surveyUtf8(bytes);
        expect(survey.isValid).toBe(text !== null);
        if (text === null) return;
        expect(survey.isBeyondAscii).toBe(text.length < bytes.length);
        expect(survey.hasReplacements).toBe(text.includes('\ufffd'));
      }),
      { numRuns: 1000 },
    );
  });
});
