import { type CalendarDay, daysInMonth, fromHijri, fromJalali, OTHER_MONTHS } from './calendars.ts';

/** The years a press has been there for; anything else is another number. */
export const FIRST_YEAR = 1600;
export const LAST_YEAR = 2199;

const BUDDHIST_LANGUAGES = new Set(['th', 'lo', 'km']);
const JALALI_LANGUAGES = new Set(['fa', 'ps', 'ckb', 'tg', 'prs']);
const HIJRI_LANGUAGES = new Set(['ar', 'ur', 'ms', 'tr']);

/** A year of two digits: up to 2049 in this century, else in the last. */
export function wholeYear(value: number, digits: number): number {
  if (digits !== 2) return value;
  return value < 50 ? 2000 + value : 1900 + value;
}

function isDay(year: number, month: number, day: number): boolean {
  return (
    year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  );
}

/** A day of any of the calendars in use, told by its year and the language; null where there is no such day. */
export function settleDay(year: number, month: number, day: number, language: string | undefined): CalendarDay | null {
  if (isDay(year, month, day)) return { year, month, day };
  if (year >= 2400 && year <= 2700 && (language === undefined || BUDDHIST_LANGUAGES.has(language))) {
    return isDay(year - 543, month, day) ? { year: year - 543, month, day } : null;
  }
  if (year < 1300 || year > 1500 || language === undefined) return null;
  if (JALALI_LANGUAGES.has(language)) return fromJalali(year, month, day);
  return HIJRI_LANGUAGES.has(language) && year > 1400 ? fromHijri(year, month, day) : null;
}

/** A day with the name of a month of another calendar. */
export function settleNamedDay(year: number, name: string, day: number): CalendarDay | null {
  const month = OTHER_MONTHS.get(name);
  if (!month || year < 1200 || year > 1600) return null;
  return month.calendar === 'jalali' ? fromJalali(year, month.month, day) : fromHijri(year, month.month, day);
}

/** The year of a day written without one: the latest that is not after the reference (a day's grace for time zones). */
export function nearestYear(month: number, day: number, reference: CalendarDay): number {
  const later = month > reference.month || (month === reference.month && day > reference.day + 1);
  return later ? reference.year - 1 : reference.year;
}
