/** Tells the language of a text by its small words, which make up a third of it. */
import { createNumberWords } from '../../../text/number-words.ts';
import { areKin } from './kin.ts';
import { STOP_WORDS } from './stop-words.ts';

export interface FoundLanguage {
  /** BCP 47 primary language. */
  readonly language: string;
  /** It leaves no doubt. */
  readonly sure: boolean;
  /** Nothing that looks closer says otherwise. */
  readonly likely: boolean;
}

const FEWEST_WORDS = 12;
/** Share of the words that must be small words of the language, and lead over the next language that is no kin. */
const SURE = { share: 0.14, lead: 1.35 };
/** Of 75 texts between these and those above, letter statistics tell one otherwise, and are wrong. Lorem ipsum stays below. */
const LIKELY = { share: 0.12, lead: 1.75 };

/** In the order of the alphabet: of languages with the same score the first is taken. */
const LANGUAGES = Object.entries(STOP_WORDS).sort(([a], [b]) => (a < b ? -1 : 1));
/** `sr_Cyrl` → `sr`. */
const CODES = LANGUAGES.map(([language]) => language.split('_')[0] as string);
const LISTS = LANGUAGES.map(([, words]) => new Set(words.split(' ')));
const WORDS = [...new Set(LISTS.flatMap((list) => [...list]))];
/** Of each word its languages, by their places. */
const LANGUAGES_OF = WORDS.map((word) => [...LISTS.keys()].filter((place) => LISTS[place]?.has(word)));
/** What a word counts for each of its languages: less, the more share it. */
const POINTS = LANGUAGES_OF.map(({ length }) => 1 / (1 + 0.25 * (length - 1)));
/** Of each language those that are no kin, by their places. */
const STRANGERS = CODES.map((code) => [...CODES.keys()].filter((place) => !areKin(CODES[place] as string, code)));
const ALL = [...CODES.keys()];
const numberWords = createNumberWords(WORDS);

/** Null for a text without any small word. */
export function findByWords(sample: string): FoundLanguage | null {
  const text = sample.toLowerCase();
  const numbers = new Uint16Array(text.length);
  const words = numberWords(text, numbers);
  const scores = scoreLanguages(numbers, words);
  const first = best(scores, ALL);
  if (first < 0) return null;
  const score = scores[first] as number;
  const rival = scores[best(scores, STRANGERS[first] as number[])] ?? 0;
  const reaches = ({ share, lead }: typeof SURE): boolean =>
    words >= FEWEST_WORDS && score >= words * share && score >= rival * lead;
  return { language: CODES[first] as string, sure: reaches(SURE), likely: reaches(LIKELY) };
}

function scoreLanguages(numbers: Uint16Array, words: number): Float64Array {
  const scores = new Float64Array(CODES.length);
  for (let i = 0; i < words; i++) {
    const word = (numbers[i] as number) - 1;
    if (word < 0) continue;
    for (const place of LANGUAGES_OF[word] as number[])
      scores[place] = (scores[place] as number) + (POINTS[word] as number);
  }
  return scores;
}

/** The one with the highest score; -1 where none has any. */
function best(scores: Float64Array, places: readonly number[]): number {
  let found = -1;
  let most = 0;
  for (const place of places) {
    const score = scores[place] as number;
    if (score <= most) continue;
    found = place;
    most = score;
  }
  return found;
}
