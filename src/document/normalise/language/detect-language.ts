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

const LANGUAGES = Object.keys(STOP_WORDS);

/** A small word: its languages by their places in `LANGUAGES`, and what it counts for each: less the more share it. */
interface SmallWord {
  readonly languages: readonly number[];
  readonly points: number;
}

function index(): ReadonlyMap<string, SmallWord> {
  const languagesOf = new Map<string, number[]>();
  Object.values(STOP_WORDS).forEach((list, language) => {
    for (const word of new Set(list.split(' '))) {
      const languages = languagesOf.get(word);
      if (languages) languages.push(language);
      else languagesOf.set(word, [language]);
    }
  });
  return new Map(
    [...languagesOf].map(([word, languages]) => [word, { languages, points: 1 / (1 + 0.25 * (languages.length - 1)) }]),
  );
}

const SMALL_WORDS = index();

/** By small words. */
function byStopWords(sample: string): DetectedLanguage | null {
  const words = sample.toLowerCase().match(WORD) ?? [];
  const scores = new Float64Array(LANGUAGES.length);
  for (const word of words) {
    const small = SMALL_WORDS.get(word);
    if (small === undefined) continue;
    for (const language of small.languages) scores[language] = (scores[language] as number) + small.points;
  }
  const first = best(scores, () => true);
  if (first < 0) return null;
  const code = codeOf(LANGUAGES[first] as string);
  const rival = best(scores, (language) => !areKin(codeOf(language), code));
  const score = scores[first] as number;
  const enough = words.length >= FEWEST_WORDS && score >= words.length * SURE_SHARE;
  return { language: code, sure: enough && score >= (scores[rival] ?? 0) * SURE_LEAD };
}

/** The language with the highest score of those that count, the first in the alphabet where several have it; -1 where none has any. */
function best(scores: Float64Array, counts: (language: string) => boolean): number {
  let found = -1;
  let most = 0;
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] as number;
    if (score === 0 || score < most) continue;
    const language = LANGUAGES[i] as string;
    if (score === most && language > (LANGUAGES[found] as string)) continue;
    if (!counts(language)) continue;
    found = i;
    most = score;
  }
  return found;
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

/** The language of a text; null where nothing tells. Looks at the first `SAMPLE` characters. */
export function detectLanguage(text: string, claimed: string | null): DetectedLanguage | null {
  const sample = text.slice(0, SAMPLE);
  const script = mainScript(sample);
  if (script === null) return null;
  const own = script === 'Kana' ? 'ja' : LANGUAGE_OF_SCRIPT.get(script);
  if (own) {
    const kin = claimed !== null && SCRIPT_LANGUAGES.get(script)?.has(claimed);
    return { language: kin ? claimed : own, sure: true };
  }
  if (script === 'Han')
    return {
      language:
        claimed === 'ja' && sample.length < 60
          ? 'ja'
          : claimed !== null && claimed !== 'ja' && SCRIPT_LANGUAGES.get('Han')?.has(claimed)
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
  const languages = SCRIPT_LANGUAGES.get(script);
  return languages ? languages.has(language) : script === 'Latin' && !ONLY_OTHER_SCRIPTS.has(language);
}

const ONLY_OTHER_SCRIPTS = new Set('ru uk bg mk be ar fa ur he el ja ko zh th hi ka hy bn ta te'.split(' '));
