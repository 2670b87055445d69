import type { FoundDay, Scan } from './date-reading.ts';
import { dayMonthYear, monthDayYear, vietnamese, yearFirst } from './find-named-days.ts';
import { allNumbers } from './find-numbered-days.ts';
import { signed } from './find-signed-days.ts';

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
