import { BYLINE_STARTS } from './marker-words.ts';
import type { Hint } from './page-facts.ts';

const LONGEST_DATE_LINE = 160;
const LONGEST_BYLINE = 160;
const SPACES = /\s+/g;
/** A year, a day in numbers, a time: cheap signs that a short line may hold a date. Digits of any script. */
const DATE_SIGN = /\p{Nd}{4}|\p{Nd}{1,2}[./-]\p{Nd}{1,2}[./-]\p{Nd}{2}|\p{Nd}{1,2}[月월]|年|ago\b|\b(?:vor|hace|il y a) \d|назад|前|전/u;
const ANY_DIGIT = /\p{Nd}/u;

const STARTS = BYLINE_STARTS.map((start) => start.normalize('NFC'));
const FIRST_UNITS = new Set(STARTS.map((start) => start.charCodeAt(0)));

function startsLikeByline(text: string): boolean {
  const head = text.slice(0, 24).toLowerCase();
  return FIRST_UNITS.has(head.charCodeAt(0)) && STARTS.some((start) => head.startsWith(start));
}

const BARE = new Set(['by', 'by:', 'written by', 'written by:', 'posted by', 'published by', 'author', 'author:', 'words by', 'von', 'von:', 'autor:', 'par', 'por', 'di', 'door', 'av', 'af', 'автор', 'автор:', 'oleh']);

/** Whether the line only leads to a name on the next. */
export function isBareStart(text: string): boolean {
  return text.length <= 13 && BARE.has(text.toLowerCase());
}

/** A line of text that may be a byline or a date line; null for all others. */
export function lineHint(raw: string, place: Pick<Hint, 'line' | 'offset' | 'elsewhere'>): Hint | null {
  if (raw.length > LONGEST_DATE_LINE * 2 || isBareStart(raw)) return null;
  const value = raw.replace(SPACES, ' ');
  if (value.length <= LONGEST_BYLINE && startsLikeByline(value)) return { field: 'author', value, from: 'text:byline', ...place };
  if (value.length <= LONGEST_DATE_LINE && ANY_DIGIT.test(value) && DATE_SIGN.test(value)) {
    return { field: 'published', value, from: 'text:date', ...place };
  }
  return null;
}
