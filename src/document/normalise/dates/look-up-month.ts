import { wordList } from '../../../text/word-list.ts';
import { foldWord } from './fold-word.ts';
import { MONTH_NAMES } from './month-names.ts';
import { WEEKDAY_NAMES } from './weekday-names.ts';

type NameTable = ReadonlyMap<string, number>;

/** Languages that share their names, or whose pages carry another's code. */
const SAME_NAMES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    nb: ['no'],
    nn: ['no'],
    no: ['nn'],
    da: ['no'],
    sr: ['sr-Latn', 'hr'],
    sh: ['sr-Latn', 'hr'],
    bs: ['hr', 'sr'],
    me: ['sr-Latn', 'sr'],
    hr: ['bs'],
    kl: ['da'],
    iw: ['he'],
    in: ['id'],
    tl: ['fil'],
  }),
);

const LATIN_OR_CYRILLIC = /^[\p{Script=Latin}\p{Script=Cyrillic}]/u;
const GROUP = '|';

function read(names: string, first: number): [string, number][] {
  return names
    .split(GROUP)
    .flatMap((group, i) => wordList(group).map((name): [string, number] => [foldWord(name), i + first]));
}

/** Short names of these are read in any language's text; those of others (Hausa `sat`) are too often another word. */
const SHORT_NAMES_OF = new Set(['en', 'de', 'fr', 'es', 'it', 'nl', 'sv', 'da', 'no', 'id', 'ru', 'tr', 'pl']);
const SHORT = 3;

/**
 * Every name of every language; a name that means two months (`listopad`), and a short one of a language less spread,
 * is in no one's but its own language's table.
 */
function common(data: Readonly<Record<string, string>>, first: number): NameTable {
  const all = new Map<string, number>();
  const clashing = new Set<string>();
  for (const [language, names] of Object.entries(data)) {
    for (const [name, value] of read(names, first)) {
      if (name.length <= SHORT && !SHORT_NAMES_OF.has(language) && LATIN_OR_CYRILLIC.test(name)) continue;
      if (all.has(name) && all.get(name) !== value) clashing.add(name);
      else all.set(name, value);
    }
  }
  for (const name of clashing) all.delete(name);
  for (const [name, value] of read(data['en'] ?? '', first)) all.set(name, value);
  return all;
}

function byLanguage(data: Readonly<Record<string, string>>, first: number): ReadonlyMap<string, NameTable> {
  return new Map(Object.entries(data).map(([language, names]) => [language, new Map(read(names, first))]));
}

const MONTHS = byLanguage(MONTH_NAMES, 1);
const ALL_MONTHS = common(MONTH_NAMES, 1);
const WEEKDAYS = byLanguage(WEEKDAY_NAMES, 0);
const ALL_WEEKDAYS = common(WEEKDAY_NAMES, 0);

function lookUp(
  tables: ReadonlyMap<string, NameTable>,
  rest: NameTable,
  word: string,
  language: string | undefined,
): number | undefined {
  if (language !== undefined) {
    const own = tables.get(language)?.get(word);
    if (own !== undefined) return own;
    for (const other of SAME_NAMES.get(language) ?? []) {
      const found = tables.get(other)?.get(word);
      if (found !== undefined) return found;
    }
  }
  return rest.get(word);
}

/** 1 to 12. The language's own names come first; then any language's, where all that have the word agree. */
export function lookUpMonth(word: string, language: string | undefined): number | undefined {
  return lookUp(MONTHS, ALL_MONTHS, word, language);
}

/** 0 (Sunday) to 6. */
export function lookUpWeekday(word: string, language: string | undefined): number | undefined {
  return lookUp(WEEKDAYS, ALL_WEEKDAYS, word, language);
}
