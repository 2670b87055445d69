import { foldWord } from '../dates/fold-word.ts';
import { lookUpMonth } from '../dates/look-up-month.ts';

const DAY = /\/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?!\d)/;
/** `/2023/october/03/`. */
const NAMED = /\/((?:19|20)\d\d)\/([a-z]{3,9})\/(\d{1,2})(?!\d)/i;
const COMPACT = /[/_-]((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/_.-]|\d{0,6}(?:[/_.-]|$)|$)/;

/** `/A2026012914320000630`: an article's number that begins with the minute it was written in. */
const STAMP =
  /\/[a-z]{0,2}((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d\d{0,9}(?=[/_.-]|$)/i;

/** The day in a URL's path, ISO 8601: `/2018/04/18/`, `-20180418.html`. Null where there is none, or only a month. */
export function dateOfPath(url: string): string | null {
  const path = new URL(url).pathname;
  const match = DAY.exec(path) ?? COMPACT.exec(path) ?? STAMP.exec(path) ?? NAMED.exec(path);
  if (!match) return null;
  const month = Number(match[2]) || (lookUpMonth(foldWord(match[2] as string), 'en') ?? 0);
  const [year, day] = [Number(match[1]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
