/** Bytes of a dump → text: byte order mark, valid UTF-8, the declared encoding, then detection. */
import type { Flag } from '../../article.ts';
import { decodeEastAsian } from './decode-east-asian.ts';
import { detectEncoding } from './detect-encoding.ts';
import { repairMojibake } from './repair-mojibake.ts';
import { surveyUtf8 } from './survey-utf8.ts';
import { decodeWindows1252 } from './windows-1252.ts';

export interface DecodedText {
  readonly text: string;
  /** Of `encoding-detected`, `encoding-mismatch`, `mojibake-repaired`, `mojibake`, `replacement-characters`. */
  readonly flags: readonly Flag[];
}

const LATIN_1 = /^(?:iso-?8859-?1|latin-?1|windows-?1252|cp-?1252|us-?ascii|ascii|l1)$/i;
const UTF_8 = /^(?:utf-?8|unicode-1-1-utf-8)$/i;
const WIDE = /^(?:utf-?16|utf-?32|ucs-?2|unicode)/i;
const CJK_CHARSET = /^(?:gb|big5|euc|shift|sjis|x-sjis|ms932|windows-31j|iso-2022|hz|ks_c|cp949|windows-949)/i;
const HIGH_BYTE = 0x80;
/** Bytes of one, in UTF-8 and GB 18030. */
const LONGEST_CHARACTER = 4;
/** Bytes of its byte order mark. */
const UTF_8_MARK = 3;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const looseUtf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/**
 * @param declared what the HTTP header, a `<meta>` or the reader says; unknown labels are ignored.
 * Never throws: what can't be decoded becomes U+FFFD with the flag `replacement-characters`.
 */
export function decodeBytes(bytes: Uint8Array, declared = ''): DecodedText {
  const sound = soundUtf8(bytes, declared.trim());
  if (sound !== null) return { text: looseUtf8.decode(sound.bytes), flags: sound.flags };
  return decodeOthers(bytes, declared.trim());
}

export interface EncodedText {
  /** Valid UTF-8 without a byte order mark: the bytes that were given, wherever they are that. */
  readonly bytes: Uint8Array;
  readonly flags: readonly Flag[];
}

/** What `decodeBytes` gives, as UTF-8. Most pages are it already: of these no string is made. */
export function toUtf8(bytes: Uint8Array, declared = ''): EncodedText {
  const sound = soundUtf8(bytes, declared.trim());
  if (sound !== null) return sound;
  const { text, flags } = decodeOthers(bytes, declared.trim());
  return { bytes: encoder.encode(text), flags };
}

/** Null for bytes that are no UTF-8, that may be something else, or that may be mojibake. */
function soundUtf8(bytes: Uint8Array, declared: string): EncodedText | null {
  const marked = markedEncoding(bytes);
  if (marked === null ? !mayBeUtf8(declared) : marked !== 'utf-8') return null;
  const text = marked === null ? bytes : bytes.subarray(UTF_8_MARK);
  const { isValid, isSuspect, isBeyondAscii, hasReplacements } = surveyUtf8(text);
  if (!isValid || isSuspect) return null;
  const flags: Flag[] = [];
  if (marked === null && isBeyondAscii && contradicts(declared)) flags.push('encoding-mismatch');
  if (hasReplacements) flags.push('replacement-characters');
  return { bytes: text, flags };
}

/** A legacy encoding of double bytes can pass for UTF-8 by chance in a short text; one of single bytes can't. */
const mayBeUtf8 = (declared: string): boolean => !WIDE.test(declared) && !CJK_CHARSET.test(declared);
const contradicts = (declared: string): boolean => declared !== '' && !UTF_8.test(declared);

function decodeOthers(bytes: Uint8Array, declared: string): DecodedText {
  const flags: Flag[] = [];
  const { text, outcome } = repairMojibake(decode(bytes, declared, flags).text);
  if (outcome !== 'clean') flags.push(outcome === 'repaired' ? 'mojibake-repaired' : 'mojibake');
  if (text.includes('\ufffd')) flags.push('replacement-characters');
  return { text, flags };
}

/** A text and the encoding that it was read as. */
interface Reading {
  readonly text: string;
  readonly label: string;
}

const reading = (label: string, text: string): Reading => ({ label, text });

function decode(bytes: Uint8Array, declared: string, flags: Flag[]): Reading {
  const marked = markedEncoding(bytes);
  if (marked !== null) return reading(marked, new TextDecoder(marked).decode(bytes));
  if (mayBeUtf8(declared)) {
    const utf8 = decodeStrictly(bytes);
    if (utf8 !== null) {
      if (contradicts(declared) && isBeyondAscii(utf8, bytes)) flags.push('encoding-mismatch');
      return reading('utf-8', utf8);
    }
  }
  if (contradicts(declared)) {
    const asDeclared = decodeAs(bytes, declared);
    if (asDeclared !== null && !isDoubtful(asDeclared, declared, bytes)) return reading(declared, asDeclared);
  }
  return decodeUndeclared(bytes, flags);
}

/**
 * The encoding that a whole file is read as, from its beginning: chosen as `decodeBytes` chooses it.
 * @param sample may end within a character
 */
export function chooseEncoding(sample: Uint8Array, declared = ''): string {
  let end = sample.length;
  while (end > 0 && end > sample.length - LONGEST_CHARACTER && (sample[end - 1] as number) >= HIGH_BYTE) end--;
  return decode(sample.subarray(0, end), declared.trim(), []).label;
}

/**
 * A byte or two gone wrong don't disprove an encoding of double bytes: another would leave a fault at every character. But
 * UTF-8 read as one leaves few, so what can be UTF-8 is that.
 */
const isDoubtful = (text: string, declared: string, bytes: Uint8Array): boolean =>
  text.includes('\ufffd') &&
  !(CJK_CHARSET.test(declared) && mostlyWhole(text) && !mostlyWhole(looseUtf8.decode(bytes)));

function decodeUndeclared(bytes: Uint8Array, flags: Flag[]): Reading {
  const utf8 = looseUtf8.decode(bytes);
  // Truncated or spoilt UTF-8: mostly whole sequences with a few faults. Anything else has a fault at nearly every one.
  if (mostlyWhole(utf8)) return reading('utf-8', utf8);
  flags.push('encoding-detected');
  const guess = detectEncoding(bytes);
  const text = guess === null ? null : decodeAs(bytes, guess);
  return text === null ? reading('windows-1252', decodeWindows1252(bytes)) : reading(guess ?? '', text);
}

function markedEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return null;
  }
}

/** The text, U+FFFD where bytes are none; null for a label that nobody knows. */
export function decodeAs(bytes: Uint8Array, label: string): string | null {
  if (LATIN_1.test(label)) return decodeWindows1252(bytes);
  try {
    const decoder = new TextDecoder(label);
    return decodeEastAsian(bytes, decoder.encoding) ?? decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-8 has fewer units than bytes as soon as it has one sequence of two bytes or more. */
const isBeyondAscii = (text: string, bytes: Uint8Array): boolean => text.length < bytes.length;

function mostlyWhole(text: string): boolean {
  let faults = 0;
  let whole = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0xfffd) faults++;
    else if (unit >= HIGH_BYTE) whole++;
  }
  return whole > faults * 4;
}
