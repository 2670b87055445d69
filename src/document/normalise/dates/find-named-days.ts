/** Days whose month is written as a word. */
import { found, isYearAt, monthOnly, named, skip, yearless } from './build-day.ts';
import { type FoundDay, isNumberAt, type Scan, textAt, valueAt } from './date-reading.ts';
import { monthAt } from './month-at.ts';
import { settleDay, wholeYear } from './settle-year.ts';

/** 18 April 2018, 18. dubna 2018, 18 de abril de 2018, 18-Apr-18. */
export function dayMonthYear(scan: Scan, start: number): FoundDay | null {
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
export function monthDayYear(scan: Scan, start: number): FoundDay | null {
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

/** 2018. április 18., 2018 m. balandžio 18 d., 2018. gada 18. aprīlis. */
export function yearFirst(scan: Scan, start: number): FoundDay | null {
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

/** 18 tháng 4, 2018; ngày 18 tháng 4 năm 2018. */
export function vietnamese(scan: Scan, start: number): FoundDay | null {
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
