import { PARAMETERS, SERVICE_PHRASES, SERVICE_WORDS, WORDS_BESIDE } from './service-paths.ts';

const EXTENSION = /\.\w{2,5}$/;
const WORD_BREAK = /[-_+.\s]+|(?<=\p{Ll})(?=\p{Lu})/u;
const NUMERIC = /^\d*$/;

/**
 * Whether an address is that of a log-in, a registration, a cart, a contact form or the like. All words of its last part, or
 * of the one before a lone word, must say so: `/forgot-password` and `/user/register/business` do, an article's slug that
 * has more to say (`/how-to-reset-a-password`) doesn't.
 */
export function isServicePath({ pathname, searchParams }: URL): boolean {
  const parts = pathname.split('/').filter((part) => part !== '');
  const last = wordsOf(parts.at(-1) ?? '');
  if (areService(last) || (last.length <= 1 && areService(wordsOf(parts.at(-2) ?? '')))) return true;
  return [...searchParams].some(([name, value]) => PARAMETERS.has(name.toLowerCase()) && areService(wordsOf(value)));
}

function areService(words: readonly string[]): boolean {
  if (!words.every((word) => SERVICE_WORDS.has(word) || WORDS_BESIDE.has(word))) return false;
  return words.some((word) => SERVICE_WORDS.has(word)) || SERVICE_PHRASES.includes(words.slice(0, 3).join(' '));
}

const wordsOf = (part: string): string[] =>
  part
    .replace(EXTENSION, '')
    .split(WORD_BREAK)
    .filter((word) => !NUMERIC.test(word))
    .map((word) => word.toLowerCase());
