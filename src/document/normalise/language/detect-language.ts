import { detect } from 'tinyld';
import { wordList } from '../../../text/word-list.ts';
import { findByWords } from './find-by-words.ts';
import { LANGUAGE_OF_SCRIPT, mainScript, SCRIPT_LANGUAGES } from './scripts.ts';

export interface DetectedLanguage {
  /** BCP 47 primary language. */
  readonly language: string;
  /** The text leaves no doubt, whatever the page claims. */
  readonly sure: boolean;
}

const SAMPLE = 480;
/** Letter statistics say nothing of shorter texts; of longer ones they take as long as all else that is done to an article. */
const SHORTEST_GUESSED = 40;

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
  const found = findByWords(sample);
  if (found?.sure) return { language: found.language, sure: true };
  if (claimed !== null && fits(claimed, script)) return { language: claimed, sure: false };
  const guess = sample.length >= SHORTEST_GUESSED && !found?.likely ? detect(sample) : '';
  const language = guess || found?.language;
  return language ? { language, sure: false } : null;
}

function fits(language: string, script: string): boolean {
  const languages = SCRIPT_LANGUAGES.get(script);
  return languages ? languages.has(language) : script === 'Latin' && !ONLY_OTHER_SCRIPTS.has(language);
}

const ONLY_OTHER_SCRIPTS = new Set(wordList('ru uk bg mk be ar fa ur he el ja ko zh th hi ka hy bn ta te'));
