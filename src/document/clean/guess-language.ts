import type { Draft } from '../../article.ts';
import { wordList } from '../../text/word-list.ts';
import { STOP_WORDS } from './stop-words.ts';

const LANGUAGES_OF = new Map<string, string[]>();
for (const [language, words] of Object.entries(STOP_WORDS)) {
  for (const word of wordList(words)) LANGUAGES_OF.set(word, [...(LANGUAGES_OF.get(word) ?? []), language]);
}

const SAMPLE = 2000;
const FEWEST_WORDS = 3;
const WORD = /[\p{L}\p{M}]+/gu;
const KANA = /[\u3040-\u30ff]/g;
const HAN = /[\u4e00-\u9fff]/g;
const HANGUL = /[\uac00-\ud7af]/g;
const THAI = /[\u0e00-\u0e7f]/g;
const PRIMARY = /^[a-z]{2,3}/i;

/**
 * The language whose rules may speak: by script and stop words of the longest blocks' beginning, else what the document claims.
 * Coarse on purpose; the archived language is decided when normalising. Null where nothing tells.
 */
export function guessLanguage(draft: Draft): string | null {
  const longest = [...draft.blocks].sort((a, b) => b.text.length - a.text.length).slice(0, 5);
  const sample = longest
    .map(({ text }) => text.slice(0, SAMPLE / 4))
    .join('\n')
    .toLowerCase();
  return byScript(sample) ?? byStopWords(sample) ?? claimed(draft);
}

function byScript(sample: string): string | null {
  const kana = sample.match(KANA)?.length ?? 0;
  const han = sample.match(HAN)?.length ?? 0;
  const hangul = sample.match(HANGUL)?.length ?? 0;
  const thai = sample.match(THAI)?.length ?? 0;
  const most = Math.max(kana + han, hangul, thai);
  if (most * 3 < sample.length) return null;
  if (most === hangul) return 'ko';
  if (most === thai) return 'th';
  return kana * 10 > han ? 'ja' : 'zh';
}

function byStopWords(sample: string): string | null {
  const votes = new Map<string, number>();
  for (const [word] of sample.matchAll(WORD)) {
    for (const language of LANGUAGES_OF.get(word) ?? []) votes.set(language, (votes.get(language) ?? 0) + 1);
  }
  let best: string | null = null;
  for (const [language, count] of votes) {
    if (count >= FEWEST_WORDS && (best === null || count > (votes.get(best) ?? 0))) best = language;
  }
  return best;
}

const claimed = (draft: Draft): string | null => {
  const claim = draft.claims.find(({ field }) => field === 'language')?.value;
  return claim === undefined ? null : (PRIMARY.exec(claim)?.[0].toLowerCase() ?? null);
};
