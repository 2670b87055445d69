import type { DatePrecision } from '../../../article.ts';
import { daysInMonth, fromDayNumber, toDayNumber } from './calendars.ts';
import { formatDay, formatOffset, formatTime } from './format-date.ts';
import { FIRST_YEAR, LAST_YEAR } from './settle-year.ts';

export interface MachineDate {
  readonly value: string;
  readonly precision: DatePrecision;
}

const ISO =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ]+(\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d+)?\s?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?$/i;
const EPOCH = /^(\d{10})(?:\d{3})?$/;
const ORDINAL = /^(\d{4})-(\d{3})$/;
const COMPACT = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/;
/** Epoch seconds between 1990 and 2100: earlier and later ones are other numbers. */
const [FIRST_EPOCH, LAST_EPOCH] = [631_152_000, 4_102_444_800];
const COLON = /:/g;

function zoneOf(text: string | undefined): string {
  if (!text) return '';
  if (!text.startsWith('+') && !text.startsWith('-')) return 'Z';
  const digits = text.slice(1).replace(COLON, '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return minutes > 14 * 60 ? '' : formatOffset(text.startsWith('-') ? -minutes : minutes);
}

function isRealDay(year: number, month: number, day: number): boolean {
  return (
    year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  );
}

function readIso(match: RegExpExecArray): MachineDate | null {
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (!isRealDay(year, month, day)) return null;
  const date = formatDay({ year, month, day });
  const [hour, minute] = [Number(match[4]), Number(match[5])];
  if (match[4] === undefined || hour > 23 || minute > 59) return { value: date, precision: 'day' };
  const second = match[6] === undefined || Number(match[6]) > 59 ? undefined : Number(match[6]);
  return {
    value: `${date}T${formatTime(hour, minute, second)}${zoneOf(match[7])}`,
    precision: second === undefined ? 'minute' : 'second',
  };
}

function readEpoch(seconds: number): MachineDate | null {
  if (seconds < FIRST_EPOCH || seconds > LAST_EPOCH) return null;
  const day = Math.floor(seconds / 86_400);
  const rest = seconds - day * 86_400;
  const time = formatTime(Math.floor(rest / 3600), Math.floor((rest % 3600) / 60), rest % 60);
  return { value: `${formatDay(fromDayNumber(day))}T${time}Z`, precision: 'second' };
}

function readOrdinal(year: number, dayOfYear: number): MachineDate | null {
  if (year < FIRST_YEAR || year > LAST_YEAR || dayOfYear < 1 || dayOfYear > 366) return null;
  return { value: formatDay(fromDayNumber(toDayNumber(year, 1, 1) + dayOfYear - 1)), precision: 'day' };
}

/** ISO 8601 in its usual forms, day of the year, seconds or milliseconds of Unix time: what programs write. The whole text. */
export function readMachineDate(text: string): MachineDate | null {
  const iso = ISO.exec(text) ?? COMPACT.exec(text);
  if (iso) return readIso(iso);
  const epoch = EPOCH.exec(text);
  if (epoch) return readEpoch(Number(epoch[1]));
  const ordinal = ORDINAL.exec(text);
  return ordinal && readOrdinal(Number(ordinal[1]), Number(ordinal[2]));
}
