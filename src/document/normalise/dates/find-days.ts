import { type CalendarDay, OTHER_MONTHS } from './calendars.ts';
import { dateOrder } from './date-order.ts';
import { type FoundDay, isNumberAt, type Scan, textAt, valueAt } from './date-reading.ts';
import { FILLERS } from './date-words.ts';
import { lookUpMonth, lookUpWeekday } from './look-up-month.ts';
import { nearestYear, settleDay, settleNamedDay, wholeYear } from './settle-year.ts';

const SEPARATORS = new Set(['.', '/', '-', '–', '—', '‑', '−', '٫', '·']);
const SKIPPED_MARKS = new Set(['.', ',', '-', '–', '/', '’', "'", '،', '·', '(', ')', '|', '、']);
const HEBREW_IN = 'ב';

interface Named {
  readonly month?: number;
  /** Of another calendar. */
  readonly name?: string;
  readonly end: number;
}

/** The month that is named at `index`: one word, or two (`ذو القعدة`, `tháng tư`). */
function monthAt(scan: Scan, index: number): Named | null {
  const token = scan.tokens[index];
  if (token?.kind !== 'word' || token.text.length < 2) return null;
  const { text } = token;
  const pair = `${text} ${textAt(scan, index + 1)}`;
  if (OTHER_MONTHS.has(pair)) return { name: pair, end: index + 2 };
  const vietnamese = VIETNAMESE_MONTHS.indexOf(`${pair} ${textAt(scan, index + 2)}`);
  if (vietnamese >= 0) return { month: vietnamese + 1, end: index + 3 };
  if (VIETNAMESE_MONTHS.includes(pair)) return { month: VIETNAMESE_MONTHS.indexOf(pair) + 1, end: index + 2 };
  const month =
    lookUpMonth(text, scan.language) ?? (text.startsWith(HEBREW_IN) ? lookUpMonth(text.slice(1), 'he') : undefined);
  if (month !== undefined) return { month, end: index + 1 };
  return OTHER_MONTHS.has(text) ? { name: text, end: index + 1 } : null;
}

const VIETNAMESE_MONTHS =
  'thang mot|thang hai|thang ba|thang tu|thang nam|thang sau|thang bay|thang tam|thang chin|thang muoi|thang muoi mot|thang muoi hai'.split(
    '|',
  );

/** Past the articles, ordinal endings and marks between the parts of one date; five tokens at most. */
function skip(scan: Scan, index: number): number {
  let at = index;
  while (at < index + 5) {
    const token = scan.tokens[at];
    if (token?.kind === 'mark' ? !SKIPPED_MARKS.has(token.text) : token?.kind !== 'word' || !isFiller(scan, at)) break;
    at++;
  }
  return at;
}

function isFiller(scan: Scan, index: number): boolean {
  const text = textAt(scan, index);
  return FILLERS.has(text) && monthAt(scan, index) === null;
}

function isYearAt(scan: Scan, index: number): boolean {
  return isNumberAt(scan, index, 4, 4) && valueAt(scan, index) >= 1200 && valueAt(scan, index) < 2700;
}

function found(start: number, end: number, day: CalendarDay | null): FoundDay | null {
  return day && { start, end, ...day };
}

function named(scan: Scan, start: number, end: number, month: Named, year: number, day: number): FoundDay | null {
  if (month.name !== undefined) return found(start, end, settleNamedDay(year, month.name, day));
  return found(start, end, settleDay(year, month.month ?? 0, day, scan.language));
}

/** 18 April 2018, 18. dubna 2018, 18 de abril de 2018, 18-Apr-18. */
function dayMonthYear(scan: Scan, start: number): FoundDay | null {
  if (!isNumberAt(scan, start, 1, 2)) return null;
  const month = monthAt(scan, skip(scan, start + 1));
  if (!month) return null;
  const at = skip(scan, month.end);
  if (isYearAt(scan, at)) return named(scan, start, at + 1, month, valueAt(scan, at), valueAt(scan, start));
  const isShort = isNumberAt(scan, at, 2, 2) && !isTimeAt(scan, at) && textAt(scan, at - 1) !== ',';
  if (isShort) return named(scan, start, at + 1, month, wholeYear(valueAt(scan, at), 2), valueAt(scan, start));
  return yearless(scan, start, month, valueAt(scan, start), month.end);
}

function isTimeAt(scan: Scan, index: number): boolean {
  const next = scan.tokens[index + 1];
  if (next?.text === ':' || next?.text === 'h') return true;
  return (next?.text === '.' && !next.spaced && isNumberAt(scan, index + 2, 2, 2)) || MERIDIEM.has(next?.text ?? '');
}

const MERIDIEM = new Set(['am', 'pm']);

/** April 18, 2018. */
function monthDayYear(scan: Scan, start: number): FoundDay | null {
  const month = monthAt(scan, start);
  if (!month) return null;
  const first = skip(scan, month.end);
  if (isYearAt(scan, first)) return monthOnly(scan, start, first + 1, month, valueAt(scan, first));
  if (!isNumberAt(scan, first, 1, 2)) return null;
  const at = skip(scan, first + 1);
  if (isYearAt(scan, at)) return named(scan, start, at + 1, month, valueAt(scan, at), valueAt(scan, first));
  if (textAt(scan, first + 1) === ':') return null;
  const late = yearBehindTime(scan, at);
  if (late !== null) return named(scan, start, first + 1, month, valueAt(scan, late), valueAt(scan, first));
  return yearless(scan, start, month, valueAt(scan, first), first + 1);
}

