/** Points in time in the machine-made spellings that dumps use: ISO 8601, HTTP dates, epoch numbers, `20180418093000`. */
import type { RowField } from './field-names.ts';

const DATE_FIELDS: ReadonlySet<RowField> = new Set<RowField>(['published', 'modified', 'crawled']);
const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?$/i;
const COMPACT = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/;
const HTTP = /^(?:\w{3}, )?(\d{1,2}) (\w{3}) (\d{4}) (\d\d):(\d\d):(\d\d) (GMT|UTC|[+-]\d{4})(?: \([\w ]{1,40}\))?$/;
/** As JavaScript says a time: `Wed May 05 2021 10:11:12 GMT+0200 (…)`. */
const SPOKEN = /^\w{3} (\w{3}) (\d\d) (\d{4}) (\d\d):(\d\d):(\d\d) GMT([+-]\d{4})(?: \([^()]{1,80}\))?$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DIGITS = /^\d{9,13}$/;
/** 1980 to 2100: what could be the time of an article, in seconds. */
const EARLIEST = 315_532_800;
const LATEST = 4_102_444_800;

export const isDateField = (field: RowField): boolean => DATE_FIELDS.has(field);

const isoOf = (milliseconds: number): string => new Date(milliseconds).toISOString().replace('.000Z', 'Z');

/** An epoch number, in seconds or a thousandth, a millionth, a billionth of them, as ISO 8601; other numbers as they are. */
export function numberAsDate(value: number): string {
  for (const unit of [1, 1e3, 1e6, 1e9]) {
    const seconds = value / unit;
    if (seconds >= EARLIEST && seconds <= LATEST) return isoOf(Math.trunc(seconds * 1000));
  }
  return String(value);
}

function offsetMinutes(zone: string | undefined): number {
  const sign = zone?.[0];
  if (zone === undefined || (sign !== '+' && sign !== '-')) return 0;
  const digits = zone.slice(1).replace(':', '');
  return (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * (sign === '-' ? -1 : 1);
}

function fromParts(parts: readonly (string | number | undefined)[], zone?: string): string | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) => Number(part ?? 0));
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  const isReal =
    new Date(time).getUTCDate() === day && month >= 1 && month <= 12 && hour < 24 && minute < 60 && second < 61;
  return isReal && year >= 1970 ? isoOf(time - offsetMinutes(zone) * 60_000) : undefined;
}

const monthOf = (name = ''): number => MONTHS.indexOf(name.toLowerCase()) + 1;

/** An ISO 8601 instant in UTC; a stated time without a zone counts as UTC. Undefined where the spelling isn't known. */
export function readInstant(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const iso = ISO.exec(text) ?? COMPACT.exec(text);
  if (iso) return fromParts(iso.slice(1, 7), iso[7]);
  const http = HTTP.exec(text);
  if (http) return fromParts([http[3], monthOf(http[2]), http[1], http[4], http[5], http[6]], http[7]);
  const spoken = SPOKEN.exec(text);
  if (spoken) return fromParts([spoken[3], monthOf(spoken[1]), spoken[2], ...spoken.slice(4, 7)], spoken[7]);
  return DIGITS.test(text) ? readInstant(numberAsDate(Number(text))) : undefined;
}
