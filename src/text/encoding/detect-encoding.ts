import { analyse } from 'chardet';
import { sampleText } from './sample-text.ts';
import { wordsBeyondAscii } from './words-beyond-ascii.ts';

const HIGH_BYTE = 0x80;
/** Fewer bytes beyond ASCII say nothing of letters. */
const ENOUGH = 20;

interface ByteCounts {
  readonly counts: Uint32Array;
  readonly high: number;
  /** How many runs of bytes beyond ASCII there are. */
  readonly runs: number;
}

function countBytes(words: Uint8Array): ByteCounts {
  const counts = new Uint32Array(256);
  let high = 0;
  let runs = 0;
  words.forEach((byte, i) => {
    counts[byte] = (counts[byte] ?? 0) + 1;
    if (byte < HIGH_BYTE) return;
    high++;
    if (i === 0 || (words[i - 1] as number) < HIGH_BYTE) runs++;
  });
  return { counts, high, runs };
}

const sumOf = (counts: Uint32Array, from: number, to: number): number =>
  counts.subarray(from, to + 1).reduce((sum, count) => sum + count, 0);

/** A vowel or tone sign above or below its consonant, in TIS-620. */
const isThaiSign = (byte: number): boolean =>
  byte === 0xd1 || (byte >= 0xd4 && byte <= 0xda) || (byte >= 0xe7 && byte <= 0xee);
const isThaiConsonant = (byte: number): boolean => byte >= 0xa1 && byte <= 0xce;

/**
 * Thai: its signs stand on consonants, there are many, and often a tone stands on a vowel sign. In Korean and Chinese, bytes
 * of two signs never follow one another so: few characters begin with them.
 */
function isThai(words: Uint8Array, { counts, high }: ByteCounts): boolean {
  const letters = sumOf(counts, 0xa1, 0xda) + sumOf(counts, 0xdf, 0xfb);
  if (letters < high * 0.98) return false;
  let signs = 0;
  let placed = 0;
  let stacked = 0;
  words.forEach((byte, i) => {
    if (!isThaiSign(byte)) return;
    signs++;
    const before = words[i - 1] ?? 0;
    if (isThaiSign(before)) stacked++;
    else if (isThaiConsonant(before)) placed++;
  });
  return signs > high * 0.12 && stacked > high * 0.01 && placed + stacked > signs * 0.95;
}

/** The bytes of о, е, а, и, н, т, с, р, в, л: half of all letters in any Russian text. */
const FREQUENT_IN_866: readonly number[] = [0xae, 0xa5, 0xa0, 0xa8, 0xad, 0xe2, 0xe1, 0xe0, 0xa2, 0xab];

/** Cyrillic as DOS had it: words of letters only, the frequent ones frequent. */
function isCyrillicOfDos({ counts, high, runs }: ByteCounts): boolean {
  const letters = sumOf(counts, 0x80, 0xaf) + sumOf(counts, 0xe0, 0xf1);
  const frequent = FREQUENT_IN_866.reduce((sum, byte) => sum + (counts[byte] ?? 0), 0);
  return letters > high * 0.98 && frequent > high * 0.45 && high > runs * 3;
}

/** chardet knows them neither. */
function detectByLetters(words: Uint8Array): string | null {
  const bytes = countBytes(words);
  if (bytes.high < ENOUGH) return null;
  if (isThai(words, bytes)) return 'windows-874';
  return isCyrillicOfDos(bytes) ? 'ibm866' : null;
}

/**
 * What bytes that aren't UTF-8 look like: a label, or null. Words beyond ASCII count twice: English menus between them
 * make any page look Western.
 */
export function detectEncoding(bytes: Uint8Array): string | null {
  const sample = sampleText(bytes);
  const words = wordsBeyondAscii(sample);
  const found = detectByLetters(words);
  if (found !== null) return found;
  const chances = new Map<string, number>();
  for (const part of [sample, words]) {
    for (const { name, confidence } of analyse(part)) chances.set(name, (chances.get(name) ?? 0) + confidence);
  }
  return [...chances].reduce<[string | null, number]>((best, each) => (each[1] > best[1] ? each : best), [null, 0])[0];
}
