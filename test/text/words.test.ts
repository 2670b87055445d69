import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashWord, hashWords, normalizeForWords, shingleWords } from '../../src/text/words.ts';

function hashesOf(text: string): number[] {
  const normal = normalizeForWords(text);
  const room = new Int32Array(normal.length);
  return [...room.subarray(0, hashWords(normal, room))];
}

describe('shingleWords', () => {
  it('takes runs of letters and digits, in lower case and without apostrophes', () => {
    expect(shingleWords('The mayor’s 2nd "visit" -- in O\'Hara_Park')).toEqual([
      'the',
      'mayors',
      '2nd',
      'visit',
      'in',
      'ohara',
      'park',
    ]);
  });

  it('does not mind Unicode form, ligatures or soft hyphens', () => {
    expect(shingleWords('Cafe\u0301 o\uFB03ce')).toEqual(shingleWords('Caf\u00e9 office'));
    expect(shingleWords('Schiff\u00adfahrt')).toEqual(['schifffahrt']);
  });

  it('takes scripts without spaces by characters and Korean by words', () => {
    expect(shingleWords('東京で会議、3人')).toEqual(['東', '京', 'で', '会', '議', '3', '人']);
    expect(shingleWords('서울 회의')).toEqual(['서울', '회의']);
    expect(shingleWords('𠮷野家 😀 ok')).toEqual(['𠮷', '野', '家', 'ok']);
  });

  it('reads a capital sigma as any sigma', () => {
    expect(shingleWords('ΟΔΟΣ')).toEqual(shingleWords('οδος'));
  });
});

describe('hashWords', () => {
  it('hashes exactly the words that shingleWords gives', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(hashesOf(text)).toEqual(shingleWords(text).map(hashWord));
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(hashesOf(text)).toEqual(shingleWords(text).map(hashWord));
      }),
      { numRuns: 500 },
    );
  });
});
