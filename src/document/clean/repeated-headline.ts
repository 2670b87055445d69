/** Whether a line is the headline once more, small differences aside. */
import { foldLine } from '../../text/fold-line.ts';

const IN_WORD = /[\p{L}\p{M}\p{Nd}]/u;
const NOT_WORD = /[^\p{L}\p{M}\p{Nd}]+/gu;
/** What a site puts behind its headlines: a bar or a dash and a name of a few words. */
const SUFFIX = /^\s*(?:[-|·•»]|::)\s*[^\s.!?][^.!?]{1,40}$/;
const MOST_SUFFIX_WORDS = 5;
const SHORTEST = 6;
const SHORTEST_CUT = 24;
const LONGEST_SUFFIX = 60;
const CUT_OFF = /(?:\.{3}|…)$/;

export type IsHeadline = (line: string) => boolean;

/** @param titles every title the document claims. */
export function createIsHeadline(titles: readonly string[]): IsHeadline {
  const known = [...new Set(titles)].map((title) => {
    const fold = foldLine(title);
    return { fold, words: wordsOf(fold), first: firstOf(fold) };
  });
  const longest = Math.max(0, ...known.map(({ fold }) => fold.length)) + LONGEST_SUFFIX;
  return (line) => {
    if (known.length === 0 || line.length > longest) return false;
    const fold = foldLine(line);
    // However a headline is printed once more, it begins alike: most lines need no closer look.
    const first = firstOf(fold);
    if (!known.some((title) => title.first === first)) return false;
    const words = wordsOf(fold);
    if (words.length < SHORTEST) return false;
    return known.some(
      (title) =>
        title.words === words ||
        hasSuffix(fold, title.fold) ||
        hasSuffix(title.fold, fold) ||
        (CUT_OFF.test(fold) && words.length >= SHORTEST_CUT && title.words.startsWith(words)),
    );
  };
}

/** Its first letter or digit. */
const firstOf = (fold: string): string => IN_WORD.exec(fold)?.[0] ?? '';

const wordsOf = (fold: string): string => fold.replace(NOT_WORD, '');

function hasSuffix(longer: string, shorter: string): boolean {
  if (shorter.length < SHORTEST || !longer.startsWith(shorter)) return false;
  const rest = longer.slice(shorter.length);
  return SUFFIX.test(rest) && rest.trim().split(' ').length <= MOST_SUFFIX_WORDS + 1;
}
