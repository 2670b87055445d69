/** Days written in numbers alone. */
import { found, isYearAt } from './build-day.ts';
import type { CalendarDay } from './calendars.ts';
import { dateOrder } from './date-order.ts';
import { type FoundDay, isNumberAt, type Scan, textAt, valueAt } from './date-reading.ts';
import { lookUpWeekday } from './look-up-month.ts';
import { settleDay, wholeYear } from './settle-year.ts';

const SEPARATORS = new Set(['.', '/', '-', '–', '—', '‑', '−', '٫', '·']);

function sameSeparators(scan: Scan, first: number, second: number): boolean {
  const text = textAt(scan, first);
  return SEPARATORS.has(text) && text === textAt(scan, second);
}

function isJoined(scan: Scan, start: number): boolean {
  const before = scan.tokens[start - 1];
  const after = scan.tokens[start + 5];
  if (before && SEPARATORS.has(before.text) && !scan.tokens[start]?.spaced && scan.tokens[start - 2]?.kind === 'number')
    return true;
  const followed =
    after !== undefined && SEPARATORS.has(after.text) && !after.spaced && scan.tokens[start + 6]?.kind === 'number';
  return followed && !scan.tokens[start + 6]?.spaced && scan.tokens[start + 6]?.digits !== 2;
}

/** 2018-04-18, 2018. 04. 18., 18.04.2018, 4/18/18. */
export function allNumbers(scan: Scan, start: number): FoundDay | null {
  if (!isNumberAt(scan, start, 1, 4) || !sameSeparators(scan, start + 1, start + 3) || isJoined(scan, start))
    return null;
  const [a, b, c] = [valueAt(scan, start), valueAt(scan, start + 2), valueAt(scan, start + 4)];
  if (!isNumberAt(scan, start + 2, 1, 2)) return null;
  if (isYearAt(scan, start)) {
    return isNumberAt(scan, start + 4, 1, 2) ? found(start, start + 5, settleDay(a, b, c, scan.language)) : null;
  }
  if (isNumberAt(scan, start, 3, 3)) return republican(scan, start, a, b, c);
  if (!isNumberAt(scan, start, 1, 2)) return null;
  if (isYearAt(scan, start + 4)) return dayAndMonth(scan, start, a, b, c);
  const isShort =
    isNumberAt(scan, start + 4, 2, 2) && !scan.tokens[start + 1]?.spaced && !NUMBERED.has(textAt(scan, start - 1));
  return isShort ? shortYear(scan, start, a, b, c) : null;
}

/** Things that are numbered like 2.10.15. */
const NUMBERED = new Set([
  'version',
  'v',
  'section',
  'release',
  'chapter',
  'abschnitt',
  'kapitel',
  '$',
  '§',
  '#',
  '€',
  '£',
]);

/** 107/04/18 in Taiwan: years of the Republic of China. */
function republican(scan: Scan, start: number, year: number, month: number, day: number): FoundDay | null {
  if (scan.context.country !== 'tw' || !isNumberAt(scan, start + 4, 1, 2)) return null;
  return found(start, start + 5, settleDay(1911 + year, month, day, scan.language));
}

function shortYear(scan: Scan, start: number, a: number, b: number, c: number): FoundDay | null {
  const { order } = dateOrder(scan.context);
  if (order === 'ymd') {
    const day = settleDay(wholeYear(a, 2), b, c, scan.language);
    if (day) return found(start, start + 5, day);
  }
  return dayAndMonth(scan, start, a, b, wholeYear(c, 2));
}

function dayAndMonth(scan: Scan, start: number, a: number, b: number, year: number): FoundDay | null {
  const dayFirst = settleDay(year, b, a, scan.language);
  const monthFirst = settleDay(year, a, b, scan.language);
  if (!dayFirst || !monthFirst || a === b) return found(start, start + 5, dayFirst ?? monthFirst);
  const { order, settled } = dateOrder({ ...scan.context, ...dotted(scan, start) });
  const byWeekday = settled ? undefined : weekdayNear(scan, start, [dayFirst, monthFirst]);
  const chosen = byWeekday ?? (order === 'mdy' ? monthFirst : dayFirst);
  return { start, end: start + 5, ...chosen, ...(settled || byWeekday ? {} : { ambiguous: true }) };
}

/** Nobody writes the month first with full stops. */
function dotted(scan: Scan, start: number): { readonly order?: 'dmy' } {
  return textAt(scan, start + 1) === '.' && scan.context.order === undefined ? { order: 'dmy' } : {};
}

function weekdayNear(scan: Scan, start: number, days: readonly CalendarDay[]): CalendarDay | undefined {
  for (const index of [start - 1, start - 2, start + 5, start + 6]) {
    const weekday = lookUpWeekday(textAt(scan, index), scan.language);
    if (weekday === undefined) continue;
    const fitting = days.filter((d) => new Date(Date.UTC(d.year, d.month - 1, d.day)).getUTCDay() === weekday);
    if (fitting.length === 1) return fitting[0];
  }
  return undefined;
}
