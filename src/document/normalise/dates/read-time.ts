import { type FoundTime, isNumberAt, type Scan, textAt, valueAt } from './date-reading.ts';
import { AFTERNOON, FILLERS, HOUR_WORDS, LENGTH_WORDS, MORNING, TIME_LEADS } from './date-words.ts';
import { lookUpWeekday } from './look-up-month.ts';
import { zoneAt } from './read-zone.ts';

const HOUR_SIGNS = new Set(['時', '时', '點', '点', '시', 'h', 'ч']);
const MINUTE_SIGNS = new Set(['分', '분']);
const BETWEEN = new Set([',', '-', '–', '—', '|', '•', '·', '(', '@', ';', '/', '،', 't', '.', '*', ':', '\u2022']);

interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second?: number;
  readonly end: number;
}

/** 14:05, 14:05:33.123, 14h05, 14時05分. */
function clockAt(scan: Scan, index: number): Clock | null {
  if (!isNumberAt(scan, index, 1, 2) || valueAt(scan, index) > 24) return null;
  const hour = valueAt(scan, index);
  const mark = textAt(scan, index + 1);
  const hasMinute = isNumberAt(scan, index + 2, 2, 2) || (HOUR_SIGNS.has(mark) && isNumberAt(scan, index + 2, 1, 2));
  if (mark === ':' && hasMinute && !scan.tokens[index + 2]?.spaced) return withSeconds(scan, index, hour);
  if (HOUR_SIGNS.has(mark)) {
    if (!hasMinute || valueAt(scan, index + 2) > 59)
      return mark === 'h' || mark === 'ч' ? null : { hour, minute: 0, end: index + 2 };
    const end = MINUTE_SIGNS.has(textAt(scan, index + 3)) ? index + 4 : index + 3;
    return { hour, minute: valueAt(scan, index + 2), end };
  }
  return null;
}

function withSeconds(scan: Scan, index: number, hour: number): Clock | null {
  const minute = valueAt(scan, index + 2);
  if (minute > 59) return null;
  if (textAt(scan, index + 3) !== ':' || !isNumberAt(scan, index + 4, 2, 2) || valueAt(scan, index + 4) > 59) {
    return { hour, minute, end: index + 3 };
  }
  const fraction =
    textAt(scan, index + 5) === '.' && isNumberAt(scan, index + 6, 1, 9) && !scan.tokens[index + 6]?.spaced;
  return { hour, minute, second: valueAt(scan, index + 4), end: index + (fraction ? 7 : 5) };
}

/** 14.05, which is a time only where something says so: a word before or after, or an hour of two digits right behind a date. */
function dottedAt(scan: Scan, index: number, led: boolean): Clock | null {
  if (textAt(scan, index + 1) !== '.' || !isNumberAt(scan, index, 1, 2) || !isNumberAt(scan, index + 2, 2, 2))
    return null;
  if (scan.tokens[index + 1]?.spaced || scan.tokens[index + 2]?.spaced || textAt(scan, index + 3) === '.') return null;
  const [hour, minute] = [valueAt(scan, index), valueAt(scan, index + 2)];
  const after = textAt(scan, index + 3);
  const said = led || HOUR_WORDS.has(after) || isHalf(after) || zoneAt(scan, index + 3) !== null;
  return said && hour <= 24 && minute <= 59 ? { hour, minute, end: index + 3 } : null;
}

const isHalf = (text: string): boolean => MORNING.has(text) || AFTERNOON.has(text);

/** 24-hour clock from a 12-hour one; null where the hour fits neither. */
function onTheDay(hour: number, half: string): number | null {
  if (!isHalf(half)) return hour <= 24 ? hour % 24 : null;
  if (hour > 12) return hour;
  return AFTERNOON.has(half) ? (hour % 12) + 12 : hour % 12;
}

