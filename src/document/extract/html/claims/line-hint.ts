import { evenSpaces } from './even-spaces.ts';
import { hasDateSign, hasDigit } from './has-date-sign.ts';
import { BYLINE_STARTS, DATE_LABELS } from './marker-words.ts';
import type { Hint } from './page-facts.ts';

const LONGEST_LINE = 160;
const SPACES = /\s+/g;
/** `ByNora Hale`: a by-word that lost its space. */
const GLUED_BY = /^By\p{Lu}/u;
const STARTS = BYLINE_STARTS.map((start) => start.normalize('NFC'));
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

const LABELS = new Set(DATE_LABELS.map((label) => label.normalize('NFC')));
const LONGEST_LABEL = Math.max(...DATE_LABELS.map(({ length }) => length)) + 2;
const BEHIND_LABEL = /[\s:]+$/;

const FIRST_UNITS = new Uint8Array(0x10000);
for (const start of [...STARTS, ...BARE, ...LABELS]) {
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
const BLANK = 0x20;
/** 1 for every pair of ASCII units that a start may begin with. */
const PLAIN_PAIRS = new Uint8Array(ASCII * ASCII);
const ALL_PAIRS = new Set([...STARTS, ...BARE, ...LABELS].map(pairOf));
for (let pair = 0; pair < PLAIN_PAIRS.length; pair++) {
  const text = String.fromCharCode(Math.floor(pair / ASCII), pair % ASCII);
  if (ALL_PAIRS.has(pairOf(text))) PLAIN_PAIRS[pair] = 1;
}

/** The same for the first three, by their last five bits; any white space is one. */
const PLAIN_TRIPLES = new Uint8Array(1 << 15);
const tripleOf = (first: number, second: number, third: number): number =>
  ((first & 31) << 10) | ((second & 31) << 5) | (third <= BLANK ? 0 : third & 31);
for (const start of [...STARTS, ...BARE, ...LABELS])
  PLAIN_TRIPLES[tripleOf(start.charCodeAt(0), start.charCodeAt(1), start.charCodeAt(2) || BLANK)] = 1;
for (const capital of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')
  PLAIN_TRIPLES[tripleOf('B'.charCodeAt(0), 'y'.charCodeAt(0), capital.charCodeAt(0))] = 1;

/** What most lines are found not to be by their first three units, without making any string. NaN stands for none. */
export function mayBeginByline(first: number, second: number, third: number): boolean {
  if (FIRST_UNITS[first] !== 1) return false;
  if (!(first < ASCII && second < ASCII)) return true;
  if (PLAIN_PAIRS[first * ASCII + second] !== 1) return false;
  return !(third < ASCII) || PLAIN_TRIPLES[tripleOf(first, second, third)] === 1;
}

function startsLikeByline(text: string): boolean {
  if (!mayBeginByline(text.charCodeAt(0), text.charCodeAt(1), text.charCodeAt(2))) return false;
  const starts = STARTS_BY_PAIR.get(pairOf(text));
  if (starts === undefined) return false;
  if (GLUED_BY.test(text)) return true;
  const head = text.slice(0, 40).replace(SPACES, ' ').toLowerCase();
  return starts.some((start) => head.startsWith(start));
}

/** Whether the line only leads to a name on the next. */
export function isBareStart(text: string): boolean {
  return text.length <= 13 && BARE.has(text.toLowerCase());
}

/** Whether the line only says what the date on the next is of. */
export function isDateLabel(text: string): boolean {
  return text.length <= LONGEST_LABEL && LABELS.has(text.replace(BEHIND_LABEL, '').toLowerCase().normalize('NFC'));
}

/** `29.11.2022 – …`, `(21 November 2022) …`, `Press release of 25 January 2022 | …`: what leads into a paragraph. */
const LEAD = /^\(?([^–—|:()]{6,45}?)\s*(?:[–—|:)]|\s-\s)/u;
const LEAD_YEAR = /\p{Nd}{4}/u;

type LineHint = Pick<Hint, 'field' | 'value' | 'from'>;

function leadingDate(raw: string): LineHint | null {
  const value = LEAD.exec(raw)?.[1];
  if (value === undefined || !LEAD_YEAR.test(value) || !hasDateSign(value)) return null;
  return { field: 'published', value, from: 'text:dateline' };
}

/**
 * A line of text that may be a byline or a date line; null for all others.
 * @param mayHaveDigits false where it is known to have none
 */
export function lineHint(raw: string, mayHaveDigits: boolean): LineHint | null {
  if (raw.length > LONGEST_LINE * 2) return leadingDate(raw);
  const isByline = startsLikeByline(raw) && !isBareStart(raw);
  if (!isByline && !(mayHaveDigits && hasDigit(raw))) return null;
  const value = evenSpaces(raw);
  if (value.length > LONGEST_LINE) return leadingDate(raw);
  if (isByline) return { field: 'author', value, from: 'text:byline' };
  return hasDateSign(value) ? { field: 'published', value, from: 'text:date' } : null;
}

/** … which the line before may lead to: a by-word to names, the label of a date to dates. */
export function ledHint(leading: string, text: string, mayHaveDigits: boolean): LineHint | null {
  if (leading === '') return lineHint(text, mayHaveDigits);
  const led = lineHint(`${leading} ${text}`, mayHaveDigits);
  return led === null && isDateLabel(leading) ? lineHint(text, mayHaveDigits) : led;
}
