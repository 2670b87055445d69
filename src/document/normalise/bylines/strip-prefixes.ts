import { OTHER_PARTS, PREFIXES, UNSPACED_PREFIXES } from './byline-words.ts';

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
  const end = text.search(/[\s:：]/);
  return end < 0 ? text : text.slice(0, end);
}

const BY_FIRST_WORD = index(PREFIXES);
const PARTS_BY_FIRST_WORD = index(OTHER_PARTS);
const BEHIND = /^[\s:：・.,–—-]+/;
/** Begin some names too (`De Vries`, `Di Maio`, `Na Li`): a prefix only in small letters or before a colon, or in its own language. */
const ALSO_NAMES: Readonly<Record<string, string>> = { de: 'ro', di: 'it', na: 'sw', ni: 'fil tl', av: 'sv no nb nn', af: 'da', van: '-', el: '-', theo: 'vi', 'του': 'el', 'της': 'el', от: 'bg', text: '*', interview: '*', text1: '-', editor: '*', contact: '*', follow: '*', от1: '-', aus: '-', from: 'en' };
/** `Story by`, `Kolumne von`: a by-word a few words in, behind words that are no name. */
const INNER_BY = /^(?:[^,;|]{0,60}?[\s.,:;|–—-])(?:by|By|BY|par|por)\s+(?=\p{L})/u;
const GERMAN_KIND = /^(?:\p{L}+\s){0,3}?(?:\p{L}*(?:beitrag|kommentar|kolumne|interview|analyse|bericht|reportage|essay|artikel|text|glosse|gespräch|rezension|nachruf|porträt|kritik|protokoll|leitartikel|einordnung))\s+von\s+/iu;
const MOST_ROUNDS = 3;

export interface Stripped {
  readonly rest: string;
  /** Something said that a name follows. */
  readonly prefixed: boolean;
}

function match(text: string, table: ReadonlyMap<string, readonly string[]>, language: string | undefined): string | null {
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
  const only = ALSO_NAMES[prefix];
  if (only === undefined) return false;
  if (only === '*') return true;
  return !only.split(' ').includes(language ?? '') || text.charAt(0) !== text.charAt(0).toLowerCase() ? only !== language || /^[А-Я]/.test(text) : false;
}

function unspaced(text: string): string | null {
  for (const prefix of UNSPACED_PREFIXES) {
    if (text.startsWith(prefix) && text.length > prefix.length + 1) return text.slice(prefix.length).replace(BEHIND, '');
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
  const german = GERMAN_KIND.exec(text);
  if (german) return text.slice(german[0].length);
  const by = INNER_BY.exec(text);
  return by ? text.slice(by[0].length) : null;
}

/** Whether the piece begins somebody else's part: `photos by …`, `Editing by …`. */
export function isOtherPart(text: string): boolean {
  return match(text, PARTS_BY_FIRST_WORD, undefined) !== null;
}
