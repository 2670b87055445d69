import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../src/article.ts';
import { createFindClaimed } from '../../../src/document/clean/claimed-line.ts';

const claims: readonly Claim[] = [
  { field: 'author', value: 'Tuovi Rautalampi', from: 'meta:author' },
  { field: 'author', value: 'di Fosco Benincasa', from: 'class:author' },
  { field: 'author', value: 'Mei Parrish', from: 'class:author@elsewhere' },
  { field: 'published', value: 'Julkaistu 20.6.2019 klo 14.05', from: 'text:date' },
  { field: 'published', value: 'The ferry was built in 1988', from: 'text:date' },
  { field: 'published', value: '2019-06-20', from: 'meta:date' },
];
const find = (text: string, kind: 'paragraph' | 'heading' = 'paragraph') =>
  createFindClaimed(claims)({ kind, text, position: 0 });

describe('createFindClaimed', () => {
  it.each([
    ['di Fosco Benincasa', 'byline'],
    ['Di Fosco Benincasa', 'byline'],
    ['Tuovi Rautalampi, teksti ja kuvat', 'byline'],
    ['Julkaistu 20.6.2019 klo 14.05', 'date-line'],
  ])('%s is a %s', (text, expected) => expect(find(text)).toBe(expected));

  it.each([
    'Mei Parrish',
    'The ferry was built in 1988',
    '2019-06-20',
    'Tuovi Rautalampi got up at four to see it.',
    'Tuovi Rautalampi and eleven others from the islands stood at the pier with flags',
  ])('%s stays', (text) => expect(find(text)).toBeNull());

  it('leaves headings alone', () => expect(find('Tuovi Rautalampi', 'heading')).toBeNull());
});
