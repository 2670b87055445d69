import type { CalendarDay } from './calendars.ts';
import { type FoundDay, isNumberAt, type Scan, textAt, valueAt } from './date-reading.ts';
import { FILLERS } from './date-words.ts';
import { monthAt, type NamedMonth } from './month-at.ts';
import { nearestYear, settleDay, settleNamedDay } from './settle-year.ts';

const SKIPPED_MARKS = new Set(['.', ',', '-', '–', '/', '’', "'", '،', '·', '(', ')', '|', '、']);

/** Past the articles, ordinal endings and marks between the parts of one date; five tokens at most. */
export function skip(scan: Scan, index: number): number {
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

/** A year of any calendar, in four digits. */
export function isYearAt(scan: Scan, index: number): boolean {
  return isNumberAt(scan, index, 4, 4) && valueAt(scan, index) >= 1200 && valueAt(scan, index) < 2700;
}

/** A found day, where the day exists. */
export function found(start: number, end: number, day: CalendarDay | null): FoundDay | null {
  return day && { start, end, ...day };
}

/** Day, named month and year, of whichever calendar the name is. */
export function named(
  scan: Scan,
  start: number,
  end: number,
  month: NamedMonth,
  year: number,
  day: number,
): FoundDay | null {
  if (month.name !== undefined) return found(start, end, settleNamedDay(year, month.name, day));
  return found(start, end, settleDay(year, month.month ?? 0, day, scan.language));
}

/** `30 Feb 2018` is no month. */
export function monthOnly(scan: Scan, start: number, end: number, month: NamedMonth, year: number): FoundDay | null {
  if (month.month === undefined || isNumberAt(scan, start - 1, 1, 2)) return null;
  const day = settleDay(year, month.month, 1, scan.language);
  return day && { start, end, year: day.year, month: day.month };
}

/** A day without its year: the one near to the reference; null without a reference. */
export function yearless(scan: Scan, start: number, month: NamedMonth, day: number, end: number): FoundDay | null {
  const reference = referenceDay(scan);
  if (!reference || month.month === undefined) return null;
  const year = nearestYear(month.month, day, reference);
  const settled = settleDay(year, month.month, day, scan.language);
  return settled && { start, end, ...settled, yearless: true };
}

const REFERENCE_DAY = /^(\d{4})-(\d\d)-(\d\d)/;

function referenceDay(scan: Scan): CalendarDay | null {
  const match = REFERENCE_DAY.exec(scan.context.reference ?? '');
  return match && { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}
