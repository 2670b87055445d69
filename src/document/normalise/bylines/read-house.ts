import { ACCOUNTS, HOUSE_WORDS } from './byline-words.ts';
import { foldPiece } from './fold-piece.ts';
import { stripPrefixes } from './strip-prefixes.ts';
import { tidyByline } from './tidy-byline.ts';

const MOST_WORDS = 8;
const LETTER = /\p{L}{2}/u;

/** The name of a house or account that signs instead of a person, as it is written; null for `admin` and its like. */
export function readHouse(text: string, language: string | undefined): string | null {
  const tidy = tidyByline(text);
  const { rest: stripped } = stripPrefixes(tidy, language);
  // `Redaktion` leads to a name, and signs where none follows.
  const last = tidy.split(' ').at(-1) ?? '';
  const rest = stripped === '' && HOUSE_WORDS.has(foldPiece(last)) ? last : stripped;
  const words = rest.split(' ');
  if (!LETTER.test(rest) || words.length > MOST_WORDS || words.every((word) => ACCOUNTS.has(word.toLowerCase())))
    return null;
  return rest;
}
