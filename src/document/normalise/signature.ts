/** The name that a page's text ends in, on a line of its own: `Nora Hale`. */
import type { Draft } from '../../article.ts';
import { PARTICLES } from './bylines/byline-words.ts';
import { isPersonName } from './bylines/judge-name.ts';

const LONGEST = 40;
const [LEAST_WORDS, MOST_WORDS] = [2, 4];
const NAME = /^\p{Lu}[\p{L}\p{M}'’-]+$/u;
const INITIAL = /^\p{Lu}\.$/u;

/** Null where the last line is anything else, and for texts that nothing but lines is known of; scripts without capitals have no such line that is sure to be a name. */
export function signatureOf({ mediaType, blocks }: Draft, language: string | undefined): string | null {
  const last = blocks.at(-1);
  if (mediaType !== 'text/html' || blocks.length < 2 || last?.kind !== 'paragraph' || last.text.length > LONGEST)
    return null;
  const words = last.text.trim().split(' ');
  if (words.length < LEAST_WORDS || words.length > MOST_WORDS) return null;
  const context = { prefixed: false, language, site: undefined, behindName: false, alone: true };
  const isName = words.every((word, i) => NAME.test(word) || (i > 0 && (INITIAL.test(word) || PARTICLES.has(word))));
  return isName && NAME.test(words.at(-1) as string) && isPersonName(words, context) ? words.join(' ') : null;
}
