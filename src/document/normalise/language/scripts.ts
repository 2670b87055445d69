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

export const LANGUAGE_OF_SCRIPT: Readonly<Record<string, string>> = {
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
};

/** Languages of each script, for judging a claim; those of `LANGUAGE_OF_SCRIPT` aside. */
export const SCRIPT_LANGUAGES: Readonly<Record<string, ReadonlySet<string>>> = {
  Cyrillic: new Set('ru uk bg sr mk be kk ky mn tg tt uz az ba cv os ce'.split(' ')),
  Arabic: new Set('ar fa ur ps ckb ug sd ku az pnb'.split(' ')),
  Devanagari: new Set('hi mr ne sa mai bho kok'.split(' ')),
  Hebrew: new Set(['he', 'yi', 'iw', 'lad']),
  Bengali: new Set(['bn', 'as']),
  Ethiopic: new Set(['am', 'ti']),
  Han: new Set(['zh', 'ja', 'yue', 'wuu', 'lzh']),
};

function scriptOf(code: number): string | undefined {
  let low = 0;
  let high = RANGES.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = RANGES[middle] as Range;
    if (code < range.first) high = middle - 1;
    else if (code > range.last) low = middle + 1;
    else return range.script;
  }
  return undefined;
}

/** The script of most letters; Kana counts for Japanese where it is a tenth of the Han letters. */
export function mainScript(text: string): string | null {
  const counts = new Map<string, number>();
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x41 || (code > 0x5a && code < 0x61) || (code > 0x7a && code < 0xc0)) continue;
    const script = scriptOf(code);
    if (script) counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  let main: string | null = null;
  for (const [script, count] of counts)
    if (main === null || count * weight(script) > (counts.get(main) ?? 0) * weight(main)) main = script;
  if (main === 'Han' && (counts.get('Kana') ?? 0) * 10 > (counts.get('Han') ?? 0)) return 'Kana';
  return main;
}

/** A Han letter says as much as three Latin ones. */
function weight(script: string): number {
  return script === 'Han' || script === 'Kana' || script === 'Hangul' ? 3 : 1;
}
