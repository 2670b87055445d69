/** Rule files → tables that answer for a line in a few look-ups. */
import { lowerUnit } from '../../text/lower-unit.ts';
import { whyNotLinear } from './check-linear.ts';
import { lineKey } from './line-key.ts';
import type { Rule, RuleFile } from './rule-schema.ts';
import { byZone, type Zone } from './zones.ts';

export interface CompiledRules {
  /** Key of a line → the rules that take exactly it. */
  readonly lines: ReadonlyMap<string, readonly Rule[]>;
  /** First word of a key → phrases that begin a line. */
  readonly starts: ReadonlyMap<string, readonly Start[]>;
  readonly patterns: Readonly<Record<Zone, readonly Pattern[]>>;
  /** Words that share bars consist of, each with its rules; and all words, for what follows a trailer. */
  readonly words: Readonly<Record<Zone, readonly WordList[]>>;
  readonly anyWord: ReadonlySet<string>;
  /** First characters of a trailer → the trailers that begin so, longest first. */
  readonly trailerStarts: ReadonlyMap<string, readonly string[]>;
  /** What `pairAt` gives for the beginnings of all trailers. */
  readonly trailerPairs: ReadonlySet<number>;
  readonly trailers: ReadonlyMap<string, readonly Rule[]>;
  /** First words of what share bars consist of. */
  readonly wordStarts: ReadonlySet<string>;
  /** Longest line, in UTF-16 units, that any table can take at the edges, and in the middle. */
  readonly longest: number;
  readonly longestMiddle: number;
}

export interface Start {
  readonly phrase: string;
  /** The phrase was written with a colon, and holds only with one. */
  readonly colon: boolean;
  readonly rule: Rule;
}
export interface Pattern {
  readonly regex: RegExp;
  /** It takes only lines that end in a parenthesis: most lines need not be tried. */
  readonly endsInParenthesis: boolean;
  readonly rule: Rule;
}
export interface WordList {
  readonly words: ReadonlySet<string>;
  readonly rule: Rule;
}

/** Trailers are looked up by so many characters; none is shorter. */
export const TRAILER_START = 2;
const LONGEST_PATTERN_LINE = 300;
const LONGEST_MIDDLE_LINE = 180;
const COLON_END = /[:：]\s*$/;

/** @throws Error naming the rule: an id used twice, a pattern that isn't linear in its input. */
export function compileRules(files: readonly RuleFile[]): CompiledRules {
  const rules = files.flatMap((file) => file.rules);
  refuseDoubles(rules);
  const lines = new Map<string, Rule[]>();
  const starts = new Map<string, Start[]>();
  const trailers = new Map<string, Rule[]>();
  const patterns: Pattern[] = [];
  const words: WordList[] = [];
  for (const rule of rules) {
    for (const line of rule.match.lines ?? []) push(lines, lineKey(line), rule);
    for (const start of rule.match.starts ?? []) {
      const phrase = lineKey(start);
      push(starts, firstWord(phrase), { phrase, colon: COLON_END.test(start), rule });
    }
    for (const trailer of rule.match.trailers ?? []) push(trailers, lineKey(trailer), rule);
    for (const pattern of rule.match.patterns ?? []) {
      const endsInParenthesis = demandsParenthesis(pattern);
      patterns.push({ regex: compilePattern(pattern, rule), endsInParenthesis, rule });
    }
    if (rule.match.words !== undefined) words.push({ words: new Set(rule.match.words.map(lineKey)), rule });
  }
  const anyWord = new Set([...words.flatMap((list) => [...list.words]), ...trailers.keys()]);
  const middle = rules.filter((rule) => rule.where === 'anywhere');
  return {
    lines,
    starts,
    patterns: byZone(patterns),
    words: byZone(words),
    anyWord,
    wordStarts: new Set([...anyWord].map((word) => word.split(' ')[0] ?? '')),
    trailerStarts: byStart([...trailers.keys()]),
    trailerPairs: new Set([...trailers.keys()].map((key) => pairAt(key, 0))),
    trailers,
    longest: LONGEST_PATTERN_LINE,
    longestMiddle: Math.max(LONGEST_MIDDLE_LINE, ...middle.map((rule) => rule.maxLength ?? 0)),
  };
}

function refuseDoubles(rules: readonly Rule[]): void {
  const seen = new Set<string>();
  for (const { id } of rules) {
    if (seen.has(id)) throw new Error(`rule ${id}: expected an id of its own; it is used twice`);
    seen.add(id);
  }
}

function compilePattern(pattern: string, rule: Rule): RegExp {
  const fault = whyNotLinear(pattern);
  if (fault !== null) {
    throw new Error(`rule ${rule.id}: expected a pattern that is linear in its input (${fault}); got /${pattern}/`);
  }
  return new RegExp(pattern, 'iu');
}

/** Whether every match ends in a parenthesis: the pattern does, and has no alternatives but within groups. */
export function demandsParenthesis(pattern: string): boolean {
  if (!pattern.endsWith('\\)$') && !pattern.endsWith('[)）]$')) return false;
  let depth = 0;
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern.charAt(i);
    if (char === '\\') i++;
    else if (char === '[') i = endOfClass(pattern, i);
    else if (char === '(') depth++;
    else if (char === ')') depth--;
    else if (char === '|' && depth === 0) return false;
  }
  return true;
}

function endOfClass(pattern: string, from: number): number {
  let i = from + 1;
  while (i < pattern.length && pattern.charAt(i) !== ']') i += pattern.charAt(i) === '\\' ? 2 : 1;
  return i;
}

function byStart(keys: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const starts = new Map<string, string[]>();
  for (const key of [...keys].sort((a, b) => b.length - a.length)) push(starts, key.slice(0, TRAILER_START), key);
  return starts;
}

/** The two units from a place on, whatever their case, as one number: texts that differ in it differ in lower case, too. */
export const pairAt = (text: string, at: number): number =>
  (lowerUnit(text.charCodeAt(at)) << 16) | lowerUnit(text.charCodeAt(at + 1));

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}

/** Up to the first space; of scripts without spaces, the first character. */
export function firstWord(key: string): string {
  if (key.charCodeAt(0) >= 0x0e00 && key.charCodeAt(0) < 0xd800) return key.slice(0, 1);
  const space = key.indexOf(' ');
  return space < 0 ? key : key.slice(0, space);
}
