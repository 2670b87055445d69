import { detect } from 'tinyld';
import { LANGUAGE_OF_SCRIPT, mainScript, SCRIPT_LANGUAGES } from './scripts.ts';
import { STOP_WORDS } from './stop-words.ts';

export interface DetectedLanguage {
  /** BCP 47 primary language. */
  readonly language: string;
  /** The text leaves no doubt, whatever the page claims. */
  readonly sure: boolean;
}

const WORD = /[\p{L}\p{M}]+/gu;
const SAMPLE = 480;
const FEWEST_WORDS = 12;
/** Share of the words that must be small words of the language, and lead over the next language that is no kin. */
const SURE_SHARE = 0.14;
const SURE_LEAD = 1.35;

function index(): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>();
  for (const [language, list] of Object.entries(STOP_WORDS)) {
    for (const word of new Set(list.split(' '))) {
      const languages = map.get(word);
      if (languages) languages.push(language);
      else map.set(word, [language]);
    }
  }
  return map;
}

const LANGUAGES_OF = index();

/** By small words: each counts for its languages, less the more languages share it. */
function byStopWords(sample: string): DetectedLanguage | null {
  const words = sample.toLowerCase().match(WORD) ?? [];
  const scores = new Map<string, number>();
  for (const word of words) {
    const languages = LANGUAGES_OF.get(word);
    for (const language of languages ?? [])
      scores.set(language, (scores.get(language) ?? 0) + 1 / (1 + 0.25 * ((languages?.length ?? 1) - 1)));
  }
  const ranked = [...scores].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const [first] = ranked;
  if (!first) return null;
  const rival = ranked.find(([language]) => !areKin(codeOf(language), codeOf(first[0])));
  const enough = words.length >= FEWEST_WORDS && first[1] >= words.length * SURE_SHARE;
  return { language: codeOf(first[0]), sure: enough && first[1] >= (rival?.[1] ?? 0) * SURE_LEAD };
}

/** `sr_Cyrl` → `sr`. */
function codeOf(key: string): string {
  const end = key.indexOf('_');
  return end < 0 ? key : key.slice(0, end);
}

/** Languages that share most of their small words: a claim of one is believed where another was detected. */
const KIN: readonly ReadonlySet<string>[] = [
  new Set(['no', 'nb', 'nn', 'da']),
  new Set(['hr', 'sr', 'bs', 'sh', 'cnr', 'me']),
  new Set(['id', 'ms']),
  new Set(['cs', 'sk']),
  new Set(['nl', 'af', 'fy']),
  new Set(['es', 'gl', 'ca']),
  new Set(['pt', 'gl']),
  new Set(['bg', 'mk']),
  new Set(['ru', 'be', 'uk']),
  new Set(['tr', 'az']),
  new Set(['de', 'lb', 'gsw']),
  new Set(['hi', 'mr', 'ne']),
];

export function areKin(a: string, b: string): boolean {
  return a === b || KIN.some((group) => group.has(a) && group.has(b));
}

/** The language of a text; null where nothing tells. Looks at the first 600 characters. */
export function detectLanguage(text: string, claimed: string | null): DetectedLanguage | null {
  const sample = text.slice(0, SAMPLE);
  const script = mainScript(sample);
  if (script === null) return null;
  const own = script === 'Kana' ? 'ja' : LANGUAGE_OF_SCRIPT[script];
  if (own) {
    const kin = claimed !== null && SCRIPT_LANGUAGES[script]?.has(claimed);
    return { language: kin ? claimed : own, sure: true };
  }
  if (script === 'Han')
    return {
      language:
        claimed === 'ja' && sample.length < 60
          ? 'ja'
          : claimed !== null && claimed !== 'ja' && SCRIPT_LANGUAGES['Han']?.has(claimed)
            ? claimed
            : 'zh',
      sure: true,
    };
  const found = byStopWords(sample);
  if (found?.sure) return found;
  if (claimed !== null && fits(claimed, script)) return { language: claimed, sure: false };
  const guess = sample.length >= 40 ? detect(sample) : '';
  const language = guess || found?.language;
  return language ? { language, sure: false } : null;
}

function fits(language: string, script: string): boolean {
  const languages = SCRIPT_LANGUAGES[script];
  return languages ? languages.has(language) : script === 'Latin' && !ONLY_OTHER_SCRIPTS.has(language);
}

const ONLY_OTHER_SCRIPTS = new Set('ru uk bg mk be ar fa ur he el ja ko zh th hi ka hy bn ta te'.split(' '));
