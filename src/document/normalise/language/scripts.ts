import { wordList } from '../../../text/word-list.ts';

/** Blocks of Unicode by script, and the language of those that only one language of the news writes. */
interface Range {
  readonly first: number;
  readonly last: number;
  readonly script: string;
}

const RANGES: readonly Range[] = [
  { first: 0x41, last: 0x24f, script: 'Latin' },
  { first: 0x370, last: 0x3ff, script: 'Greek' },
  { first: 0x400, last: 0x52f, script: 'Cyrillic' },
  { first: 0x530, last: 0x58f, script: 'Armenian' },
  { first: 0x590, last: 0x5ff, script: 'Hebrew' },
  { first: 0x600, last: 0x77f, script: 'Arabic' },
  { first: 0x900, last: 0x97f, script: 'Devanagari' },
  { first: 0x980, last: 0x9ff, script: 'Bengali' },
  { first: 0xa00, last: 0xa7f, script: 'Gurmukhi' },
  { first: 0xa80, last: 0xaff, script: 'Gujarati' },
  { first: 0xb00, last: 0xb7f, script: 'Oriya' },
  { first: 0xb80, last: 0xbff, script: 'Tamil' },
  { first: 0xc00, last: 0xc7f, script: 'Telugu' },
  { first: 0xc80, last: 0xcff, script: 'Kannada' },
  { first: 0xd00, last: 0xd7f, script: 'Malayalam' },
  { first: 0xd80, last: 0xdff, script: 'Sinhala' },
  { first: 0xe00, last: 0xe7f, script: 'Thai' },
  { first: 0xe80, last: 0xeff, script: 'Lao' },
  { first: 0x1000, last: 0x109f, script: 'Myanmar' },
  { first: 0x10a0, last: 0x10ff, script: 'Georgian' },
  { first: 0x1100, last: 0x11ff, script: 'Hangul' },
  { first: 0x1200, last: 0x139f, script: 'Ethiopic' },
  { first: 0x1780, last: 0x17ff, script: 'Khmer' },
  { first: 0x1e00, last: 0x1eff, script: 'Latin' },
  { first: 0x1f00, last: 0x1fff, script: 'Greek' },
  { first: 0x3040, last: 0x30ff, script: 'Kana' },
  { first: 0x3400, last: 0x9fff, script: 'Han' },
  { first: 0xac00, last: 0xd7af, script: 'Hangul' },
];

export const LANGUAGE_OF_SCRIPT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Greek: 'el',
    Armenian: 'hy',
    Hebrew: 'he',
    Bengali: 'bn',
    Gurmukhi: 'pa',
    Gujarati: 'gu',
    Oriya: 'or',
    Tamil: 'ta',
    Telugu: 'te',
    Kannada: 'kn',
    Malayalam: 'ml',
    Sinhala: 'si',
    Thai: 'th',
    Lao: 'lo',
    Myanmar: 'my',
    Georgian: 'ka',
    Hangul: 'ko',
    Ethiopic: 'am',
    Khmer: 'km',
  }),
);

/** Languages of each script, for judging a claim; those of `LANGUAGE_OF_SCRIPT` aside. */
export const SCRIPT_LANGUAGES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    Cyrillic: new Set(wordList('ru uk bg sr mk be kk ky mn tg tt uz az ba cv os ce')),
    Arabic: new Set(wordList('ar fa ur ps ckb ug sd ku az pnb')),
    Devanagari: new Set(wordList('hi mr ne sa mai bho kok')),
    Hebrew: new Set(['he', 'yi', 'iw', 'lad']),
    Bengali: new Set(['bn', 'as']),
    Ethiopic: new Set(['am', 'ti']),
    Han: new Set(['zh', 'ja', 'yue', 'wuu', 'lzh']),
  }),
);

const SCRIPTS: readonly string[] = [...new Set(RANGES.map(({ script }) => script))];
const NONE = SCRIPTS.length;

/** The script of each UTF-16 unit, by its place in `SCRIPTS`. */
const SCRIPT_OF = new Uint8Array(0x10000).fill(NONE);
for (const { first, last, script } of RANGES) SCRIPT_OF.fill(SCRIPTS.indexOf(script), first, last + 1);
/** Punctuation among the Latin letters. */
for (const [first, last] of [
  [0x5b, 0x60],
  [0x7b, 0xbf],
] as const)
  SCRIPT_OF.fill(NONE, first, last + 1);

/** The script of most letters, of those with as many the first; Kana counts for Japanese where it is a tenth of the Han letters. */
export function mainScript(text: string): string | null {
  const counts = new Int32Array(NONE + 1);
  const order: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const script = SCRIPT_OF[text.charCodeAt(i)] as number;
    if (script === NONE) continue;
    if (counts[script] === 0) order.push(script);
    counts[script] = (counts[script] as number) + 1;
  }
  const countOf = (script: string): number => counts[SCRIPTS.indexOf(script)] as number;
  let main: string | null = null;
  let most = 0;
  for (const number of order) {
    const script = SCRIPTS[number] as string;
    const weighed = (counts[number] as number) * weight(script);
    if (weighed > most) [main, most] = [script, weighed];
  }
  return main === 'Han' && countOf('Kana') * 10 > countOf('Han') ? 'Kana' : main;
}

/** A Han letter says as much as three Latin ones. */
function weight(script: string): number {
  return script === 'Han' || script === 'Kana' || script === 'Hangul' ? 3 : 1;
}