/** Wed Apr 18 14:05:33 EDT 2018: where the year is, as C's `ctime` and its heirs print it. */
function yearBehindTime(scan: Scan, index: number): number | null {
  if (textAt(scan, index + 1) !== ':' || textAt(scan, index + 3) !== ':') return null;
  for (let at = index + 5; at <= index + 7; at++) {
    const signed = textAt(scan, at - 1) === '+' || textAt(scan, at - 1) === '-';
    if (isYearAt(scan, at) && !signed) return at;
  }
  return null;
}

/** `30 Feb 2018` is no month. */
function monthOnly(scan: Scan, start: number, end: number, month: Named, year: number): FoundDay | null {
  if (month.month === undefined || isNumberAt(scan, start - 1, 1, 2)) return null;
  const day = settleDay(year, month.month, 1, scan.language);
  return day && { start, end, year: day.year, month: day.month };
}

/** 2018. április 18., 2018 m. balandžio 18 d., 2018. gada 18. aprīlis. */
function yearFirst(scan: Scan, start: number): FoundDay | null {
  if (!isYearAt(scan, start)) return null;
  const next = skip(scan, start + 1);
  const month = monthAt(scan, next);
  if (month) {
    const at = skip(scan, month.end);
    return isNumberAt(scan, at, 1, 2)
      ? named(scan, start, at + 1, month, valueAt(scan, start), valueAt(scan, at))
      : null;
  }
  const late = isNumberAt(scan, next, 1, 2) ? monthAt(scan, skip(scan, next + 1)) : null;
  return late && named(scan, start, late.end, late, valueAt(scan, start), valueAt(scan, next));
}

function yearless(scan: Scan, start: number, month: Named, day: number, end: number): FoundDay | null {
  const reference = referenceDay(scan);
  if (!reference || month.month === undefined) return null;
  const year = nearestYear(month.month, day, reference);
  const settled = settleDay(year, month.month, day, scan.language);
  return settled && { start, end, ...settled, yearless: true };
}

const REFERENCE_DAY = /^(\d{4})-(\d\d)-(\d\d)/;

export function referenceDay(scan: Scan): CalendarDay | null {
  const match = REFERENCE_DAY.exec(scan.context.reference ?? '');
  return match && { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}

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
function allNumbers(scan: Scan, start: number): FoundDay | null {
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

const YEAR_SIGNS = new Set(['年', '년', 'оны']);
const MONTH_SIGNS = new Set(['月', '월', 'сарын']);
const DAY_SIGNS = new Set(['日', '일', '号', '號', 'өдөр']);

/** 2018年4月18日, 2018년 4월 18일, 4月18日. */
function signed(scan: Scan, start: number): FoundDay | null {
  if (isNumberAt(scan, start, 1, 2) && MONTH_SIGNS.has(textAt(scan, start + 1)) && isNumberAt(scan, start + 2, 1, 2)) {
    const isDay = DAY_SIGNS.has(textAt(scan, start + 3));
    return isDay
      ? yearless(scan, start, { month: valueAt(scan, start), end: start + 2 }, valueAt(scan, start + 2), start + 4)
      : null;
  }
  if (
    !isNumberAt(scan, start, 4, 4) ||
    !YEAR_SIGNS.has(textAt(scan, start + 1)) ||
    !MONTH_SIGNS.has(textAt(scan, start + 3))
  )
    return null;
  const [year, month] = [valueAt(scan, start), valueAt(scan, start + 2)];
  if (
    isNumberAt(scan, start + 4, 1, 2) &&
    (DAY_SIGNS.has(textAt(scan, start + 5)) || textAt(scan, start + 3) === 'сарын')
  ) {
    return found(start, start + 6, settleDay(year, month, valueAt(scan, start + 4), scan.language));
  }
  return monthOnly(scan, start, start + 4, { month, end: start + 4 }, year);
}

/** 18 tháng 4, 2018; ngày 18 tháng 4 năm 2018. */
function vietnamese(scan: Scan, start: number): FoundDay | null {
  if (!isNumberAt(scan, start, 1, 2) || textAt(scan, start + 1) !== 'thang' || !isNumberAt(scan, start + 2, 1, 2))
    return null;
  const at = skip(scan, start + 3) + (textAt(scan, skip(scan, start + 3)) === 'nam' ? 1 : 0);
  if (!isYearAt(scan, at)) return null;
  return found(
    start,
    at + 1,
    settleDay(valueAt(scan, at), valueAt(scan, start + 2), valueAt(scan, start), scan.language),
  );
}

/** All days, months with a year, and days without one that stand in the text, in order. */
export function findDays(scan: Scan): readonly FoundDay[] {
  const days: FoundDay[] = [];
  for (let at = 0; at < scan.tokens.length; ) {
    const isWord = scan.tokens[at]?.kind === 'word';
    const day = isWord
      ? monthDayYear(scan, at)
      : (allNumbers(scan, at) ??
        signed(scan, at) ??
        vietnamese(scan, at) ??
        yearFirst(scan, at) ??
        dayMonthYear(scan, at));
    if (day) days.push(day);
    at = day ? day.end : at + 1;
  }
  return days;
}
