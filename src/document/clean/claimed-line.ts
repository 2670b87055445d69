/** Whether a line above the text says nothing but who wrote it and when: the page's claims know it already. */
import type { Block, Claim } from '../../article.ts';
import { foldLine } from '../../text/fold-line.ts';
import { isSentence } from './match-line.ts';

/** What a page prints near its headline; what stands elsewhere or far off (`@`) is another article's. */
const PRINTED = /^(?:class|text|time)(?!.*@)/;
const LONGEST = 160;
/** A longer line, or one with fewer digits, says more than when. */
const LONGEST_DATE = 60;
const FEWEST_DIGITS = 5;
/** What may stand beside a name: "Text and photos", the place, the paper. */
const LONGEST_BESIDE = 40;
const NAME = /^\p{L}[\p{L}\p{M}.'-]* \p{L}|^[\u3040-\u9fff\uac00-\ud7a3]{3,}$/u;
const DIGIT = /\p{Nd}/gu;
const WIDE_END = /[。！？।]/;

export type ClaimedLine = 'byline' | 'date-line';
export type FindClaimed = (block: Block) => ClaimedLine | null;

interface Claimed {
  readonly printed: ReadonlyMap<string, ClaimedLine>;
  readonly names: ReadonlySet<string>;
}

/** @returns a function that gives null for a block that says more, or something else. */
export function createFindClaimed(claims: readonly Claim[]): FindClaimed {
  let known: Claimed | undefined;
  return ({ kind, text }) => {
    if (kind !== 'paragraph' || text.length > LONGEST || isSentence(text) || WIDE_END.test(text)) return null;
    known ??= readClaims(claims);
    const line = foldLine(text);
    return known.printed.get(line) ?? (isLittleMore(line, known.names) ? 'byline' : null);
  };
}

function readClaims(claims: readonly Claim[]): Claimed {
  const printed = new Map<string, ClaimedLine>();
  const names = new Set<string>();
  for (const { field, value, from } of claims) {
    if (field === 'author' && NAME.test(value) && !from.includes('@')) names.add(foldLine(value));
    if (!PRINTED.test(from)) continue;
    if (field === 'author') printed.set(foldLine(value), 'byline');
    else if (isDate(field, value)) printed.set(foldLine(value), 'date-line');
  }
  return { printed, names };
}

const isDate = (field: string, value: string): boolean =>
  (field === 'published' || field === 'modified') &&
  value.length <= LONGEST_DATE &&
  (value.match(DIGIT) ?? []).length >= FEWEST_DIGITS;

function isLittleMore(line: string, names: ReadonlySet<string>): boolean {
  for (const name of names) if (line.length <= name.length + LONGEST_BESIDE && line.includes(name)) return true;
  return false;
}
