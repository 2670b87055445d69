import type { Claim, DateValue } from '../../article.ts';
import { createDateReader, type DateCandidate, dayOf, readCandidates } from './date-candidates.ts';
import type { Evidence } from './evidence.ts';
import { localDay } from './local-day.ts';
import { dateOfPath } from './urls/date-of-path.ts';

/** Each further independent voice for a day adds this much, and never more than `MOST_AGREEMENT`. */
const AGREEMENT = 7;
const MOST_AGREEMENT = 24;
const LEAST_TRUST = 20;
/** Voices below this don't strengthen a day. */
const LEAST_VOICE = 18;
/** … and below this tell no time of day. */
const LEAST_OF_TIME = 40;
const STAMP_PENALTY = 40;
const VOICE = /^[a-z-]+/;
const PRECISION = { year: 0, month: 1, day: 2, minute: 3, second: 4 } as const;

interface Day {
  readonly best: DateCandidate;
  readonly score: number;
}

/** The days that are claimed, each with its best claim; voices of one kind (all `meta:`, all `json-ld:`) count as one. */
function weigh(found: readonly DateCandidate[]): readonly Day[] {
  const days = new Map<string, DateCandidate[]>();
  for (const candidate of found) {
    const key = candidate.date.value.slice(0, 10);
    const list = days.get(key);
    if (list) list.push(candidate);
    else days.set(key, [candidate]);
  }
  return [...days.values()].map((list) => {
    const best = list.reduce((a, b) => (saysMore(b, a) ? b : a));
    const voices = new Set(list.filter((c) => c.trust >= LEAST_VOICE).map((c) => VOICE.exec(c.claim.from)?.[0]));
    return {
      best,
      score: Math.max(...list.map((c) => c.trust)) + Math.min(MOST_AGREEMENT, Math.max(0, voices.size - 1) * AGREEMENT),
    };
  });
}

/** Of one day's claims the one with a time, of two that tell the same minute the one with a zone, then the most trusted; a voice that is hardly trusted adds no time. */
function saysMore(a: DateCandidate, b: DateCandidate): boolean {
  const timed = (c: DateCandidate): boolean => c.trust >= LEAST_OF_TIME && PRECISION[c.date.precision] > PRECISION.day;
  if (timed(a) !== timed(b)) return timed(a);
  if (timed(a) && sameMinute(a, b) && hasZone(a) !== hasZone(b)) return hasZone(a);
  return a.trust > b.trust;
}

const sameMinute = (a: DateCandidate, b: DateCandidate): boolean =>
  a.date.value.slice(0, MINUTE) === b.date.value.slice(0, MINUTE);
const hasZone = ({ date }: DateCandidate): boolean => ZONE.test(date.value);

const MINUTE = '2021-06-08T09:00'.length;
/** `Z` is often put behind local times. */
const ZONE = /[+-]\d\d:\d\d$/;
const VISIBLE = /^(?:time|class:|text:)[^@]*$/;
const IN_WORDS = /^(?:class|text):date$/;
const STRUCTURED = /^(?:json-ld|meta|microdata|rdfa):/;

/**
 * A system that says "published" later than the day printed under the headline stamps pages anew, when they are changed or
 * moved: its claim is weakened where it says "last changed" of that day, too, or where only one day is printed, in words.
 */
function withoutStamps(found: readonly DateCandidate[], modified: readonly DateCandidate[]): readonly DateCandidate[] {
  const printed = found.filter((c) => VISIBLE.test(c.claim.from) && c.trust >= 40);
  if (printed.length === 0) return found;
  const days = new Set(printed.map((c) => c.day));
  const last = Math.max(...days);
  const isSure = days.size === 1 && printed.some((c) => IN_WORDS.test(c.claim.from) && !c.date.inferred);
  const changed = new Set(modified.filter((c) => STRUCTURED.test(c.claim.from)).map((c) => c.day));
  const isStamp = (c: DateCandidate): boolean =>
    STRUCTURED.test(c.claim.from) && c.day > last + 1 && (isSure || changed.has(c.day) || changed.has(c.day - 1));
  return found.map((c) => (isStamp(c) ? { ...c, trust: c.trust - STAMP_PENALTY } : c));
}

