/**
 * Reads dates as newspapers, blogs and programs write them, in some sixty languages and six calendars.
 * Nothing is invented: what is no date is null, and what could be two dates says so.
 */
import type { DatePrecision } from '../../../article.ts';
import type { DateContext, FoundDay, FoundTime, Scan } from './date-reading.ts';
import { MODIFIED_WORDS, OTHER_DATE_WORDS, PUBLISHED_WORDS } from './date-words.ts';
import { findDays } from './find-days.ts';
import { formatDay, formatOffset, formatTime } from './format-date.ts';
import { plainHan } from './read-cjk.ts';
import { readMachineDate } from './read-machine-date.ts';
import { readRelative } from './read-relative.ts';
import { timeAfter, timeBefore } from './read-time.ts';
import { FIRST_YEAR, LAST_YEAR, settleDay } from './settle-year.ts';
import { AMERICAN_ZONES, isAmericanSummer } from './time-zones.ts';
import { plainDigits, tokenizeDate } from './tokenize-date.ts';

export type { DateContext } from './date-reading.ts';

export type DateRole = 'published' | 'modified' | 'other' | 'unknown';

export interface ParsedDate {
  /** ISO 8601, as precise as `precision`, with an offset only where one was stated. */
  readonly value: string;
  readonly precision: DatePrecision;
  /** Day and month could be the other way round, and nothing settles it. */
  readonly ambiguous?: true;
  /** What the words before it say of it. */
  readonly role: DateRole;
  /** No absolute date was written: it was counted from the reference, or its year taken from there. */
  readonly inferred?: true;
}

/** Longer texts are no date lines; the rest is not looked at. */
const LONGEST = 300;
const SPACES = /\s+/g;

function zoneText(time: FoundTime, day: FoundDay): string {
  if (time.zone === undefined) return '';
  if (typeof time.zone === 'number') return formatOffset(time.zone);
  const summer = isAmericanSummer(day.year, day.month ?? 1, day.day ?? 1) ? 60 : 0;
  return formatOffset((AMERICAN_ZONES.get(time.zone) ?? 0) + summer);
}

function roleOf(scan: Scan, from: number, day: FoundDay): DateRole {
  for (let at = day.start - 1; at >= Math.max(from, day.start - 8); at--) {
    const word = scan.tokens[at]?.text ?? '';
    if (MODIFIED_WORDS.has(word)) return 'modified';
    if (PUBLISHED_WORDS.has(word)) return 'published';
    if (OTHER_DATE_WORDS.has(word)) return 'other';
  }
  return 'unknown';
}

function withTime(scan: Scan, day: FoundDay, role: DateRole): ParsedDate {
  const extra = {
    role,
    ...(day.ambiguous && { ambiguous: day.ambiguous }),
    ...(day.yearless && { inferred: true as const }),
  };
  const { year, month, day: date } = day;
  if (month === undefined) return { value: String(year), precision: 'year', ...extra };
  if (date === undefined)
    return { value: formatDay({ year, month, day: 1 }).slice(0, 7), precision: 'month', ...extra };
  const time = timeAfter(scan, day.end) ?? timeBefore(scan, day.start);
  const value = formatDay({ year, month, day: date });
  if (!time) return { value, precision: 'day', ...extra };
  const clock = formatTime(time.hour, time.minute, time.second);
  return {
    value: `${value}T${clock}${zoneText(time, day)}`,
    precision: time.second === undefined ? 'minute' : 'second',
    ...extra,
  };
}

const MONTH_ALONE = /^(?:(\d{4})[-/.](\d\d)|(\d\d)[/.](\d{4}))$/;

/** The whole text is 2018-04 or 04/2018. */
function monthAlone(plain: string): ParsedDate | null {
  const match = MONTH_ALONE.exec(plain);
  const [year, month] = [Number(match?.[1] ?? match?.[4]), Number(match?.[2] ?? match?.[3])];
  if (!match || month < 1 || month > 12 || year < FIRST_YEAR || year > LAST_YEAR) return null;
  return { value: formatDay({ year, month, day: 1 }).slice(0, 7), precision: 'month', role: 'unknown' };
}

/** A year alone, perhaps behind one word: `2018`, `© 2018` is not one. */
function yearAlone(scan: Scan): ParsedDate | null {
  const [first, second] = scan.tokens;
  const year =
    scan.tokens.length === 1 ? first : scan.tokens.length === 2 && first?.kind === 'word' ? second : undefined;
  if (year?.digits !== 4 || (first !== year && OTHER_DATE_WORDS.has(first?.text ?? ''))) return null;
  const day = settleDay(year.value, 1, 1, scan.language);
  const gregorian = scan.language === 'th' && day ? day.year : year.value;
  if (gregorian < FIRST_YEAR || gregorian > LAST_YEAR) return null;
  return { value: String(gregorian), precision: 'year', role: 'unknown' };
}

/** All dates a short text holds, in order, each with the role its words give it. */
export function readDates(text: string, context: DateContext = {}): readonly ParsedDate[] {
  const plain = plainHan(plainDigits(text.slice(0, LONGEST)).replace(SPACES, ' ').trim());
  const machine = readMachineDate(plain);
  if (machine) return [{ ...machine, role: 'unknown' }];
  const scan: Scan = { tokens: tokenizeDate(plain), context, language: context.language?.toLowerCase().split('-')[0] };
  let from = 0;
  const dates = findDays(scan).map((day) => {
    const date = withTime(scan, day, roleOf(scan, from, day));
    from = day.end;
    return date;
  });
  if (dates.length > 0) return dates;
  const relative = readRelative(plain, scan);
  if (relative) return [{ ...relative, role: 'unknown', inferred: true }];
  const coarse = monthAlone(plain) ?? yearAlone(scan);
  return coarse ? [coarse] : [];
}

const RANK: Readonly<Record<DateRole, number>> = { published: 3, unknown: 2, modified: 1, other: 0 };

function weight(date: ParsedDate): number {
  const whole = date.precision === 'month' || date.precision === 'year' || date.inferred ? 0 : 10;
  return whole + RANK[date.role];
}

/** The date a text states: the published one where it holds several, else the first. Null where it holds none. */
export function parseDate(text: string, context: DateContext = {}): ParsedDate | null {
  let best: ParsedDate | null = null;
  for (const date of readDates(text, context)) if (!best || weight(date) > weight(best)) best = date;
  return best;
}
