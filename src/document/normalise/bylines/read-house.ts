import { ACCOUNTS } from './byline-words.ts';
import { stripPrefixes } from './strip-prefixes.ts';
import { tidyByline } from './tidy-byline.ts';

const MOST_WORDS = 8;
const LETTER = /\p{L}{2}/u;

/** The name of a house or account that signs instead of a person, as it is written; null for `admin` and its like. */
export function readHouse(text: string, language: string | undefined): string | null {
  const { rest } = stripPrefixes(tidyByline(text), language);
  const words = rest.split(' ');
  if (!LETTER.test(rest) || words.length > MOST_WORDS || words.every((word) => ACCOUNTS.has(word.toLowerCase())))
    return null;
  return rest;
}
