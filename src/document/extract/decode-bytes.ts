/** Bytes of a dump → text: byte order mark, valid UTF-8, the declared encoding, then detection. */
import { detect } from 'chardet';
import type { Flag } from '../../article.ts';
import { hasSuspectBytes, type Repair, repairMojibake } from './repair-mojibake.ts';
import { decodeWindows1252 } from './windows-1252.ts';

export interface DecodedText {
  readonly text: string;
  /** Of `encoding-detected`, `encoding-mismatch`, `mojibake-repaired`, `mojibake`, `replacement-characters`. */
  readonly flags: readonly Flag[];
}

/** Detection reads no more than this: it costs a second per megabyte. */
const DETECTION_BYTES = 65_536;

const LATIN_1 = /^(?:iso-?8859-?1|latin-?1|windows-?1252|cp-?1252|us-?ascii|ascii|l1)$/i;
const UTF_8 = /^(?:utf-?8|unicode-1-1-utf-8)$/i;
const WIDE = /^(?:utf-?16|utf-?32|ucs-?2|unicode)/i;
const CJK_CHARSET = /^(?:gb|big5|euc|shift|sjis|x-sjis|ms932|windows-31j|iso-2022|hz|ks_c|cp949|windows-949)/i;
const HIGH_BYTE = 0x80;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const looseUtf8 = new TextDecoder('utf-8');

/**
 * @param declared what the HTTP header, a `<meta>` or the reader says; unknown labels are ignored.
 * Never throws: what can't be decoded becomes U+FFFD with the flag `replacement-characters`.
 */
export function decodeBytes(bytes: Uint8Array, declared?: string): DecodedText {
  const flags: Flag[] = [];
  const { text, outcome } = repairIfSuspect(decode(bytes, declared?.trim() ?? '', flags), bytes);
  if (outcome !== 'clean') flags.push(outcome === 'repaired' ? 'mojibake-repaired' : 'mojibake');
  if (text.includes('\ufffd')) flags.push('replacement-characters');
  return { text, flags };
}

/** Most pages are UTF-8 whose bytes show at a glance that no mojibake is in them. */
function repairIfSuspect(decoded: Decoded, bytes: Uint8Array): Repair {
  if (decoded.isUtf8 && !hasSuspectBytes(bytes)) return { text: decoded.text, outcome: 'clean' };
  return repairMojibake(decoded.text);
}

interface Decoded {
  readonly text: string;
  readonly isUtf8: boolean;
}

function decode(bytes: Uint8Array, declared: string, flags: Flag[]): Decoded {
  const marked = markedEncoding(bytes);
  if (marked !== null) return { text: new TextDecoder(marked).decode(bytes), isUtf8: false };
  // A legacy encoding of double bytes can pass for UTF-8 by chance in a short text; one of single bytes can't.
  if (!WIDE.test(declared) && !CJK_CHARSET.test(declared)) {
    const utf8 = decodeStrictly(bytes);
    if (utf8 !== null) {
      if (declared !== '' && !UTF_8.test(declared) && isBeyondAscii(utf8, bytes)) flags.push('encoding-mismatch');
      return { text: utf8, isUtf8: true };
    }
  }
  if (declared !== '' && !UTF_8.test(declared)) {
    const asDeclared = decodeAs(bytes, declared);
    if (asDeclared !== null && !asDeclared.includes('\ufffd')) return { text: asDeclared, isUtf8: false };
  }
  return { text: decodeUndeclared(bytes, flags), isUtf8: false };
}

function decodeUndeclared(bytes: Uint8Array, flags: Flag[]): string {
  const utf8 = looseUtf8.decode(bytes);
  // Truncated or spoilt UTF-8: mostly whole sequences with a few faults. Anything else has a fault at nearly every one.
  if (mostlyWhole(utf8)) return utf8;
  flags.push('encoding-detected');
  const guess = detect(bytes.length > DETECTION_BYTES ? bytes.subarray(0, DETECTION_BYTES) : bytes);
  return (guess !== null ? decodeAs(bytes, guess) : null) ?? decodeWindows1252(bytes);
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

/** Null for a label that nobody knows. */
function decodeAs(bytes: Uint8Array, label: string): string | null {
  if (LATIN_1.test(label)) return decodeWindows1252(bytes);
  try {
    return new TextDecoder(label).decode(bytes);
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
