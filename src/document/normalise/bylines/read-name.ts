import { lookUpAgency } from './agencies.ts';
import {
  ARTICLES_OF,
  DEGREES,
  HONORIFICS,
  HOUSE_WORDS,
  NAME_SUFFIXES,
  NOBODY,
  PARTICLES,
  PLACES,
  ROLE_ADJECTIVES,
  ROLE_WORDS,
  TEAM_WORDS,
  TRAILERS,
  UNSPACED_SUFFIXES,
} from './byline-words.ts';
import { restoreCase } from './restore-case.ts';
import { isOtherPart } from './strip-prefixes.ts';

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

export interface ReadName {
  readonly names: readonly string[];
  readonly agency: string | null;
  /** Nothing behind it is about the author. */
  readonly ends?: true;
}

const NOTHING: ReadName = { names: [], agency: null };
const MOST_WORDS = 6;
/** More words are a sentence: what follows is a biography. */
const LONGEST_PIECE = 9;
const LETTERS_ONLY = /[^\p{L}\p{M}]/gu;
/** `in Washington`, `For The Daily Example`, `Special to The Post`. */
const PLACE_OR_HOUSE =
  /\s(?:in|aus|from|at|à|en|em|a|for|For|FOR|IN|special to|Special to|SPECIAL TO|Special for|special for|is|was|im|i|reports?|writes?|covers?|has)\s.*$/u;
