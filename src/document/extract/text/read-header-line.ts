/** One line above an article → what it says about it: `Published: …`, `By …`, a bare date, `Source: …`. */
import type { Claim, MetadataField } from '../../../article.ts';
import { datePrefix, isDate } from './date-line.ts';
import { BYLINE_PREFIXES, LABEL_GROUPS } from './header-labels.ts';
import { areNames, isNobody } from './person-names.ts';
import { readCredit } from './read-credit-line.ts';

export interface HeaderLine {
  readonly claims: readonly Claim[];
  /** `header/published-line`, …: the rule of the removal. */
  readonly rule: string;
  /** `Date: …` and the like, which lists and programmes have too: believed only above everything else. */
  readonly weak: boolean;
}

interface Label {
  readonly field: MetadataField;
  readonly rule: string;
  readonly weak: boolean;
}

const LONGEST = 300;
const LONGEST_URL = 2000;
const LONGEST_LABEL_WORDS = 4;
const LONGEST_LABEL = 40;
const LABELLED = /^([^:：]{1,40}?)\s?[:：]\s*(\S.*)$/u;
/** Before a slash or a dash only labels in other scripts are believed: `文/林小满`, `كتب - أحمد علي`. */
const MARKED_OFF = /^([^/／|｜・–—-]{1,20}?)\s?[/／|｜・–—-]\s*(\S.*)$/u;
const LATIN = /[a-z]/i;
/** Where the next label may begin in a line of several. */
const NEXT_LABEL = /[\s|]+([^\s|:：]{1,20})\s?[:：]/gu;
const DATE_AT_END = /^(.{2,60}?)\s+(\p{Nd}{2,4}[-/.年].*)$/u;
const COMMA_AT_END = /[\s,，]+$/u;
const URL_VALUE = /^(?:https?:\/\/|www\.)\S+$/i;
const LANGUAGE_VALUE = /^[a-z]{2,3}(?:[-_][a-z]{2,4})?$/i;
const EDGE_MARKS = /^[\s*_#>•·|–—-]+|[\s*_.]+$/gu;
const SPACES = /\s+/g;
const SPLIT = /\s*[|•·–—]\s*|\s{3,}|\s+-\s+/u;
const AFTER_DATE = /^[\s,;:|·•–—/-]+/u;
const DIGIT = /\p{Nd}/u;
const LABEL_MARK = /^\*\*\s*/;
const USER_NAME = /^[\w.-]{3,30}$/;
const MARKED_LINE = /^(?:\*\*|__|\*|_)(.+?)(?:\*\*|__|\*|_)$/;

const LABELS = new Map<string, Label[]>();
for (const { field, rule, weak, labels } of LABEL_GROUPS) {
  for (const label of labels) {
    const group = LABELS.get(label) ?? [];
    group.push({ field, rule, weak: weak === true });
    LABELS.set(label, group);
  }
}
const DATED: ReadonlySet<MetadataField> = new Set(['published', 'modified']);
const BYLINES = new Set(BYLINE_PREFIXES);
/** Most lines begin with none of these, and need no further look. */
const FIRST_WORDS = new Set([...LABELS.keys(), ...BYLINES].map((label) => label.split(' ')[0] ?? ''));

const fold = (label: string): string =>
  label.normalize('NFKC').toLowerCase().replace(EDGE_MARKS, '').replace(SPACES, ' ');

const firstWord = (line: string): string => {
  const end = line.indexOf(' ');
  return fold(end < 0 ? line.slice(0, LONGEST_LABEL) : line.slice(0, Math.min(end, LONGEST_LABEL)));
};

/** Null for a line that is no header line. */
export function readHeaderLine(line: string): HeaderLine | null {
  if (line.length > LONGEST_URL) return null;
  const plain = MARKED_LINE.exec(line)?.[1]?.trim() ?? line;
  return readLabelled(plain) ?? (plain.length <= LONGEST ? readUnlabelled(plain) : null);
}

function readLabelled(line: string): HeaderLine | null {
  const match = LABELLED.exec(line);
  if (match === null) return null;
  const [, name = '', rest = ''] = match;
  const labels = LABELS.get(fold(name));
  if (labels === undefined) return null;
  const [value, further] = splitBeforeLabel(rest.replace(LABEL_MARK, '').trim());
  const others = further === '' ? null : readLabelled(further);
  for (const label of labels) {
    const claims = claimsOf(label.field, others === null ? `${value}${further}` : value.trim(), `line:${name.trim()}`);
    if (claims === null) continue;
    return {
      claims: [...claims, ...(others?.claims ?? [])],
      rule: label.rule,
      weak: label.weak && (others?.weak ?? true),
    };
  }
  return null;
}

/** `海港晚报　作者：林小满` → what stands before the next label, and the rest. */
function splitBeforeLabel(value: string): readonly [string, string] {
  for (const match of value.matchAll(NEXT_LABEL)) {
    if (LABELS.has(fold(match[1] ?? ''))) return [value.slice(0, match.index), value.slice(match.index)];
  }
  return [value, ''];
}

function readMarkedOff(line: string): HeaderLine | null {
  const [, name = '', value = ''] = MARKED_OFF.exec(line) ?? [];
  if (name === '' || LATIN.test(name)) return null;
  const label = LABELS.get(fold(name))?.find(({ field }) => field === 'author');
  const claims = label === undefined ? null : authorClaims(value.trim(), `line:${name.trim()}`);
  return claims === null ? null : { claims, rule: 'header/author-line', weak: false };
}

/** `김하늘 기자`, `本报记者 林小满`. */
function readCreditLine(line: string): HeaderLine | null {
  const names = readCredit(line);
  return names === null ? null : { claims: nameClaims(names, 'line:byline'), rule: 'header/author-line', weak: false };
}

function readUnlabelled(line: string): HeaderLine | null {
  const dated = readDated(line, 'line:date') ?? readCreditLine(line) ?? readMarkedOff(line);
  if (dated !== null || !FIRST_WORDS.has(firstWord(line))) return dated;
  return readWordLabel(line) ?? readByline(line);
}

/** `Posted on April 18, 2018 by admin`, `Veröffentlicht am 18. April`: the label is the words before the date. */
function readWordLabel(line: string): HeaderLine | null {
  if (!DIGIT.test(line)) return null;
  let found: HeaderLine | null = null;
  let at = 0;
  for (let words = 0; words < LONGEST_LABEL_WORDS; words++) {
    at = line.indexOf(' ', at + 1);
    if (at < 0) break;
    const label = LABELS.get(fold(line.slice(0, at)))?.find(({ field }) => DATED.has(field));
    if (label === undefined) continue;
    const claims = claimsOf(label.field, line.slice(at).trim(), `line:${line.slice(0, at)}`);
    if (claims !== null) found = { claims, rule: label.rule, weak: false };
  }
  return found;
}

/** `18 April 2018`, `April 18, 2018 by John Smith`, `2018-04-18 | AFP`. */
function readDated(line: string, from: string): HeaderLine | null {
  const claims = claimsOf('published', line, from);
  return claims === null ? null : { claims, rule: 'header/date-line', weak: false };
}

/** `By John Smith`, `Von Max Müller | 18. April 2018`. */
function readByline(line: string): HeaderLine | null {
  const prefix = bylinePrefix(line);
  if (prefix === 0) return null;
  const claims = claimsOf('author', line.slice(prefix).trim(), `line:${line.slice(0, prefix).trim()}`);
  return claims === null ? null : { claims, rule: 'header/author-line', weak: false };
}

/** UTF-16 units of the longest known prefix; 0 where the line has none. */
function bylinePrefix(line: string): number {
  let found = 0;
  let at = 0;
  for (let words = 0; words < LONGEST_LABEL_WORDS; words++) {
    at = line.indexOf(' ', at + 1);
    if (at < 0) break;
    if (BYLINES.has(fold(line.slice(0, at)))) found = at;
  }
  return found;
}

function claimsOf(field: MetadataField, value: string, from: string): readonly Claim[] | null {
  switch (field) {
    case 'published':
    case 'modified':
      return dateClaims(field, value, from);
    case 'author':
      return authorClaims(value, from);
    case 'url':
      return URL_VALUE.test(value) ? [{ field, value, from }] : null;
    case 'language':
      return LANGUAGE_VALUE.test(value) ? [{ field, value, from }] : null;
    case 'site':
    case 'section':
      return value.length <= 80 ? [{ field, value, from }] : null;
    default:
      return value.length <= LONGEST ? [{ field, value, from }] : null;
  }
}

function dateClaims(field: 'published' | 'modified', value: string, from: string): readonly Claim[] | null {
  const length = datePrefix(value);
  if (length === 0) return null;
  const date: Claim = { field, value: value.slice(0, length), from };
  const rest = value.slice(length).replace(AFTER_DATE, '').trim();
  if (rest.length <= 1) return [date];
  const further = readRest(rest);
  return further === null ? null : [date, ...further];
}

/** What stands behind a date: another labelled date, a byline, a name after a bar. */
function readRest(rest: string): readonly Claim[] | null {
  const prefix = bylinePrefix(rest);
  const names = rest.slice(prefix).trim();
  if (prefix > 0)
    return areNames(names) || USER_NAME.test(names) ? nameClaims(names, `line:${rest.slice(0, prefix)}`) : null;
  const header = rest.length <= LONGEST ? (readLabelled(rest) ?? readWordLabel(rest)) : null;
  return header === null ? null : header.claims;
}

function authorClaims(value: string, from: string): readonly Claim[] | null {
  const claims: Claim[] = [];
  for (const part of value.split(SPLIT).flatMap(splitBeforeDate)) {
    if (part === '') continue;
    if (isDate(part)) claims.push({ field: 'published', value: part, from: 'line:date' });
    else {
      const header = claims.length > 0 ? (readWordLabel(part) ?? readLabelled(part)) : null;
      if (header !== null) claims.push(...header.claims);
      else if (areNames(part)) claims.push(...nameClaims(part, from));
      else return null;
    }
  }
  return claims.length > 0 || isNobody(value) ? claims : null;
}

/** `Ada Lind, 18 April 2018`, `林小满 2021-06-08` → name and date. */
function splitBeforeDate(part: string): string[] {
  const [, name = '', date = ''] = DATE_AT_END.exec(part) ?? [];
  if (date !== '' && !isDate(part) && isDate(date)) return [name.replace(COMMA_AT_END, ''), date];
  const comma = part.indexOf(', ');
  const isNameThenDate = comma > 0 && !isDate(part) && isDate(part.slice(comma + 2));
  return isNameThenDate ? [part.slice(0, comma), part.slice(comma + 2)] : [part];
}

const nameClaims = (value: string, from: string): readonly Claim[] =>
  isNobody(value) ? [] : [{ field: 'author', value, from }];
