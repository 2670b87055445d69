import type { Claim, DateValue } from '../../article.ts';
import { type DateContext, type ParsedDate, readDates } from './dates/parse-date.ts';
import { toDayNumber } from './dates/calendars.ts';
import type { Evidence } from './normalise-draft.ts';
import { trustIn } from './trust.ts';
import { dateOfPath } from './urls/date-of-path.ts';

interface Candidate {
  readonly claim: Claim;
  readonly date: ParsedDate;
  readonly trust: number;
  /** Day number; of a month or year, its first day. */
  readonly day: number;
}

/** Each further independent voice for a day adds this much, and never more than `MOST_AGREEMENT`. */
const AGREEMENT = 7;
const MOST_AGREEMENT = 24;
const UPDATED_PENALTY = 34;
const OTHER_PENALTY = 45;
const INFERRED_PENALTY = 12;
const COARSE_PENALTY = 30;
const AMBIGUOUS_PENALTY = 10;
const LEAST_TRUST = 18;
const DAY = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/;

function dayOf(value: string): number {
  const match = DAY.exec(value);
  return toDayNumber(Number(match?.[1]), Number(match?.[2] ?? 1), Number(match?.[3] ?? 1));
}

function context(evidence: Evidence): DateContext {
  const { language, country, settings, draft } = evidence;
  return { language: language ?? settings.language, country, order: settings.dateOrder, reference: draft.crawled };
}

/** What is wrong with a date, or null. Nothing is published after it was fetched, and little before 1990 on the web. */
function implausible(date: ParsedDate, crawled: number | null): string | null {
  const day = dayOf(date.value);
  if (crawled !== null && day > crawled + 1) return 'after the page was fetched';
  return date.value < '1700' ? 'before there were newspapers' : null;
}

function penalty(date: ParsedDate, wants: 'published' | 'modified'): number {
  const role = date.role === 'other' ? OTHER_PENALTY : wants === 'published' && date.role === 'modified' ? UPDATED_PENALTY : 0;
  const coarse = date.precision === 'month' || date.precision === 'year' ? COARSE_PENALTY : 0;
  return role + coarse + (date.inferred ? INFERRED_PENALTY : 0) + (date.ambiguous ? AMBIGUOUS_PENALTY : 0);
}

function candidates(evidence: Evidence, claims: readonly Claim[], wants: 'published' | 'modified'): readonly Candidate[] {
  const about = context(evidence);
  const crawled = evidence.draft.crawled === undefined ? null : dayOf(evidence.draft.crawled);
  const found: Candidate[] = [];
  for (const claim of claims) {
    const dates = readDates(claim.value, about).filter((date) => wants === 'published' || claim.field === 'modified' || date.role === 'modified');
    if (dates.length === 0 && wants === claim.field) evidence.verdicts.lost(claim, 'not a date');
    for (const date of dates) {
      const wrong = implausible(date, crawled);
      if (wrong) evidence.verdicts.lost(claim, wrong);
      else found.push({ claim, date, trust: trustIn(claim.field, claim.from) - penalty(date, wants), day: dayOf(date.value) });
    }
  }
  return found;
}

interface Day {
  readonly best: Candidate;
  readonly score: number;
}

const VOICE = /^[a-z-]+/;

/** The days that are claimed, each with its best claim; voices of one kind (all `meta:`, all `json-ld:`) count as one. */
function weigh(found: readonly Candidate[]): readonly Day[] {
  const days = new Map<string, Candidate[]>();
  for (const candidate of found) {
    const key = candidate.date.value.slice(0, 10);
    const list = days.get(key);
    if (list) list.push(candidate);
    else days.set(key, [candidate]);
  }
  return [...days.values()].map((list) => {
    const best = list.reduce((a, b) => (better(b, a) ? b : a));
    const voices = new Set(list.filter((c) => c.trust >= LEAST_TRUST).map((c) => VOICE.exec(c.claim.from)?.[0]));
    return { best, score: Math.max(...list.map((c) => c.trust)) + Math.min(MOST_AGREEMENT, (voices.size - 1) * AGREEMENT) };
  });
}

const PRECISION = { year: 0, month: 1, day: 2, minute: 3, second: 4 } as const;

/** Of one day's claims the one that says most: a zone, then a time, then trust. */
function better(a: Candidate, b: Candidate): boolean {
  if (Math.abs(a.trust - b.trust) > 30) return a.trust > b.trust;
  const size = PRECISION[a.date.precision] - PRECISION[b.date.precision];
  if (PRECISION[a.date.precision] > 2 !== PRECISION[b.date.precision] > 2) return size > 0;
  return a.trust > b.trust;
}

function choose(evidence: Evidence, found: readonly Candidate[]): DateValue | null {
  const days = [...weigh(found)].sort((a, b) => b.score - a.score || a.best.day - b.best.day);
  const winner = days[0];
  if (!winner || winner.score < LEAST_TRUST) {
    for (const { claim } of found) evidence.verdicts.lost(claim, 'not trusted enough');
    return null;
  }
  for (const candidate of found) {
    const agrees = candidate.date.value.slice(0, 10) === winner.best.date.value.slice(0, 10);
    if (candidate === winner.best) evidence.verdicts.won(candidate.claim, days.length > 1 ? 'most trusted, with those that agree' : 'nobody disagrees');
    else evidence.verdicts.lost(candidate.claim, agrees ? 'agrees; the winner says more' : `${winner.best.claim.from} is trusted more`);
  }
  const { claim, date } = winner.best;
  const settled = days[0]?.best.date.ambiguous && found.some((c) => !c.date.ambiguous && c.date.value.slice(0, 10) === date.value.slice(0, 10));
  return { value: date.value, precision: date.precision, raw: claim.value, from: claim.from, ...(date.ambiguous && !settled ? { ambiguous: true } : {}) };
}

/** When it was published and when last changed: never the same claim for both, never a date nobody states. */
export function chooseDates(evidence: Evidence): { readonly published: DateValue | null; readonly modified: DateValue | null } {
  const claims = [...evidence.claims('published'), ...lines(evidence), ...pathDate(evidence)];
  const published = choose(evidence, candidates(evidence, claims, 'published'));
  const modified = choose(evidence, candidates(evidence, [...evidence.claims('modified'), ...evidence.claims('published')], 'modified').filter((c) => c.claim.field === 'modified' || c.date.role === 'modified'));
  const earlier = published !== null && modified !== null && modified.value.slice(0, 10) < published.value.slice(0, 10);
  return { published, modified: earlier ? null : modified };
}

/** Bylines that hold the date too: `By Jane Doe, 3 May 2019`. */
function lines(evidence: Evidence): readonly Claim[] {
  return evidence.claims('author').filter((claim) => (claim.from.startsWith('text:') || claim.from.startsWith('class:') || claim.from.startsWith('line:')) && DIGIT.test(claim.value)).map((claim) => ({ ...claim, field: 'published' as const }));
}

const DIGIT = /\p{Nd}/u;

function pathDate(evidence: Evidence): readonly Claim[] {
  const value = evidence.url === null ? null : dateOfPath(evidence.url);
  return value === null ? [] : [{ field: 'published', value, from: 'url:path' }];
}