const SPECIAL = /^special (?:to|for)\b/i;
const MOST_OF_A_ROLE = 5;
const HANS = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}・\s]+$/u;
const NOT_IN_NAMES = /[?!=%$€£@#_{}<>:;]|\.\.|\bhttps?\b|\p{Ll}\.(?:com|net|org|de|co|info)\b/u;

const fold = (word: string): string =>
  word
    .toLowerCase()
    .replace(/[.,:;]+$/u, '')
    .replace(/^[('"]+|[)'"]+$/gu, '');

/** One piece of a byline: a name, an agency, or neither. */
export function readName(piece: string, context: NameContext): ReadName {
  const text = withoutTrailers(piece.trim());
  if (text === '' || isOtherPart(text)) return context.behindName || text !== '' ? { ...NOTHING, ends: true } : NOTHING;
  const agency = lookUpAgency(text);
  if (agency) return { names: [], agency };
  if (isSite(text, context.site) || SPECIAL.test(text) || PLACES.has(text.toLowerCase())) return NOTHING;
  if (HANS.test(text)) return { names: unspacedName(text, context.language), agency: null };
  const short = text.replace(PLACE_OR_HOUSE, '');
  if (short.split(' ').length > LONGEST_PIECE) return { ...NOTHING, ends: true };
  const { words, agency: behind } = withoutAgency(short.split(' '));
  if (TEAM_WORDS.has(fold(words.at(-1) ?? ''))) return { names: [], agency: behind };
  const name = nameOf(words, context);
  return { names: name ? [name] : [], agency: behind };
}

function withoutTrailers(text: string): string {
  let rest = text;
  for (let round = 0; round < 3; round++) {
    const lower = rest.toLowerCase();
    const trailer = TRAILERS.find((t) => lower.endsWith(` ${t}`));
    if (!trailer) break;
    rest = rest.slice(0, -trailer.length - 1).trim();
  }
  return rest;
}

/** `Vasilisa Stepanenko The Associated Press`. */
function withoutAgency(words: readonly string[]): {
  readonly words: readonly string[];
  readonly agency: string | null;
} {
  const first = lookUpAgency(words[0] ?? '');
  if (first && words.length === 2 && fold(words[1] as string).startsWith('nachrichten'))
    return { words: [], agency: first };
  for (let from = 1; from < words.length; from++) {
    const agency = lookUpAgency(words.slice(from).join(' '));
    if (agency) return { words: words.slice(0, from), agency };
  }
  return { words, agency: null };
}

function isSite(text: string, site: string | undefined): boolean {
  if (!site) return false;
  const flat = (s: string): string => s.toLowerCase().replace(LETTERS_ONLY, '');
  const name = flat(site.split('/').at(-1) ?? '');
  const given = flat(text).replace(/^the/, '');
  return (
    given !== '' &&
    (given === name.replace(/^the/, '') || given === flat(site) || flat(site.split('.')[0] ?? '') === given)
  );
}

const SPACES = /\s+/;
/** `台北報導`. */
const DATELINE = /(?:報導|报道|報道)$/;
/** `문화부`: the desk a reporter works at. */
const DESK = /^\p{Script=Hangul}{1,6}(?:부|팀|국|본부)$/u;
const ONE_HAN_NAME = /^\p{Script=Han}{1,4}$/u;
const KANA = /[\u3040-\u30ff]/;

function unspacedName(text: string, language: string | undefined): readonly string[] {
  let name = text;
  for (let round = 0; round < 2; round++) {
    const suffix = UNSPACED_SUFFIXES.find((s) => name.endsWith(s) && name.length > s.length + 1);
    if (suffix) name = name.slice(0, -suffix.length).trim();
  }
  if (DATELINE.test(text)) return [];
  const parts = name.split(SPACES).filter((part) => !DESK.test(part));
  if (parts.length > 1 && parts.every((part) => ONE_HAN_NAME.test(part)))
    return parts.every((part) => part.length > 1) && !KANA.test(text) && language !== 'ja' ? parts : [parts.join(' ')];
  name = parts.join(' ');
  return name.length >= 2 && name.length <= 20 ? [name] : [];
}

function nameOf(given: readonly string[], context: NameContext): string | null {
  let words = given.filter((word) => word !== '');
  while (words.length > 1 && HONORIFICS.has(fold(words[0] as string))) words = words.slice(1);
  while (words.length > 1 && DEGREES.has(fold(words.at(-1) as string))) words = words.slice(0, -1);
  const article = words.findIndex((word, i) => i > 1 && word === 'The');
  if (article > 0) words = words.slice(0, article);
  const whole = words.length;
  words = withoutRole(once(words));
  if (words.length === 1 && whole > 1 && !context.prefixed) return null;
  const name = words
    .join(' ')
    .replace(/[.,:;]+$/u, (end) =>
      NAME_SUFFIXES.has(fold(words.at(-1) ?? '')) || /(?:^|[ .])\p{L}\.$/u.test(words.join(' ')) ? end : '',
    );
  return isName(name, words, context) ? restoreCase(name) : null;
}

/** `Martin Gramnæs Martin Gramnæs`: a picture's description and the name. */
function once(words: readonly string[]): string[] {
  const half = words.length / 2;
  const doubled =
    words.length >= 4 && words.length % 2 === 0 && words.slice(0, half).join(' ') === words.slice(half).join(' ');
  return doubled ? words.slice(0, half) : [...words];
}

const POSSESSIVES = new Set([
  'unser',
  'unsere',
  'unserer',
  'unserem',
  'unseren',
  'onze',
  'notre',
  'nuestro',
  'nuestra',
  'nostro',
  'nostra',
  'our',
  'vår',
  'vores',
]);

/** Cuts `News Reporter`, `Redakteurin für Finanzen` off a name; nothing is left of a piece that is only a role. */
function withoutRole(words: readonly string[]): string[] {
  const at = words.findIndex((word) => ROLE_WORDS.has(fold(word)));
  if (at < 0) return [...words];
  const leads = words.slice(0, at).every((word) => POSSESSIVES.has(fold(word)) || ROLE_ADJECTIVES.has(fold(word)));
  if (leads && words.length - at > 2) return words.slice(at + 1);
  let end = at;
  while (end > 0 && ROLE_ADJECTIVES.has(fold(words[end - 1] as string))) end--;
  if (end > 2 && at - end < MOST_OF_A_ROLE && !words.slice(0, end).some((w) => PARTICLES.has(w)))
    end = Math.min(end, 3);
  return words.slice(0, end);
}

/** `MDR Thüringen` behind a name is its house. */
const ACRONYM = /^\p{Lu}{2,5}$/u;

function isName(name: string, words: readonly string[], context: NameContext): boolean {
  if (name.length < 2 || words.length > MOST_WORDS || NOT_IN_NAMES.test(name) || !/\p{L}/u.test(name)) return false;
  if (words.length > 1 && ARTICLES_OF[context.language ?? 'en']?.has(fold(words[0] as string))) return false;
  if (words.every((word) => NOBODY.has(fold(word))) || words.some((word) => HOUSE_WORDS.has(fold(word)))) return false;
  const small = words.filter((word) => /^\p{Ll}/u.test(word) && !PARTICLES.has(word.toLowerCase()));
  if (small.length > 0 && small.length < words.length && (words.length > 2 || !context.prefixed || context.behindName))
    return false;
  if (context.behindName && words.length > 1 && ACRONYM.test(words[0] as string) && !ACRONYM.test(words[1] as string))
    return false;
  const proper = words.filter((word) => !/^\p{Ll}/u.test(word) || context.prefixed);
  if (words.length > 1)
    return (
      proper.length >= 2 ||
      (proper.length === 1 && words.some((w) => PARTICLES.has(w.toLowerCase()))) ||
      (!context.behindName && words.every((w) => /^\p{Ll}/u.test(w)))
    );
  return !context.behindName && (context.prefixed || context.alone) && !ROLE_WORDS.has(fold(name));
}
