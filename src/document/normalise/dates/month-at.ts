import { OTHER_MONTHS } from './calendars.ts';
import { type Scan, textAt } from './date-reading.ts';
import { lookUpMonth } from './look-up-month.ts';

const HEBREW_IN = 'ב';

/** A month found by its name. */
export interface NamedMonth {
  readonly month?: number;
  /** Of another calendar. */
  readonly name?: string;
  readonly end: number;
}

/** The month that is named at `index`: one word, or two (`ذو القعدة`, `tháng tư`). */
export function monthAt(scan: Scan, index: number): NamedMonth | null {
  const token = scan.tokens[index];
  if (token?.kind !== 'word' || token.text.length < 2) return null;
  const { text } = token;
  const several = FIRST_WORDS.has(text) ? monthOfWords(scan, index, text) : null;
  if (several !== null) return several;
  const month =
    lookUpMonth(text, scan.language) ?? (text.startsWith(HEBREW_IN) ? lookUpMonth(text.slice(1), 'he') : undefined);
  if (month !== undefined) return { month, end: index + 1 };
  return OTHER_MONTHS.has(text) ? { name: text, end: index + 1 } : null;
}

/** A name of two words, or of three. */
function monthOfWords(scan: Scan, index: number, first: string): NamedMonth | null {
  const pair = `${first} ${textAt(scan, index + 1)}`;
  if (OTHER_MONTHS.has(pair)) return { name: pair, end: index + 2 };
  const three = VIETNAMESE_MONTHS.indexOf(`${pair} ${textAt(scan, index + 2)}`);
  if (three >= 0) return { month: three + 1, end: index + 3 };
  const two = VIETNAMESE_MONTHS.indexOf(pair);
  return two >= 0 ? { month: two + 1, end: index + 2 } : null;
}

const VIETNAMESE_MONTHS =
  'thang mot|thang hai|thang ba|thang tu|thang nam|thang sau|thang bay|thang tam|thang chin|thang muoi|thang muoi mot|thang muoi hai'.split(
    '|',
  );

/** What the names of several words begin with. */
const FIRST_WORDS: ReadonlySet<string> = new Set(
  [...OTHER_MONTHS.keys(), ...VIETNAMESE_MONTHS].flatMap((name) =>
    name.includes(' ') ? [name.slice(0, name.indexOf(' '))] : [],
  ),
);
