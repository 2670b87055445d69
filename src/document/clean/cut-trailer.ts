/** Where furniture begins at the end of a paragraph: `… said the mayor. Share this: Email Twitter Like this: Loading...` */
import type { CompiledRules } from './compile-rules.ts';
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
const BEFORE = /(?:^|[.!?…。！？؟।"”»’)\]])\s*$/u;

/** Null where nothing is to be cut. The whole text may be a trailer: then the offset is 0. */
export function findTrailer(text: string, rules: CompiledRules, applies: (rule: Rule) => boolean): Trailer | null {
  if (rules.trailer === null) return null;
  const from = Math.max(0, text.length - WINDOW);
  // Lower case may change the length (İ): then offsets don't hold, and nothing is cut.
  const end = text.slice(from).toLowerCase();
  if (end.length !== text.length - from) return null;
  for (const match of end.matchAll(rules.trailer)) {
    const offset = from + match.index;
    if (!BEFORE.test(text.slice(Math.max(0, offset - 3), offset))) continue;
    const rest = lineKey(end.slice(match.index + match[0].length));
    const tokens = rest.split(NOT_WORD).filter((token) => token !== '');
    const rule = rules.trailers.get(match[0])?.find(applies);
    if (rule !== undefined && countPhrases(tokens, rules.anyWord) !== null) return { offset, rule };
  }
  return null;
}