/** `Last updated: <time>`: the day of a time element that nothing on the page tells but a line on a change. */
function withoutLabelled(
  found: readonly DateCandidate[],
  modified: readonly DateCandidate[],
): readonly DateCandidate[] {
  const changed = new Set(modified.filter((c) => PRINTED.test(c.claim.from)).map((c) => c.day));
  const stated = new Set(found.filter((c) => !TIME.test(c.claim.from)).map((c) => c.day));
  return found.filter((c) => !TIME.test(c.claim.from) || !changed.has(c.day) || stated.has(c.day));
}

const TIME = /^time(?:$|@)/;
const PRINTED = /^(?:text|class):/;

function toValue(candidate: DateCandidate, found: readonly DateCandidate[]): DateValue {
  const { claim, date } = candidate;
  const settled = found.some((c) => !c.date.ambiguous && c.day === candidate.day);
  const value = { value: date.value, precision: date.precision, raw: claim.value, from: claim.from };
  return date.ambiguous && !settled ? { ...value, ambiguous: true } : value;
}

/** Where nothing that is trusted tells the day, a page that prints only one day anywhere tells it. */
function onlyDay(found: readonly DateCandidate[]): DateCandidate | null {
  const printed = found.filter(
    ({ claim, date }) =>
      ANYWHERE.test(claim.from) &&
      PRECISION[date.precision] >= PRECISION.day &&
      date.role !== 'other' &&
      !date.inferred &&
      claim.value.length <= LONGEST_PRINTED &&
      YEAR.test(claim.value),
  );
  return new Set(printed.map(({ day }) => day)).size === 1 ? (printed[0] as DateCandidate) : null;
}

const ANYWHERE = /^(?:time|class|text)\b/;
const LONGEST_PRINTED = 40;
/** `8.4.13` is a version. */
const YEAR = /\p{Nd}{4}/u;

function choose(evidence: Evidence, found: readonly DateCandidate[]): DateValue | null {
  const days = [...weigh(found)].sort((a, b) => b.score - a.score);
  const winner = days[0];
  const trusted = winner !== undefined && winner.score >= LEAST_TRUST ? winner.best : onlyDay(found);
  if (trusted === null) {
    for (const { claim } of found) evidence.verdicts.lost(claim, 'not trusted enough');
    return null;
  }
  const best = localDay(trusted, found) ?? trusted;
  for (const candidate of found) {
    const agrees = candidate.day === best.day;
    if (candidate.claim === best.claim)
      evidence.verdicts.won(
        candidate.claim,
        days.length > 1 ? 'most trusted, with those that agree' : 'nobody disagrees',
      );
    else
      evidence.verdicts.lost(
        candidate.claim,
        agrees ? 'agrees; the winner says more' : `${best.claim.from} is trusted more`,
      );
  }
  return toValue(best, found);
}

/** When it was published and when last changed: never a date nobody states, and no change before publishing. */
export function chooseDates(evidence: Evidence): {
  readonly published: DateValue | null;
  readonly modified: DateValue | null;
} {
  const claims = [...evidence.claims('published'), ...bylinesWithDates(evidence), ...pathDate(evidence)];
  const read = createDateReader(evidence);
  const changes = readCandidates(
    evidence,
    [...evidence.claims('modified'), ...evidence.claims('published')],
    'modified',
    read,
  );
  const found = withoutLabelled(readCandidates(evidence, claims, 'published', read), changes);
  const published = choose(evidence, withoutStamps(found, changes));
  const modified = choose(evidence, changes);
  const earlier = published !== null && modified !== null && dayOf(modified.value) < dayOf(published.value);
  return { published, modified: earlier ? null : modified };
}

const DIGIT = /\p{Nd}/u;
const IN_LINES = /^(?:text|class|line):/;

/** Bylines that hold the date too: `By Jane Doe, 3 May 2019`. */
function bylinesWithDates(evidence: Evidence): readonly Claim[] {
  return evidence
    .claims('author')
    .filter((claim) => IN_LINES.test(claim.from) && DIGIT.test(claim.value))
    .map((claim) => ({ ...claim, field: 'published' }));
}

function pathDate(evidence: Evidence): readonly Claim[] {
  const value = evidence.url === null ? null : dateOfPath(evidence.url);
  return value === null ? [] : [{ field: 'published', value, from: 'url:path' }];
}
