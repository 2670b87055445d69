/** Where furniture begins at the end of a paragraph: `… said the mayor. Share this: Email Twitter Like this: Loading...` */
import { type CompiledRules, pairAt, TRAILER_START } from './compile-rules.ts';
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
/** 1 for each unit that may end a sentence. */
const SENTENCE_ENDS = new Uint8Array(0x10000);
for (const char of '.!?…。！？؟।"”»’)]') SENTENCE_ENDS[char.charCodeAt(0)] = 1;

/** Null where nothing is to be cut. The whole text may be a trailer: then the offset is 0. */
export function findTrailer(text: string, rules: CompiledRules, applies: (rule: Rule) => boolean): Trailer | null {
  const from = Math.max(0, text.length - WINDOW);
  const first = nextStart(text, from, from === 0, rules);
  if (first < 0) return null;
  // Lower case may change the length (İ): then offsets don't hold, and nothing is cut.
  const end = text.slice(from).toLowerCase();
  if (end.length !== text.length - from) return null;
  for (let at = first; at >= 0; at = nextStart(text, at + 1, endsSentence(text, at), rules)) {
    const rule = trailerAt(end, at - from, rules, applies);
    if (rule !== undefined) return { offset: at, rule };
  }
  return null;
}

/** Where next the text, or what follows the end of a sentence, may begin with a trailer; -1 where nothing does. */
function nextStart(text: string, from: number, atStart: boolean, { trailerPairs }: CompiledRules): number {
  let afterEnd = atStart;
  for (let at = from; at < text.length; at++) {
    if (text.charCodeAt(at) === SPACE) continue;
    if (afterEnd && trailerPairs.has(pairAt(text, at))) return at;
    afterEnd = endsSentence(text, at);
  }
  return -1;
}

const endsSentence = (text: string, at: number): boolean => SENTENCE_ENDS[text.charCodeAt(at)] === 1;

function trailerAt(end: string, at: number, rules: CompiledRules, applies: (rule: Rule) => boolean): Rule | undefined {
  const phrases = rules.trailerStarts.get(end.slice(at, at + TRAILER_START));
  const phrase = phrases?.find((known) => end.startsWith(known, at));
  if (phrase === undefined) return undefined;
  const tokens = lineKey(end.slice(at + phrase.length)).split(NOT_WORD);
  const words = tokens.filter((token) => token !== '');
  const rule = rules.trailers.get(phrase)?.find(applies);
  return rule !== undefined && countPhrases(words, rules.anyWord) !== null ? rule : undefined;
}
