import type { Claim } from '../../article.ts';
import { toDayNumber } from './dates/calendars.ts';
import { FIRST_PUBLISHED } from './dates/date-words.ts';
import { type DateContext, type ParsedDate, readDates } from './dates/parse-date.ts';
import type { Evidence } from './evidence.ts';
import { trustIn } from './trust.ts';

/** One date that one claim states, with what it is worth. */
export interface DateCandidate {
  readonly claim: Claim;
  readonly date: ParsedDate;
  readonly trust: number;
  /** Day number from 1970; of a month or year, its first day. */
  readonly day: number;
}

const LABEL = 14;
const OTHER_PENALTY = 45;
const INFERRED_PENALTY = 12;
const COARSE_PENALTY = 20;
const AMBIGUOUS_PENALTY = 10;
/** A line that holds much besides the date is a sentence: an event, not the time of publishing. */
const SENTENCE_PENALTY = 36;
const LONGEST_DATE_LINE = 52;
const SECOND_DATE_PENALTY = 6;
/** Dates far from the headline count only where they agree: else they are a list's. */
const DIFFERENT_FAR_DATES = 1;
/** More different days than this from one kind of mark are a list. */
const MOST_DAYS = 3;
const FIRST_TRUST = 86;
const DAY = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/;
const VISIBLE = /^(?:text|class):/;
const FAR = /@(?:far|elsewhere)$/;

export function dayOf(value: string): number {
  const match = DAY.exec(value);
  return toDayNumber(Number(match?.[1]), Number(match?.[2] ?? 1), Number(match?.[3] ?? 1));
}

function contextOf(evidence: Evidence): DateContext {
  const { language, country, settings, draft } = evidence;
  return { language: language ?? settings.language, country, order: settings.dateOrder, reference: draft.crawled };
}

/** What is wrong with a date, or null. Nothing is published after it was fetched (a day's grace for zones). */
function implausible(date: ParsedDate, crawled: number | null): string | null {
  if (crawled !== null && dayOf(date.value) > crawled + 1) return 'after the page was fetched';
  return date.value < '1700' ? 'before there were newspapers' : null;
}

function penalty(claim: Claim, date: ParsedDate, index: number): number {
  const visible = VISIBLE.test(claim.from);
  const coarse = date.precision === 'month' || date.precision === 'year';
  const sentence = visible && date.role === 'unknown' && isSentence(claim.value);
  return (
    (date.role === 'other' ? OTHER_PENALTY : 0) +
    (coarse ? COARSE_PENALTY : 0) +
    (sentence ? SENTENCE_PENALTY : 0) +
    (date.inferred ? INFERRED_PENALTY : 0) +
    (date.ambiguous ? AMBIGUOUS_PENALTY : 0) +
    (index > 0 ? SECOND_DATE_PENALTY : 0) -
    (visible && date.role === 'published' ? LABEL : 0)
  );
}

/** A line without dots or bars between its pieces, or with a long piece. */
function isSentence(line: string): boolean {
  return (
    line.length > LONGEST_DATE_LINE && line.split(BETWEEN_PIECES).some((piece) => piece.length > LONGEST_DATE_LINE)
  );
}

const BETWEEN_PIECES = /\s[·•|]\s/u;

/** `This article was first published on 26 September 2019 and has been updated since` says it outright, wherever it stands. */
function trustOf(claim: Claim, date: ParsedDate, index: number): number {
  const trust = trustIn(claim.field, claim.from) - penalty(claim, date, index);
  const isFirst = date.role === 'published' && index === 0 && VISIBLE.test(claim.from) && saysFirst(claim.value);
  return isFirst ? Math.max(trust, FIRST_TRUST) : trust;
}

function saysFirst(text: string): boolean {
  const folded = text.toLowerCase();
  return FIRST_PUBLISHED.some((phrase) => folded.includes(phrase));
}

