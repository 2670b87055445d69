/** Which rule takes a line, where it stands. */

import { createEndsSentence } from '../../text/ends-sentence.ts';
import { type CompiledRules, firstWord, type Pattern, type WordList } from './compile-rules.ts';
import { lineKey } from './line-key.ts';
import type { Rule } from './rule-schema.ts';
import { speaksIn, type Zone } from './zones.ts';

export type MatchLine = (text: string, zone: Zone) => Rule | null;

const DEFAULT_START_LENGTH = 60;
const DEFAULT_MIN_WORDS = 2;
const LONGEST_PHRASE = 4;
const LONGEST_BAR = 200;
const FEWEST_SENTENCE_WORDS = 6;
const endsSentence = createEndsSentence();
const NOT_WORD = /[\s,;|/•·()[\]:+&–—-]+/u;
const LETTER_OR_MARK = /[\p{L}\p{M}\p{Nd}]/u;
const COLON_NEXT = /^\s?:/;
const SPACED = /[a-z\u00c0-\u0dff]/i;

/** @param language asked for only when a rule of some language would take a line: guessing it takes as long as ten lines. */
export function createMatchLine(rules: CompiledRules, language: () => string | null): MatchLine {
  const speaks = ({ languages }: Rule): boolean => languages === undefined || languages.includes(language() ?? '');
  return (text, zone) => {
    if (text.length > (zone === 'middle' ? rules.longestMiddle : rules.longest)) return null;
    const applies = (rule: Rule): boolean => speaksIn(rule, zone) && speaks(rule);
    const key = lineKey(text);
    return (
      rules.lines.get(key)?.find(applies) ??
      matchBar(rules, key, rules.words[zone], speaks) ??
      matchStart(rules, key, text, applies) ??
      matchPattern(rules.patterns[zone], text, speaks)
    );
  };
}

type Applies = (rule: Rule) => boolean;

function matchPattern(patterns: readonly Pattern[], text: string, applies: Applies): Rule | null {
  const inParenthesis = text.endsWith(')') || text.endsWith('）');
  for (const { regex, endsInParenthesis, rule } of patterns) {
    if ((inParenthesis || !endsInParenthesis) && regex.test(text) && applies(rule)) return rule;
  }
  return null;
}

/** Whether a line consists of nothing but the words of a share bar. */
function matchBar(rules: CompiledRules, key: string, lists: readonly WordList[], applies: Applies): Rule | undefined {
  if (key.length > LONGEST_BAR) return undefined;
  const end = key.search(NOT_WORD);
  if (!rules.wordStarts.has(end < 0 ? key : key.slice(0, end))) return undefined;
  const tokens = key.split(NOT_WORD).filter((token) => token !== '');
  return lists.find(({ words, rule }) => {
    const count = countPhrases(tokens, words);
    return count !== null && count >= (rule.minWords ?? DEFAULT_MIN_WORDS) && applies(rule);
  })?.rule;
}

function matchStart(rules: CompiledRules, key: string, text: string, applies: Applies): Rule | undefined {
  const starts = rules.starts.get(firstWord(key)) ?? rules.starts.get(firstWord(key.replace(NOT_WORD, ' ')));
  return starts?.find(({ phrase, colon, rule }) => {
    if (!key.startsWith(phrase) || text.length > (rule.maxLength ?? DEFAULT_START_LENGTH)) return false;
    const next = key.charAt(phrase.length);
    if (colon && !COLON_NEXT.test(key.slice(phrase.length))) return false;
    if (next !== '' && LETTER_OR_MARK.test(next) && SPACED.test(next)) return false;
    return !isSentence(text) && applies(rule);
  })?.rule;
}

/** A whole sentence is never dropped for the phrase it begins with. */
export const isSentence = (text: string): boolean =>
  endsSentence(text) && text.split(' ').length >= FEWEST_SENTENCE_WORDS;

/** How many phrases of the set the tokens are made of, longest first; null if any token is left over. */
export function countPhrases(tokens: readonly string[], words: ReadonlySet<string>): number | null {
  let count = 0;
  for (let i = 0; i < tokens.length; ) {
    let taken = 0;
    for (let n = Math.min(LONGEST_PHRASE, tokens.length - i); n > 0 && taken === 0; n--) {
      if (words.has(tokens.slice(i, i + n).join(' '))) taken = n;
    }
    if (taken === 0) return null;
    i += taken;
    count++;
  }
  return count;
}
