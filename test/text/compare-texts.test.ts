import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDifferingWords } from '../../src/text/differences/differing-words.ts';
import { findSharedPassages } from '../../src/text/differences/shared-passages.ts';
import { placeWords } from '../../src/text/differences/word-places.ts';
import { normalizeForWords, shingleWords } from '../../src/text/words.ts';

describe('placeWords', () => {
  it('finds the words that are compared, where they stand', () => {
    const piece = fc.constantFrom(
      'Ada',
      'don’t',
      ' ',
      '-',
      '東京',
      '7.5',
      'é',
      '\u{20000}',
      '\u00ad',
      "'",
      '\u{1f600}',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = normalizeForWords(pieces.join(''));
        const { starts, ends } = placeWords(text);
        const words = starts.flatMap((start, word) => shingleWords(text.slice(start, ends[word])));
        expect(words).toEqual(shingleWords(text));
      }),
    );
  });
});

describe('findSharedPassages', () => {
  const story = 'The board met on Monday and chose a new chair, who said that the harbour would be dredged by May.';

  it('names what stands in both, as it is spelled in the first', () => {
    const roundup = `Elsewhere: the BOARD met on Monday and chose a new chair. More later. The harbour would be dredged by May, it is said.`;
    expect(findSharedPassages(story, roundup)).toEqual([
      { text: 'The board met on Monday and chose a new chair', words: 10 },
      { text: 'the harbour would be dredged by May', words: 7 },
    ]);
  });

  it('names nothing of unlike texts, and all of the same', () => {
    expect(findSharedPassages(story, 'Something else altogether happened in another town today.')).toEqual([]);
    expect(findSharedPassages(story, story)).toEqual([{ text: story.slice(0, -1), words: 20 }]);
    expect(findSharedPassages('So be it', 'so, be it!')).toEqual([{ text: 'So be it', words: 3 }]);
    expect(findSharedPassages('', story)).toEqual([]);
  });
});

describe('findDifferingWords', () => {
  it('puts the words of both side by side', () => {
    expect(
      findDifferingWords('Wheat stood at 182.50 on Monday.', 'On Monday wheat stood at 181.50 in Paris on Monday'),
    ).toEqual([
      { a: '', b: 'On Monday' },
      { a: '182', b: '181' },
      { a: '', b: 'in Paris' },
    ]);
  });

  it('says nothing of the same text, and gives up on another', () => {
    expect(findDifferingWords('Just as it was.', 'just as it was')).toEqual([]);
    const words = (name: string) => Array.from({ length: 900 }, (_, n) => `${name}${n}`).join(' ');
    expect(findDifferingWords(words('a'), words('b'))).toBeNull();
  });
});
