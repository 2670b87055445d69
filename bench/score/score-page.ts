/** One extracted page against its gold: text by shingles of four words, snippets, title, day and authors. */
import { type Counts, countGrams, countTokens, shared, total } from './count-tokens.ts';
import { findBagWords, findDay, findWords, flatten } from './plain-text.ts';
import { harmonicMean, mean } from './ratios.ts';

export interface PrecisionRecall {
  /** Null for an empty answer, which counts in recall only. */
  readonly p: number | null;
  readonly r: number;
}

const SHINGLE = 4;
const ENOUGH_OF_TITLE = 0.8;
const ENOUGH_OF_AUTHORS = 0.5;
const BETWEEN_NAMES =
  /;|,|(?<![\p{L}\p{N}_])(?:and|und)(?![\p{L}\p{N}_])|&|(?<![\p{L}\p{N}_])(?:et|y)(?![\p{L}\p{N}_])|\/|\|/u;
const NOT_A_NAME: ReadonlySet<string> = new Set(['by', 'von', 'par', 'de', 'por', 'the', 'dr', 'prof']);

export function scoreText(gold: string, given: string): PrecisionRecall {
  const [a, b] = [shingle(gold), shingle(given)];
  const hits = shared(a, b);
  return { p: b.size === 0 ? null : hits / total(b), r: a.size === 0 ? 1 : hits / total(a) };
}

const shingle = (text: string): Counts => countGrams(findWords(text), SHINGLE, true);

/** F1 of the pages' mean precision (of answers that aren't empty) and mean recall. */
export function meanF1(pages: readonly PrecisionRecall[]): number | null {
  if (pages.length === 0) return null;
  const p = mean(pages.flatMap((page) => (page.p === null ? [] : [page.p]))) ?? 0;
  return harmonicMean(p, mean(pages.map((page) => page.r)) ?? 0);
}

export function scoreBag(gold: string, given: string): number {
  const [a, b] = [countTokens(findBagWords(gold)), countTokens(findBagWords(given))];
  if (a.size === 0 || b.size === 0) return a.size === b.size ? 1 : 0;
  return (2 * shared(a, b)) / (total(a) + total(b));
}

export interface SnippetCount {
  readonly held: number;
  readonly leaked: number;
  readonly lost: number;
}

export function countSnippets(wanted: readonly string[], unwanted: readonly string[], text: string): SnippetCount {
  const flat = flatten(text);
  const within = (snippets: readonly string[]) => snippets.filter((snippet) => flat.includes(flatten(snippet))).length;
  const held = within(wanted);
  return { held, leaked: within(unwanted), lost: wanted.length - held };
}

/** F1 over all snippets of all pages. */
export function snippetF1(pages: readonly SnippetCount[]): number | null {
  if (pages.length === 0) return null;
  const sum = (key: keyof SnippetCount) => pages.reduce((all, page) => all + page[key], 0);
  return (2 * sum('held')) / (2 * sum('held') + sum('leaked') + sum('lost'));
}

const foldWords = (text: string): string[] => findWords(text.normalize('NFKC').toLowerCase());

export function isTitleRight(gold: string, given: string | null): boolean {
  const [a, b] = [countTokens(foldWords(gold)), countTokens(foldWords(given ?? ''))];
  return b.size > 0 && (2 * shared(a, b)) / (total(a) + total(b)) >= ENOUGH_OF_TITLE;
}

/** 'right', 'wrong' or 'none', by the day; null where the gold has no day. */
export function judgeDay(gold: string | null, given: string | null): 'right' | 'wrong' | 'none' | null {
  const want = findDay(gold ?? '');
  if (want === null) return null;
  const got = findDay(given ?? '');
  if (got === null) return 'none';
  return got === want ? 'right' : 'wrong';
}

/** All gold names were found, and at least half of what was given is right. */
export function areAuthorsRight(gold: string | readonly string[], given: string | readonly string[] | null): boolean {
  const [want, got] = [nameWords(gold), nameWords(given ?? '')];
  const right = [...want].filter((word) => got.has(word)).length;
  return got.size > 0 && right === want.size && right >= ENOUGH_OF_AUTHORS * got.size;
}

function nameWords(names: string | readonly string[]): ReadonlySet<string> {
  const joined = typeof names === 'string' ? names : names.join('; ');
  return new Set(
    joined
      .split(BETWEEN_NAMES)
      .flatMap(foldWords)
      .filter((word) => !NOT_A_NAME.has(word)),
  );
}
