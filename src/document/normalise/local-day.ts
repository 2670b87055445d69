import type { DateCandidate } from './date-candidates.ts';
import { formatOffset } from './dates/format-date.ts';

const UTC = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d))?Z$/;
const CLOCK = /T(\d\d):(\d\d)(?::\d\d)?$/;
const VISIBLE = /^(?:time|class:|text:|line:)[^@]*$/;
/** Offsets in use are multiples of a quarter of an hour from -12:00 to +14:00. */
const [EARLIEST, LATEST, STEP] = [-12 * 60, 14 * 60, 15];

/**
 * A machine's time in UTC around midnight, and the day printed on the page beside it: the printed day is the publisher's
 * own. Where a time is printed too, the two give the offset. Null where the page prints no such day.
 */
export function localDay(winner: DateCandidate, found: readonly DateCandidate[]): DateCandidate | null {
  const match = UTC.exec(winner.date.value);
  if (!match) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  const near = found.filter(
    (c) =>
      VISIBLE.test(c.claim.from) &&
      c.date.role !== 'modified' &&
      c.date.role !== 'other' &&
      !c.date.inferred &&
      c.trust >= 40,
  );
  if (near.some((c) => c.day === winner.day)) return null;
  const printed = near.find(
    (c) =>
      (c.day === winner.day - 1 && minutes < -EARLIEST) || (c.day === winner.day + 1 && minutes > 24 * 60 - LATEST),
  );
  if (!printed) return null;
  const clock = CLOCK.exec(printed.date.value);
  if (!clock) return printed.date.precision === 'day' ? printed : null;
  const offset = (printed.day - winner.day) * 1440 + Number(clock[1]) * 60 + Number(clock[2]) - minutes;
  const inUse = offset % STEP === 0 && offset >= EARLIEST && offset <= LATEST;
  return inUse
    ? { ...printed, date: { ...printed.date, value: `${printed.date.value}${formatOffset(offset)}` } }
    : null;
}
