/** A dump of a whole container (header, body, trailer) against the whole answer: exactness, metadata, and that nothing vanished. */
import { countTokens } from './count-tokens.ts';
import { findDay, foldCase, splitLines, squeeze } from './plain-text.ts';

export interface SeedlikeCase {
  readonly id: string;
  readonly lang: string;
  readonly text: string;
  readonly expected: {
    readonly title: string | null;
    readonly published: string | null;
    readonly modified: string | null;
    readonly authors: readonly string[] | null;
    readonly body: readonly string[];
    readonly removed: readonly { readonly line: string }[];
  };
}

export interface SeedlikeAnswer {
  readonly text: string;
  readonly title: string | null;
  readonly published: string | null;
  readonly modified: string | null;
  readonly authors: readonly string[];
  readonly removals: readonly { readonly text: string }[];
}

export interface SeedlikeScore {
  readonly exact: boolean;
  /** Body lines missing from the text. */
  readonly lost: readonly string[];
  /** Other lines still in it. */
  readonly left: readonly string[];
  readonly title: boolean;
  readonly published: boolean;
  readonly wrongDay: boolean;
  readonly modified: boolean;
  readonly authors: boolean;
  /** Lines that should be among the removals and aren't. */
  readonly unlisted: readonly string[];
  /** Input lines that stand nowhere in the output, not even in pieces. */
  readonly vanished: readonly string[];
}

const SINGLE_QUOTES = /[\u2018\u2019]/gu;
const DOUBLE_QUOTES = /[\u201c\u201d]/gu;
const DASHES = /[\u2013\u2014]/gu;
const WORD_CHARACTER = /[\p{L}\p{N}_]/u;

const linesOf = (text: string): string[] =>
  splitLines(text)
    .map(squeeze)
    .filter((line) => line !== '');

const fold = (text: string | null): string =>
  squeeze((text ?? '').normalize('NFKC').replace(SINGLE_QUOTES, "'").replace(DOUBLE_QUOTES, '"').replace(DASHES, '-'));

export function scoreSeedlike({ text, expected }: SeedlikeCase, answer: SeedlikeAnswer): SeedlikeScore {
  const body = expected.body.flatMap(linesOf);
  const out = linesOf(answer.text);
  const removed = answer.removals.flatMap((removal) => linesOf(removal.text));
  const expectedRemoved = expected.removed.map(({ line }) => squeeze(line));
  const published = findDay(answer.published ?? '');
  return {
    exact: out.length === body.length && out.every((line, i) => line === body[i]),
    lost: subtract(body, out),
    left: subtract(out, body),
    title: fold(answer.title) === fold(expected.title),
    published: published === findDay(expected.published ?? ''),
    wrongDay: published !== null && published !== findDay(expected.published ?? ''),
    modified: findDay(answer.modified ?? '') === findDay(expected.modified ?? ''),
    authors: sameNames(answer.authors, expected.authors ?? []),
    unlisted: subtract(expectedRemoved, removed),
    vanished: findVanished(linesOf(text), [...out, ...removed]),
  };
}

export const isRightInEverything = (score: SeedlikeScore): boolean =>
  score.exact &&
  score.title &&
  score.published &&
  score.modified &&
  score.authors &&
  score.unlisted.length === 0 &&
  score.vanished.length === 0;

/** What `a` has more often than `b`. */
function subtract(a: readonly string[], b: readonly string[]): string[] {
  const others = countTokens(b);
  return [...countTokens(a)].flatMap(([line, count]) =>
    new Array<string>(Math.max(0, count - (others.get(line) ?? 0))).fill(line),
  );
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  const names = (list: readonly string[]) => new Set(list.map((name) => foldCase(fold(name))));
  const [first, second] = [names(a), names(b)];
  return first.size === second.size && [...first].every((name) => second.has(name));
}

/** Each output line accounts for one input line: whole lines first, then pieces, the longest first. */
function findVanished(input: readonly string[], output: readonly string[]): string[] {
  const pool = new Map(countTokens(output));
  const open = input.filter((line) => {
    const count = pool.get(line) ?? 0;
    if (count > 0) pool.set(line, count - 1);
    return count === 0;
  });
  const pieces = [...pool]
    .flatMap(([line, count]) => new Array<string>(count).fill(line))
    .sort((a, b) => characters(b) - characters(a));
  return open.filter((line) => WORD_CHARACTER.test(takePieces(line, pieces)));
}

const characters = (text: string): number => [...text].length;

/** What is left of a line when the pieces it holds are taken out of it, and out of `pieces`. */
function takePieces(line: string, pieces: string[]): string {
  let rest = line;
  for (const piece of [...pieces]) {
    if (!rest.includes(piece)) continue;
    rest = rest.replace(piece, () => ' ');
    pieces.splice(pieces.indexOf(piece), 1);
  }
  return rest;
}
