import { describe, expect, it } from 'vitest';
import { joinLines } from '../../../src/document/clean/line-model/joined-lines.ts';
import { readLine } from '../../../src/document/clean/line-model/line-facts.ts';

const piecesOf = (...texts: string[]): number[] => [...joinLines(texts.map(readLine)).pieces];

describe('joinLines', () => {
  it('joins a paragraph that was cut at its links', () => {
    expect(
      piecesOf(
        'The old bell of the harbour was found by',
        'divers',
        ', who had been looking for an anchor.',
        'It weighs four hundred kilos.',
      ),
    ).toEqual([3, 3, 3, 1]);
  });

  it('joins the words of a link in capitals between a line cut off and one that goes on', () => {
    expect(piecesOf('The bell was lifted out of the mud on Tuesday by', 'Una Breck', 'of the island museum.')).toEqual([
      3, 3, 3,
    ]);
  });

  it('leaves navigation and list items alone', () => {
    expect(piecesOf('News', 'Sport', 'Weather')).toEqual([1, 1, 1]);
    expect(piecesOf('What to take:', '* bread', '* water')).toEqual([1, 1, 1]);
  });

  it('knows running text by the whole paragraph', () => {
    const lines = [
      'The bell weighs more than',
      'four hundred kilos',
      'and was cast for a church that was never built.',
    ];
    expect([...joinLines(lines.map(readLine)).good]).toEqual([1, 1, 1]);
    expect([...joinLines(['four hundred kilos'].map(readLine)).good]).toEqual([0]);
  });
});
