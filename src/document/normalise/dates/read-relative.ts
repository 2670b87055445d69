import { wordList } from '../../../text/word-list.ts';
import { daysInMonth, fromDayNumber, toDayNumber } from './calendars.ts';
import { type Scan, textAt } from './date-reading.ts';
import { DAY_WORDS, DAY_WORDS_OF_ONE_LANGUAGE } from './date-words.ts';
import { formatDay, formatTime } from './format-date.ts';
import { timeAfter } from './read-time.ts';
import {
  AGO_AFTER,
  AGO_BEFORE,
  ONE_WORDS,
  RELATIVE_UNITS,
  type RelativeUnit,
  UNSPACED_RELATIVE,
} from './relative-words.ts';

export interface RelativeDate {
  readonly value: string;
  readonly precision: 'day' | 'minute';
}

const REFERENCE = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?[.\d]*\s*(Z|[+-]\d\d:?\d\d)?)?/;
const SECONDS: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3600 };
const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7 };

interface Reference {
  readonly day: number;
  /** Seconds from 1970 in UTC; null where the reference is only a day. */
  readonly instant: number | null;
}

function readReference(text: string): Reference | null {
  const match = REFERENCE.exec(text);
  if (!match) return null;
  const day = toDayNumber(Number(match[1]), Number(match[2]), Number(match[3]));
  if (match[4] === undefined) return { day, instant: null };
  const wall = day * 86_400 + Number(match[4]) * 3600 + Number(match[5]) * 60 + Number(match[6] ?? 0);
  return { day, instant: wall - offsetSeconds(match[7]) };
}

function offsetSeconds(zone: string | undefined): number {
  if (!zone || zone === 'Z') return 0;
  const digits = zone.slice(1).replace(':', '');
  const seconds = Number(digits.slice(0, 2)) * 3600 + Number(digits.slice(2)) * 60;
  return zone.startsWith('-') ? -seconds : seconds;
}

/** `2 hours ago` counts back the instant, `3 days ago` the day on the reference's own calendar. */
function countBack(reference: Reference, count: number, unit: RelativeUnit): RelativeDate | null {
  const seconds = SECONDS[unit];
  if (seconds !== undefined) {
    if (reference.instant === null) return null;
    const then = reference.instant - count * seconds;
    const day = Math.floor(then / 86_400);
    const minutes = Math.floor((then - day * 86_400) / 60);
    return {
      value: `${formatDay(fromDayNumber(day))}T${formatTime(Math.floor(minutes / 60), minutes % 60)}Z`,
      precision: 'minute',
    };
  }
  const days = DAYS[unit];
  if (days !== undefined) return { value: formatDay(fromDayNumber(reference.day - count * days)), precision: 'day' };
  const today = fromDayNumber(reference.day);
  const months = today.year * 12 + today.month - 1 - count * (unit === 'year' ? 12 : 1);
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  return { value: formatDay({ year, month, day: Math.min(today.day, daysInMonth(year, month)) }), precision: 'day' };
}

function agoAt(scan: Scan, index: number): boolean {
  if (AGO_AFTER.has(textAt(scan, index + 1))) return true;
  for (let at = index - 2; at >= Math.max(0, index - 4); at--) if (AGO_BEFORE.has(textAt(scan, at))) return true;
  return false;
}

function spaced(scan: Scan, reference: Reference): RelativeDate | null {
  for (let at = 1; at < scan.tokens.length; at++) {
    const unit = RELATIVE_UNITS.get(textAt(scan, at));
    const count = scan.tokens[at - 1];
    if (!unit || !count || !agoAt(scan, at)) continue;
    if (count.digits > 0 && count.digits <= 4) return countBack(reference, count.value, unit);
    if (ONE_WORDS.has(count.text) && textAt(scan, at - 2) !== 'half') return countBack(reference, 1, unit);
  }
  return null;
}

function dayWord(scan: Scan, reference: Reference): RelativeDate | null {
  for (let at = 0; at < scan.tokens.length; at++) {
    const word = textAt(scan, at);
    const offset = DAY_WORDS.get(word);
    const only = DAY_WORDS_OF_ONE_LANGUAGE.get(word);
    if (offset === undefined || (only && !wordList(only).includes(scan.language ?? ''))) continue;
    const day = formatDay(fromDayNumber(reference.day + offset));
    const time = timeAfter(scan, at + 1);
    return time
      ? { value: `${day}T${formatTime(time.hour, time.minute)}`, precision: 'minute' }
      : { value: day, precision: 'day' };
  }
  return null;
}

/** A time told from now: `2 hours ago`, `yesterday`. Null without a reference to count from. `text` has plain digits. */
export function readRelative(text: string, scan: Scan): RelativeDate | null {
  const reference = readReference(scan.context.reference ?? '');
  if (!reference) return null;
  for (const { pattern, unit } of UNSPACED_RELATIVE) {
    const match = pattern.exec(text);
    if (match) return countBack(reference, Number(match[1]), unit);
  }
  return spaced(scan, reference) ?? (scan.tokens.length <= 12 ? dayWord(scan, reference) : null);
}
