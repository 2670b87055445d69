import { OTHER_PARTS, PREFIXES, UNSPACED_PREFIXES } from './byline-words.ts';

const WORD_END = /[\s:：]/;

/** Prefixes by their first word, longest first: a line is compared with a few of them. */
function index(prefixes: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>();
  for (const prefix of [...new Set(prefixes)].sort((a, b) => b.length - a.length)) {
    const first = firstWord(prefix);
    map.set(first, [...(map.get(first) ?? []), prefix]);
  }
  return map;
}

function firstWord(text: string): string {
  const end = text.search(WORD_END);
  return end < 0 ? text : text.slice(0, end);
}

const BY_FIRST_WORD = index(PREFIXES);
const PARTS_BY_FIRST_WORD = index(OTHER_PARTS);
const BEHIND = /^[\s:：・.,–—-]+/;
/**
 * By-words that also begin names (`De Vries`, `Di Maio`, `Na Li`): by-words only in their own languages and in small letters,
 * or before a colon.
 */
const ONLY_IN: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    de: new Set(['ro']),
    di: new Set(['it']),
    na: new Set(['sw']),
    ni: new Set(['fil', 'tl']),
    theo: new Set(['vi']),
    nga: new Set(['sq']),
    от: new Set(['bg', 'mk']),
    aus: new Set(),
    του: new Set(['el']),
    της: new Set(['el']),
    از: new Set(['fa']),
  }),
);

/** `Story by`, `Kolumne von`: a by-word a few words in, behind words that are no name. */
const INNER_BY = /^(?:[^,;|]{0,60}?[\s.,:;|–—-])(?:by|By|BY|par|por)\s+(?=\p{L})/u;
const GERMAN_KIND =
  /^(?:\p{L}+\s){0,3}?(?:\p{L}*(?:beitrag|kommentar|kolumne|interview|analyse|bericht|reportage|essay|artikel|text|glosse|gespräch|rezension|nachruf|porträt|kritik|protokoll|leitartikel|einordnung))\s+von\s+/iu;
const VON = /\svon\s/i;
const MOST_ROUNDS = 3;

export interface Stripped {
  readonly rest: string;
  /** Something said that a name follows. */
  readonly prefixed: boolean;
}

function match(
  text: string,
  table: ReadonlyMap<string, readonly string[]>,
  language: string | undefined,
): string | null {
  const lower = text.toLowerCase();
  for (const prefix of table.get(firstWord(lower)) ?? []) {
    if (!lower.startsWith(prefix)) continue;
    const rest = text.slice(prefix.length);
    const behind = BEHIND.exec(rest);
    if (!behind && rest !== '') continue;
    const colon = behind?.[0].includes(':') || behind?.[0].includes('：');
    if (!colon && isName(text, prefix, language)) continue;
    return rest.slice(behind?.[0].length ?? 0);
  }
  return null;
}

function isName(text: string, prefix: string, language: string | undefined): boolean {
  const languages = ONLY_IN.get(prefix);
  if (languages === undefined) return false;
  const small = text.startsWith(prefix);
  return !languages.has(language ?? '') || (!small && text.split(' ').length < 3);
}

/** `新华社记者 王小明`. */
const HOUSE_REPORTER = /^\p{Script=Han}{1,8}(?:记者|記者)[\s:：]+/u;
/** Han and Hangul begin here, and with them all prefixes below. */
const FIRST_HAN = 0x2e80;
const LONGEST_FIRST = [...UNSPACED_PREFIXES].sort((a, b) => b.length - a.length);

function unspaced(text: string): string | null {
  if (text.charCodeAt(0) < FIRST_HAN) return null;
  const house = HOUSE_REPORTER.exec(text);
  if (house) return text.slice(house[0].length);
  for (const prefix of LONGEST_FIRST) {
    if (text.startsWith(prefix) && text.length > prefix.length + 1)
      return text.slice(prefix.length).replace(BEHIND, '');
  }
  return null;
}

/** Takes off what leads to the names: `By`, `Ein Gastbeitrag von`, `Story by`. */
export function stripPrefixes(text: string, language: string | undefined): Stripped {
  let rest = text;
  let prefixed = false;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = match(rest, BY_FIRST_WORD, language) ?? unspaced(rest) ?? (round === 0 ? inner(rest) : null);
    if (next === null || next === rest) break;
    rest = next;
    prefixed = true;
  }
  return { rest, prefixed };
}

function inner(text: string): string | null {
  if (isOtherPart(text)) return null;
  const german = VON.test(text) ? GERMAN_KIND.exec(text) : null;
  if (german) return text.slice(german[0].length);
  const by = INNER_BY.exec(text);
  return by ? text.slice(by[0].length) : null;
}

const PART_LABEL = /[\s.,]+(\p{L}+)\s?:/gu;
const PART_NAMES = new Set(OTHER_PARTS);

/** `Texto: Ana Gómez Fotos: Luis Díaz` up to the photographer. */
export function withoutOtherParts(text: string): string {
  if (!text.includes(':')) return text;
  for (const label of text.matchAll(PART_LABEL))
    if (PART_NAMES.has((label[1] ?? '').toLowerCase())) return text.slice(0, label.index);
  return text;
}

/** Whether the piece begins somebody else's part: `photos by …`, `Editing by …`. */
export function isOtherPart(text: string): boolean {
  return match(text, PARTS_BY_FIRST_WORD, undefined) !== null;
}
