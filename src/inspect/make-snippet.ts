import { shingleWords } from '../text/words.ts';
import type { SearchTerm } from './search-query.ts';

export interface Snippet {
  readonly snippet: string;
  readonly highlights: readonly (readonly [number, number])[];
}

/** Characters of a passage, give or take a word at either end. */
const LENGTH = 200;
const BEFORE = 60;
const PIECES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{M}\p{N}'’]+/gu;
const MARKS = /\p{M}+/gu;
const BREAKS = /\s+/g;

interface Hit {
  readonly start: number;
  readonly end: number;
  readonly word: string;
}

/** As FTS5 folds them: without diacritics. */
const foldWord = (word: string): string => (shingleWords(word)[0] ?? '').normalize('NFKD').replace(MARKS, '');

function createMatcher(terms: readonly SearchTerm[]): (word: string) => boolean {
  const words = new Set(terms.flatMap((term) => term.words.map(foldWord)));
  const beginnings = terms.filter(({ prefix }) => prefix).map((term) => foldWord(term.words.at(-1) as string));
  return (word) => words.has(word) || beginnings.some((beginning) => word.startsWith(beginning));
}

function findHits(text: string, terms: readonly SearchTerm[]): Hit[] {
  const matches = createMatcher(terms);
  const hits: Hit[] = [];
  for (const { 0: piece, index } of text.matchAll(PIECES)) {
    const word = foldWord(piece);
    if (matches(word)) hits.push({ start: index, end: index + piece.length, word });
  }
  return hits;
}

/** Where the most different words stand close together; the earliest such place. */
function findBest(hits: readonly Hit[]): number {
  let best = 0;
  let most = 0;
  let from = 0;
  const inside = new Map<string, number>();
  for (const hit of hits) {
    inside.set(hit.word, (inside.get(hit.word) ?? 0) + 1);
    for (let first = hits[from] as Hit; hit.end - first.start > LENGTH - BEFORE; first = hits[++from] as Hit) {
      const left = (inside.get(first.word) ?? 1) - 1;
      if (left === 0) inside.delete(first.word);
      else inside.set(first.word, left);
      if (first === hit) break;
    }
    if (inside.size > most) {
      most = inside.size;
      best = (hits[from] as Hit).start;
    }
  }
  return best;
}

/** Moves a cut to the nearest blank within a few characters, so that no word is cut where words have blanks. */
function cutAt(text: string, near: number): number {
  if (near <= 0) return 0;
  if (near >= text.length) return text.length;
  const blank = text.indexOf(' ', near);
  return blank >= 0 && blank - near < 20 ? blank + 1 : near;
}

/** The passage of a text that shows best why it was found, on one line. Linear in the text. */
export function makeSnippet(text: string, terms: readonly SearchTerm[]): Snippet {
  const line = text.replace(BREAKS, ' ').trim();
  const hits = findHits(line, terms);
  const start = hits.length === 0 ? 0 : cutAt(line, findBest(hits) - BEFORE);
  const end = cutAt(line, start + LENGTH);
  const lead = start > 0 ? '… ' : '';
  const shift = lead.length - start;
  return {
    snippet: `${lead}${line.slice(start, end).trimEnd()}${end < line.length ? ' …' : ''}`,
    highlights: hits
      .filter((hit) => hit.start >= start && hit.end <= end)
      .map((hit) => [hit.start + shift, hit.end + shift] as const),
  };
}