/** A month or a year in visible text is a topic (`The best of 2025`), not a date. */
function isTopic(claim: Claim, date: ParsedDate): boolean {
  return VISIBLE.test(claim.from) && (date.precision === 'year' || date.precision === 'month');
}

/** What speaks against a date outright, or null. */
function refusal(
  claim: Claim,
  date: ParsedDate,
  wants: 'published' | 'modified',
  crawled: number | null,
): string | null {
  if (wants === 'published' && date.role === 'modified') return 'says when it was changed';
  if (isTopic(claim, date)) return 'a month or year in running text';
  return implausible(date, crawled);
}

export type DateReader = (text: string) => readonly ParsedDate[];

/** Reads the dates of this page's claims, each text once: many claims say the same, and most are asked for two fields. */
export function createDateReader(evidence: Evidence): DateReader {
  const about = contextOf(evidence);
  const known = new Map<string, readonly ParsedDate[]>();
  return (text) => {
    let dates = known.get(text);
    if (dates === undefined) {
      dates = readDates(text, about);
      known.set(text, dates);
    }
    return dates;
  };
}

/** The dates that the claims state, plausible ones only; the others get their verdict. */
export function readCandidates(
  evidence: Evidence,
  claims: readonly Claim[],
  wants: 'published' | 'modified',
  read: DateReader,
): readonly DateCandidate[] {
  const crawled = evidence.draft.crawled === undefined ? null : dayOf(evidence.draft.crawled);
  const found: DateCandidate[] = [];
  for (const claim of claims) {
    const dates = read(claim.value);
    if (dates.length === 0 && wants === claim.field) evidence.verdicts.lost(claim, 'not a date');
    for (const [index, date] of dates.entries()) {
      if (wants === 'modified' && claim.field !== 'modified' && date.role !== 'modified') continue;
      const wrong = refusal(claim, date, wants, crawled);
      const trust = trustOf(claim, date, index);
      if (wrong === null) found.push({ claim, date, trust, day: dayOf(date.value) });
      else evidence.verdicts.lost(claim, wrong);
    }
  }
  return withoutLists(found.map((candidate) => (candidate.date.ambiguous ? settle(candidate, found) : candidate)));
}

const NUMBERS = /^(\d{4})-(\d\d)-(\d\d)/;

/** 02-12-2025 and, elsewhere on the page, 2 December 2025: the page itself tells which number is the month. */
function settle(candidate: DateCandidate, all: readonly DateCandidate[]): DateCandidate {
  const swapped = candidate.date.value.replace(NUMBERS, '$1-$3-$2');
  const stated = (value: string): boolean =>
    all.some((c) => !c.date.ambiguous && c.date.value.slice(0, 10) === value.slice(0, 10));
  if (stated(candidate.date.value) || !stated(swapped)) return candidate;
  const { ambiguous: _, ...date } = candidate.date;
  return {
    ...candidate,
    date: { ...date, value: swapped },
    day: dayOf(swapped),
    trust: candidate.trust + AMBIGUOUS_PENALTY,
  };
}

/** Machine-readable dates of one kind that name many days are those of listed articles. */
function listVoices(found: readonly DateCandidate[]): ReadonlySet<string> {
  const days = new Map<string, Set<number>>();
  for (const { claim, day } of found) {
    if (VISIBLE.test(claim.from)) continue;
    const known = days.get(claim.from);
    if (known) known.add(day);
    else days.set(claim.from, new Set([day]));
  }
  return new Set([...days].filter(([from, set]) => set.size > MOST_DAYS && from !== 'time').map(([from]) => from));
}

function withoutLists(found: readonly DateCandidate[]): readonly DateCandidate[] {
  const far = found.filter((c) => FAR.test(c.claim.from));
  const lists = listVoices(found);
  const isList = new Set(far.map((c) => c.day)).size > DIFFERENT_FAR_DATES;
  return found.filter(
    (c) => !lists.has(c.claim.from) && (!isList || !FAR.test(c.claim.from) || c.date.role === 'published'),
  );
}
