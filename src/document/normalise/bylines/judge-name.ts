import { ARTICLES_OF, BY_WORDS, HOUSE_WORDS, NOBODY, PARTICLES, ROLE_WORDS } from './byline-words.ts';
import { foldPiece } from './fold-piece.ts';

/** Where a piece of a byline stands. */
export interface NameContext {
  /** A by-word stood before. */
  readonly prefixed: boolean;
  readonly language: string | undefined;
  readonly site: string | undefined;
  /** Behind a comma and a name: may be a place or a role. */
  readonly behindName: boolean;
  /** The only piece of its line. */
  readonly alone: boolean;
}

const MOST_WORDS = 6;
const LETTER = /\p{L}/u;
const SMALL = /^\p{Ll}/u;
const NOT_IN_NAMES = /[?!=%$€£@#_{}<>:;]|\.\.|\bhttps?\b|\p{Ll}\.(?:com|net|org|de|co|info)\b/u;
/** `MDR Thüringen` behind a name is its house. */
const ACRONYM = /^\p{Lu}{2,5}$/u;

/** Whether words could be a person's name here: capitals in the right places, nobody's signature, no house, no role. */
export function isPersonName(words: readonly string[], context: NameContext): boolean {
  const name = words.join(' ');
  if (name.length < 2 || words.length > MOST_WORDS || NOT_IN_NAMES.test(name) || !LETTER.test(name)) return false;
  const folded = words.map(foldPiece);
  if (folded.every((word) => NOBODY.has(word)) || folded.some((word) => HOUSE_WORDS.has(word))) return false;
  if (BY_WORDS.has(words.at(-1) as string)) return false;
  if (words.length === 1) return isSingleName(folded[0] as string, context);
  const article = ARTICLES_OF.get(context.language ?? 'en')?.has(folded[0] as string);
  return !article && !(context.behindName && isHouseBehind(words)) && hasCapitals(words, context);
}

function isSingleName(word: string, context: NameContext): boolean {
  return !context.behindName && (context.prefixed || context.alone) && !ROLE_WORDS.has(word);
}

function isHouseBehind(words: readonly string[]): boolean {
  return ACRONYM.test(words[0] as string) && !ACRONYM.test(words[1] as string);
}

/** `Jane Doe`, `Ludwig van der Berg`, `john smith`; not `professor of law`. */
function hasCapitals(words: readonly string[], context: NameContext): boolean {
  const small = words.filter((word) => SMALL.test(word));
  if (small.length === words.length) return !context.behindName && (context.alone || context.prefixed);
  const odd = small.filter((word) => !PARTICLES.has(word.toLowerCase()));
  if (odd.length > 0 && (words.length > 2 || !context.prefixed || context.behindName)) return false;
  const hasParticle = words.some((word) => PARTICLES.has(word.toLowerCase()));
  return context.prefixed || words.length - small.length >= (hasParticle ? 1 : 2);
}
