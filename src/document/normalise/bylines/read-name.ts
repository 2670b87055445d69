import { lookUpAgency } from './agencies.ts';
import { DEGREES, HONORIFICS, NAME_SUFFIXES, PLACES, ROLE_WORDS, TEAM_WORDS, TRAILERS } from './byline-words.ts';
import { foldPiece } from './fold-piece.ts';
import { isPersonName, type NameContext } from './judge-name.ts';
import { isUnspaced, readUnspacedName } from './read-unspaced-name.ts';
import { restoreCase } from './restore-case.ts';
import { isOtherPart } from './strip-prefixes.ts';
import { stripRole } from './strip-role.ts';

export interface ReadName {
  readonly names: readonly string[];
  readonly agency: string | null;
  /** Nothing behind it is about the author. */
  readonly ends?: true;
}

const NOTHING: ReadName = { names: [], agency: null };
const END: ReadName = { ...NOTHING, ends: true };
/** More words are a sentence: what follows is a biography. */
const LONGEST_PIECE = 9;
const NOT_LETTERS = /[^\p{L}\p{M}]/gu;
/** `in Washington`, `For The Daily Example`, `Special to The Post`. */
const PLACE_OR_HOUSE =
  /\s(?:in|aus|from|at|à|en|em|a|for|For|FOR|IN|special to|Special to|SPECIAL TO|Special for|special for|is|was|im|i|reports?|writes?|covers?|has|on behalf of)\s.*$/u;
/** `Ana Souza, de Porto Velho`: where it was written. */
const PLACE_BEHIND = /^(?:de|da|do|desde|en|em|aus|in|à|i|från|fra|iz|z|ze|из|із|з) \p{Lu}/u;
const SPECIAL = /^special (?:to|for)\b/i;
const THE = /^the/;
const LAST_MARKS = /[.,:;]+$/u;
const INITIAL = /(?:^|[ .])\p{L}\.$/u;

/** One piece of a byline: a name, an agency, or neither. */
export function readName(piece: string, context: NameContext): ReadName {
  const text = withoutTrailers(piece.trim());
  if (text === '') return context.behindName ? END : NOTHING;
  if (isOtherPart(text)) return END;
  const agency = lookUpAgency(text);
  if (agency) return { names: [], agency };
  if (context.behindName && PLACE_BEHIND.test(text)) return NOTHING;
  if (isSite(text, context.site) || SPECIAL.test(text) || PLACES.has(text.toLowerCase())) return NOTHING;
  if (isUnspaced(text)) return { names: readUnspacedName(text, context.language), agency: null };
  const words = text.replace(PLACE_OR_HOUSE, '').split(' ');
  return words.length > LONGEST_PIECE ? END : readWords(words, context);
}

function readWords(given: readonly string[], context: NameContext): ReadName {
  const { words, agency } = withoutAgency(given);
  if (TEAM_WORDS.has(foldPiece(words.at(-1) ?? ''))) return { names: [], agency };
  const name = nameOf(words, context);
  return { names: name === null ? [] : [name], agency };
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

interface Split {
  readonly words: readonly string[];
  readonly agency: string | null;
}

/** `Vasilisa Stepanenko The Associated Press`, `SID Nachrichtenagentur`. */
function withoutAgency(words: readonly string[]): Split {
  const first =
    words.length === 2 && foldPiece(words[1] as string).startsWith('nachrichten')
      ? lookUpAgency(words[0] as string)
      : null;
  if (first) return { words: [], agency: first };
  for (let from = 1; from < words.length; from++) {
    const agency = lookUpAgency(words.slice(from).join(' '));
    if (agency) return { words: words.slice(0, from), agency };
  }
  return { words, agency: null };
}

const lettersOf = (text: string): string => text.toLowerCase().replace(NOT_LETTERS, '').replace(THE, '');

/** `site` may be a name, a host, or `country/Name`. */
function isSite(text: string, site: string | undefined): boolean {
  const given = lettersOf(text);
  if (!site || given === '') return false;
  return [site, site.split('/').at(-1) ?? '', site.split('.')[0] ?? ''].some((name) => lettersOf(name) === given);
}

function nameOf(given: readonly string[], context: NameContext): string | null {
  let words = given.filter((word) => word !== '');
  while (words.length > 1 && HONORIFICS.has(foldPiece(words[0] as string))) words = words.slice(1);
  while (words.length > 1 && isDegree(words.at(-1) as string)) words = words.slice(0, -1);
  if (context.behindName && words.length > 2 && ROLE_WORDS.has(foldPiece(words.at(-1) as string))) return null;
  const article = words.findIndex((word, i) => i > 1 && word === 'The');
  if (article > 0) words = words.slice(0, article);
  const person = withoutLastMarks(stripRole(once(words)));
  if (person.length === 1 && words.length > 1 && !context.prefixed) return null;
  return isPersonName(person, context) ? restoreCase(person.join(' '), context.language) : null;
}

/** `Jane Doe MA`; not `Rui Ma`. */
function isDegree(word: string): boolean {
  return DEGREES.has(foldPiece(word)) && !CAPITALIZED.test(word);
}

const CAPITALIZED = /^\p{Lu}\p{Ll}$/u;

/** A full stop stays behind `Jr.` and behind an initial. */
function withoutLastMarks(words: readonly string[]): readonly string[] {
  const last = words.at(-1);
  if (last === undefined || NAME_SUFFIXES.has(foldPiece(last)) || INITIAL.test(last)) return words;
  return [...words.slice(0, -1), last.replace(LAST_MARKS, '')];
}

/** `Martin Gramnæs Martin Gramnæs`: a picture's description and the name. */
function once(words: readonly string[]): readonly string[] {
  const half = words.length / 2;
  const isEven = words.length >= 4 && words.length % 2 === 0;
  return isEven && words.slice(0, half).join(' ') === words.slice(half).join(' ') ? words.slice(0, half) : words;
}
