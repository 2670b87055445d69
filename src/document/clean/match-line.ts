/** Which rule takes a line, where it stands. */
import { type CompiledRules, firstWord, type Pattern, type WordList } from './compile-rules.ts';
import { lineKey } from './line-key.ts';
import type { Rule } from './rule-schema.ts';

/** `head`, `tail`: everything before, after the line is already gone. */
export type Zone = 'head' | 'tail' | 'middle';

export type MatchLine = (text: string, zone: Zone) => Rule | null;

const ZONES: Readonly<Record<Zone, ReadonlySet<Rule['where']>>> = {
  head: new Set(['head', 'edge', 'anywhere']),
  tail: new Set(['tail', 'edge', 'anywhere']),
  middle: new Set(['anywhere']),
};

const DEFAULT_START_LENGTH = 60;
const DEFAULT_MIN_WORDS = 2;
const LONGEST_PHRASE = 4;
const LONGEST_BAR = 200;
const FEWEST_SENTENCE_WORDS = 6;
const SENTENCE_END = /[.!?。！？؟।]["”»’'」』)]*$/;
const NOT_WORD = /[\s,;|/•·()[\]:+&–—-]+/u;
const LETTER_OR_MARK = /[\p{L}\p{M}\p{Nd}]/u;
const COLON_NEXT = /^\s?:/;
const SPACED = /[a-z\u00c0-\u0dff]/i;

/** @param language asked for only when a rule of a language may speak. */
export function createMatchLine(rules: CompiledRules, language: () => string | null): MatchLine {
  const tables = new Map<Zone, ZoneTables>();
  return (text, zone) => {
    if (text.length > (zone === 'middle' ? rules.longestMiddle : rules.longest)) return null;
    const zones = ZONES[zone];
    const applies = (rule: Rule): boolean =>
      zones.has(rule.where) && (rule.languages === undefined || rule.languages.includes(language() ?? ''));
    const key = lineKey(text);
    const found = rules.lines.get(key)?.find(applies);
    if (found !== undefined) return found;
    const table = tables.get(zone) ?? chooseTables(rules, applies);
    tables.set(zone, table);
    return (
      matchBar(rules, key, table.words) ?? matchStart(rules, key, text, applies) ?? matchPattern(table.patterns, text)
    );
  };
}

/** What may speak in a zone of a document: the same for all of its lines. */
interface ZoneTables {
  readonly patterns: readonly Pattern[];
  readonly words: readonly WordList[];
}

const chooseTables = ({ patterns, words }: CompiledRules, applies: (rule: Rule) => boolean): ZoneTables => ({
  patterns: patterns.filter(({ rule }) => applies(rule)),
  words: words.filter(({ rule }) => applies(rule)),
});

function matchPattern(patterns: readonly Pattern[], text: string): Rule | null {
  const inParenthesis = text.endsWith(')') || text.endsWith('）');
  for (const { regex, endsInParenthesis, rule } of patterns) {
    if ((inParenthesis || !endsInParenthesis) && regex.test(text)) return rule;
  }
  return null;
}

/** Whether a line consists of nothing but the words of a share bar. */
function matchBar(rules: CompiledRules, key: string, lists: readonly WordList[]): Rule | undefined {
  if (key.length > LONGEST_BAR) return undefined;
  const end = key.search(NOT_WORD);
  if (!rules.wordStarts.has(end < 0 ? key : key.slice(0, end))) return undefined;
  const tokens = key.split(NOT_WORD).filter((token) => token !== '');
  return lists.find(({ words, rule }) => {
    const count = countPhrases(tokens, words);
    return count !== null && count >= (rule.minWords ?? DEFAULT_MIN_WORDS);
  })?.rule;
}

function matchStart(
  rules: CompiledRules,
  key: string,
  text: string,
  applies: (rule: Rule) => boolean,
): Rule | undefined {
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
  SENTENCE_END.test(text) && text.split(' ').length >= FEWEST_SENTENCE_WORDS;

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
