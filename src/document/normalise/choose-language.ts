import type { Claim, Draft } from '../../article.ts';
import type { Verdicts } from './grounds.ts';
import { detectLanguage } from './language/detect-language.ts';
import { areKin } from './language/kin.ts';

const CODE = /^[a-z]{2,3}(?=$|[-_])/i;
const SAMPLE = 700;
const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    english: 'en',
    german: 'de',
    deutsch: 'de',
    french: 'fr',
    spanish: 'es',
    italian: 'it',
    nb: 'no',
    iw: 'he',
    in: 'id',
    jp: 'ja',
    ge: 'ka',
    gr: 'el',
    cz: 'cs',
    dk: 'da',
    se: 'sv',
    kr: 'ko',
    cn: 'zh',
    ua: 'uk',
    vn: 'vi',
  }),
);
/** Not languages, or codes that pages use for a country. */
const NO_LANGUAGE = new Set(['und', 'mul', 'zxx', 'xx', 'und', 'www']);

function primary(value: string): string | null {
  const folded = value.trim().toLowerCase();
  const code = NAMES.get(folded) ?? CODE.exec(folded)?.[0];
  if (!code || NO_LANGUAGE.has(code)) return null;
  return NAMES.get(code) ?? code;
}

/** The beginning of the text, long paragraphs first: lines of furniture are short. */
function sample(draft: Draft): string {
  let text = '';
  for (const least of [80, 0]) {
    for (const block of draft.blocks) {
      if (block.text.length < least || block.kind === 'code') continue;
      text += `${block.text.slice(0, SAMPLE)}\n`;
      if (text.length >= SAMPLE) return text.slice(0, SAMPLE);
    }
    if (text.length > 200) return text;
    if (least === 80) text = '';
  }
  return text || (draft.claims.find((claim) => claim.field === 'title')?.value ?? '');
}

/** The language of the text; what the page says counts where the text leaves doubt, the site's setting where both are silent. */
export function chooseLanguage(
  draft: Draft,
  claims: readonly Claim[],
  setting: string | undefined,
  verdicts: Verdicts,
): string | null {
  const claimed = claims.map((claim) => primary(claim.value)).find((code) => code !== null) ?? null;
  const hint = claimed ?? setting ?? null;
  const detected = detectLanguage(sample(draft), hint);
  const language = detected ? (hint !== null && areKin(detected.language, hint) ? hint : detected.language) : hint;
  for (const claim of claims) {
    if (primary(claim.value) === language)
      verdicts.won(claim, detected?.sure ? 'the text is in this language' : 'nothing in the text speaks against it');
    else verdicts.lost(claim, language === null ? 'not a language' : `the text reads as ${language}`);
  }
  return language;
}
