import { BYLINE_STARTS } from './marker-words.ts';
import type { Hint } from './page-facts.ts';

const LONGEST_LINE = 160;
const SPACES = /\s+/g;
/** A year, a day in numbers, a time: cheap signs that a short line may hold a date. Digits of any script. */
const DATE_SIGN =
  /\p{Nd}{4}|\p{Nd}{1,2}[./-]\p{Nd}{1,2}[./-]\p{Nd}{2}|\p{Nd}{1,2}[月월]|年|ago\b|\b(?:vor|hace|il y a) \d|назад|前|전/u;

const NATIVE_DIGIT = /\p{Nd}/u;
/** 1 for the digits of all scripts that dates are printed in. */
const DIGITS = new Uint8Array(0x10000).fill(1, 0x30, 0x3a).fill(1, 0xff10, 0xff1a);
for (let unit = 0x660; unit < 0x1820; unit++) if (NATIVE_DIGIT.test(String.fromCharCode(unit))) DIGITS[unit] = 1;

/** Digits are rare in lines: most are passed over without a regular expression. */
function hasDigit(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (DIGITS[text.charCodeAt(i)] === 1) return true;
  return false;
}

/** `ByNora Hale`: a by-word that lost its space. */
const GLUED_BY = /^By\p{Lu}/u;
const STARTS = BYLINE_STARTS.map((start) => start.normalize('NFC'));
const FIRST_UNITS = new Uint8Array(0x10000);
for (const start of STARTS) {
  FIRST_UNITS[start.charCodeAt(0)] = 1;
  FIRST_UNITS[start.toUpperCase().charCodeAt(0)] = 1;
}
const FINAL_SIGMA_OR_SPACE = /[ς\s]/g;
const STARTS_BY_PAIR = new Map<string, string[]>();
for (const start of STARTS) STARTS_BY_PAIR.set(pairOf(start), [...(STARTS_BY_PAIR.get(pairOf(start)) ?? []), start]);

/** The first two units in small letters, as far as they tell lines apart: a final sigma is one, and any space. */
function pairOf(text: string): string {
  return text
    .slice(0, 2)
    .toLowerCase()
    .slice(0, 2)
    .replace(FINAL_SIGMA_OR_SPACE, (unit) => (unit === 'ς' ? 'σ' : ' '));
}

const ASCII = 0x80;
/** 1 for every pair of ASCII units that a start may begin with. */
const PLAIN_PAIRS = new Uint8Array(ASCII * ASCII);
for (let pair = 0; pair < PLAIN_PAIRS.length; pair++) {
  const text = String.fromCharCode(Math.floor(pair / ASCII), pair % ASCII);
  if (STARTS_BY_PAIR.has(pairOf(text))) PLAIN_PAIRS[pair] = 1;
}

/** What most lines are found not to be without making any string. */
function mayStartLikeByline(text: string): boolean {
  const first = text.charCodeAt(0);
  const second = text.charCodeAt(1);
  if (FIRST_UNITS[first] !== 1) return false;
  return !(first < ASCII && second < ASCII) || PLAIN_PAIRS[first * ASCII + second] === 1;
}

function startsLikeByline(text: string): boolean {
  if (!mayStartLikeByline(text)) return false;
  const starts = STARTS_BY_PAIR.get(pairOf(text));
  if (starts === undefined) return false;
  if (GLUED_BY.test(text)) return true;
  const head = text.slice(0, 40).replace(SPACES, ' ').toLowerCase();
  return starts.some((start) => head.startsWith(start));
}

const BARE = new Set([
  'by',
  'by:',
  'written by',
  'written by:',
  'posted by',
  'published by',
  'author',
  'author:',
  'words by',
  'von',
  'von:',
  'autor:',
  'par',
  'por',
  'di',
  'door',
  'av',
  'af',
  'автор',
  'автор:',
  'oleh',
]);

/** Whether the line only leads to a name on the next. */
export function isBareStart(text: string): boolean {
  return text.length <= 13 && BARE.has(text.toLowerCase());
}

/** `29.11.2022 – …`, `(21 November 2022) …`, `Press release of 25 January 2022 | …`: what leads into a paragraph. */
const LEAD = /^\(?([^–—|:()]{6,45}?)\s*(?:[–—|:)]|\s-\s)/u;
const LEAD_YEAR = /\p{Nd}{4}/u;

type LineHint = Pick<Hint, 'field' | 'value' | 'from'>;

function leadingDate(raw: string): LineHint | null {
  const value = LEAD.exec(raw)?.[1];
  if (value === undefined || !LEAD_YEAR.test(value) || !DATE_SIGN.test(value)) return null;
  return { field: 'published', value, from: 'text:dateline' };
}

/** A line of text that may be a byline or a date line; null for all others. */
export function lineHint(raw: string): LineHint | null {
  if (raw.length > LONGEST_LINE * 2) return leadingDate(raw);
  const isByline = startsLikeByline(raw) && !isBareStart(raw);
  if (!isByline && !hasDigit(raw)) return null;
  const value = raw.replace(SPACES, ' ');
  if (value.length > LONGEST_LINE) return leadingDate(raw);
  if (isByline) return { field: 'author', value, from: 'text:byline' };
  return DATE_SIGN.test(value) ? { field: 'published', value, from: 'text:date' } : null;
}
