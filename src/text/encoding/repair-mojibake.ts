import { encodeWindows1252 } from './windows-1252.ts';

/** A UTF-8 lead byte and a continuation byte, each shown as a windows-1252 character: present in all such mojibake. */
const SUSPECT =
  /[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/;

/**
 * What no living spelling has: `Ã©`, `Â°`, `Ð°`, `â€™`, three such characters in a row; after Ä, Å, Î, Ï, Ø and Ù
 * anything but quotes and dashes (`»PÅ«` is Danish). `NESTLÉ®` is none of these.
 */
const STRONG =
  /[\u00c2\u00c3\u00d0\u00d1][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|[\u00c4\u00c5\u00ce\u00cf\u00d8\u00d9][\u0080-\u00aa\u00ac\u00ad\u00af-\u00ba\u00bc-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u201a\u2020-\u2022\u2030\u20ac]|\u00e2\u20ac|[\u00e0-\u00ef][\u0080-\u00bf\u20ac\u201a-\u203a\u0152\u0153\u0160\u0161\u017d\u017e\u0178][\u0080-\u00bf\u0152-\u20ac\u2122]/;

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export interface Repair {
  readonly text: string;
  /** `left`: signs of mojibake that no round trip proves. */
  readonly outcome: 'clean' | 'repaired' | 'left';
}

/**
 * UTF-8 that was once decoded as windows-1252 is decoded back where a round trip proves it: the whole text, or else
 * each line by itself, encodes to windows-1252 and those bytes are valid UTF-8.
 */
export function repairMojibake(text: string): Repair {
  if (!SUSPECT.test(text) || !STRONG.test(text)) return { text, outcome: 'clean' };
  const whole = roundTrip(text);
  if (whole !== null) return { text: whole, outcome: 'repaired' };
  let repaired = 0;
  const lines = text.split('\n').map((line) => {
    const fixed = STRONG.test(line) ? roundTrip(line) : null;
    if (fixed === null) return line;
    repaired++;
    return fixed;
  });
  const result = repaired > 0 ? lines.join('\n') : text;
  if (STRONG.test(result)) return { text: result, outcome: 'left' };
  return { text: result, outcome: repaired > 0 ? 'repaired' : 'clean' };
}

function roundTrip(text: string): string | null {
  const bytes = encodeWindows1252(text);
  if (bytes === null) return null;
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}