/** A time of day at `index`. `led`: a word like "at" stands before it. */
export function timeAt(scan: Scan, index: number, led: boolean): FoundTime | null {
  const early = isHalf(textAt(scan, index)) ? textAt(scan, index) : '';
  const start = early ? index + 1 : index;
  const clock = clockAt(scan, start) ?? dottedAt(scan, start, led) ?? bareHour(scan, start, early);
  if (!clock) return null;
  const late = textAt(scan, clock.end);
  const hour = onTheDay(clock.hour, early || late);
  const afterHalf = isHalf(late) ? pastStop(scan, clock.end + 1) : clock.end;
  if (hour === null || LENGTH_WORDS.has(textAt(scan, afterHalf))) return null;
  const afterWord = HOUR_WORDS.has(textAt(scan, afterHalf)) ? afterHalf + 1 : afterHalf;
  const zone = zoneAt(scan, afterWord);
  const { minute, second } = clock;
  return {
    end: zone?.end ?? afterWord,
    hour,
    minute,
    ...(second === undefined ? {} : { second }),
    ...(zone ? { zone: zone.zone } : {}),
  };
}

/** The full stop of `p.m.`, where something follows. */
function pastStop(scan: Scan, index: number): number {
  return textAt(scan, index) === '.' && scan.tokens[index + 1] !== undefined ? index + 1 : index;
}

/** 5 AM, 下午2. */
function bareHour(scan: Scan, index: number, early: string): Clock | null {
  if (!isNumberAt(scan, index, 1, 2) || valueAt(scan, index) > 12) return null;
  const next = textAt(scan, index + 1);
  return early || (isHalf(next) && next !== 'sa' && next !== 'ch')
    ? { hour: valueAt(scan, index), minute: 0, end: index + 1 }
    : null;
}

/** The time behind a date that ends at `index`: marks, a weekday and a word like "at" may stand between. */
export function timeAfter(scan: Scan, index: number): FoundTime | null {
  let led = true;
  for (let at = index; at < index + 7; at++) {
    const time = timeAt(scan, at, led);
    if (time) return time;
    const text = textAt(scan, at);
    const isLead = TIME_LEADS.has(text);
    if (!isLead && !BETWEEN.has(text) && !isFillerWord(scan, at)) return null;
    led ||= isLead;
  }
  return null;
}

const AFTER_YEAR = new Set(['d', 'г', 'р', 'm', '.', '年', '日', '일', 'el', 'e']);

function isFillerWord(scan: Scan, index: number): boolean {
  const text = textAt(scan, index);
  return AFTER_YEAR.has(text) || lookUpWeekday(text, scan.language) !== undefined || HAN_WEEKDAY.has(text);
}

const HAN_WEEKDAY = new Set([
  ...'星期一二三四五六周週月火水木金土日曜월화수목금토일)',
  '월요일',
  '화요일',
  '수요일',
  '목요일',
  '금요일',
  '토요일',
  '일요일',
]);

/** The time that ends right before a date at `index`: 12:20pm Jan 7; 5:12 p.m. ET April 18. */
export function timeBefore(scan: Scan, index: number): FoundTime | null {
  for (let at = Math.max(0, index - 10); at < index; at++) {
    if (isMinuteAt(scan, at)) continue;
    const time = timeAt(scan, at, ledAt(scan, at));
    if (!time || time.end > index) continue;
    if (onlyBetween(scan, time.end, index)) return time;
  }
  return null;
}

/** The minutes of 5:12 are no hour of their own. */
function isMinuteAt(scan: Scan, index: number): boolean {
  const mark = textAt(scan, index - 1);
  return (mark === ':' || mark === '.') && isNumberAt(scan, index - 2, 1, 2);
}

function ledAt(scan: Scan, index: number): boolean {
  const before = textAt(scan, index - 1);
  return TIME_LEADS.has(before) || (before === '.' && TIME_LEADS.has(textAt(scan, index - 2)));
}

function onlyBetween(scan: Scan, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const text = textAt(scan, at);
    if (
      !BETWEEN.has(text) &&
      !TIME_LEADS.has(text) &&
      !FILLERS.has(text) &&
      lookUpWeekday(text, scan.language) === undefined
    )
      return false;
  }
  return true;
}
