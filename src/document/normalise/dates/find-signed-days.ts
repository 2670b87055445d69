/** Days with a sign behind each number, as in Chinese, Japanese and Korean. */
import { found, monthOnly, yearless } from './build-day.ts';
import { type FoundDay, isNumberAt, type Scan, textAt, valueAt } from './date-reading.ts';
import { settleDay } from './settle-year.ts';

const YEAR_SIGNS = new Set(['年', '년', 'оны']);
const MONTH_SIGNS = new Set(['月', '월', 'сарын']);
const DAY_SIGNS = new Set(['日', '일', '号', '號', 'өдөр']);

/** 2018年4月18日, 2018년 4월 18일, 4月18日. */
export function signed(scan: Scan, start: number): FoundDay | null {
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
