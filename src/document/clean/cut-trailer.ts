/** Where furniture begins at the end of a paragraph: `… said the mayor. Share this: Email Twitter Like this: Loading...` */
import { type CompiledRules, TRAILER_START } from './compile-rules.ts';
import { lineKey } from './line-key.ts';
import { countPhrases } from './match-line.ts';
import type { Rule } from './rule-schema.ts';

export interface Trailer {
  /** UTF-16 units of the text before it. */
  readonly offset: number;
  readonly rule: Rule;
}

/** Trailers are looked for in so much of a paragraph's end. */
const WINDOW = 400;
const NOT_WORD = /[\s,;|/•·()[\]:+&.…–—-]+/u;
const SPACE = 0x20;
const SENTENCE_ENDS: ReadonlySet<number> = new Set(Array.from('.!?…。！？؟।"”»’)]', (char) => char.charCodeAt(0)));

/** Null where nothing is to be cut. The whole text may be a trailer: then the offset is 0. */
export function findTrailer(text: string, rules: CompiledRules, applies: (rule: Rule) => boolean): Trailer | null {
  if (rules.trailers.size === 0) return null;
  const from = Math.max(0, text.length - WINDOW);
  // Lower case may change the length (İ): then offsets don't hold, and nothing is cut.
  const end = text.slice(from).toLowerCase();
  if (end.length !== text.length - from) return null;
  for (const { at, phrase } of candidates(end, from === 0, rules)) {
    const tokens = lineKey(end.slice(at + phrase.length)).split(NOT_WORD);
    const rule = rules.trailers.get(phrase)?.find(applies);
    if (
      rule !== undefined &&
      countPhrases(
        tokens.filter((token) => token !== ''),
        rules.anyWord,
      ) !== null
    ) {
      return { offset: from + at, rule };
    }
  }
  return null;
}

/** Phrases that begin the text or follow the end of a sentence. */
function* candidates(
  end: string,
  whole: boolean,
  rules: CompiledRules,
): Iterable<{ readonly at: number; readonly phrase: string }> {
  let afterEnd = whole;
  for (let at = 0; at < end.length; at++) {
    const unit = end.charCodeAt(at);
    if (unit === SPACE) continue;
    if (afterEnd && rules.trailerFirsts.has(unit)) {
      const phrases = rules.trailerStarts.get(end.slice(at, at + TRAILER_START));
      const phrase = phrases?.find((known) => end.startsWith(known, at));
      if (phrase !== undefined) yield { at, phrase };
    }
    afterEnd = SENTENCE_ENDS.has(unit);
  }
}
