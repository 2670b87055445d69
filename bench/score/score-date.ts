/** A date read from a string against the truth: the day; the time where the truth has one. */

export interface DateVerdict {
  readonly day: boolean;
  /** Null where the truth has no time. */
  readonly time: boolean | null;
}

const ISO = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d)(?::[\d.]+)?\s*(Z|[+-]\d\d:?\d\d)?)?/u;
const DAY_LENGTH = 'YYYY-MM-DD'.length;
const MINUTES = 60;

/** @param truth ISO 8601: a day or time, a month or year only, or null for a string that is no date */
export function judgeDate(truth: string | null, value: string | null): DateVerdict {
  if (truth === null) return { day: value === null, time: null };
  const given = value ?? '';
  const day = given !== '' && given.slice(0, DAY_LENGTH).startsWith(truth.slice(0, DAY_LENGTH));
  const want = ISO.exec(truth);
  const got = ISO.exec(given);
  if (want?.[2] === undefined) return { day, time: null };
  if (got?.[2] === undefined) return { day, time: false };
  if (want[4] === undefined) return { day, time: day && want[2] === got[2] && want[3] === got[3] };
  const same = instant(want) === instant(got);
  return { day: day || same, time: same };
}

/** In minutes. */
function instant([, day, hour, minute, offset]: RegExpExecArray): number {
  const local = Date.parse(`${day}T${hour}:${minute}:00Z`) / 60_000;
  if (offset === undefined || offset === 'Z') return local;
  const digits = offset.slice(1).replace(':', '');
  return local - (offset.startsWith('+') ? 1 : -1) * (Number(digits.slice(0, 2)) * MINUTES + Number(digits.slice(2)));
}
