/** One look at bytes: whether they are UTF-8 as they stand, and what must be known to leave them so. */
export interface Utf8Survey {
  readonly isValid: boolean;
  /** Has anything but ASCII. The other signs are told of valid UTF-8 only. */
  readonly isBeyondAscii: boolean;
  /** Has U+FFFD. */
  readonly hasReplacements: boolean;
  /** Has what UTF-8 looks like that was decoded as windows-1252 and encoded again. */
  readonly isSuspect: boolean;
}

const HIGH = 0x80;
/** The highest bits of four bytes at once. */
const HIGH_BITS = 0x80808080 | 0;
const INVALID: Utf8Survey = { isValid: false, isBeyondAscii: true, hasReplacements: false, isSuspect: false };

/** First byte of U+00C0 to U+00FF; of these, U+00C2 to U+00F4 stand for lead bytes. */
const LATIN_LEAD = 0xc3;
const LATIN_FROM = 0x82;
const LATIN_TO = 0xb4;
/** First bytes of what windows-1252 shows continuation bytes as. */
const SHOWN_LEADS = new Uint8Array(0x100);
for (const byte of [0xc2, 0xc5, 0xc6, 0xcb, 0xe2]) SHOWN_LEADS[byte] = 1;

/** Linear; no string is made. Valid is what a strict decoder takes: no overlong forms, no surrogates. */
export function surveyUtf8(bytes: Uint8Array): Utf8Survey {
  const { length } = bytes;
  const skip = createSkip(bytes);
  let hasReplacements = false;
  let isSuspect = false;
  let at = skip(0);
  const isBeyondAscii = at < length;
  while (at < length) {
    const lead = bytes[at] as number;
    if (lead < HIGH) {
      at = skip(at + 1);
      continue;
    }
    const size = sequenceAt(bytes, at, lead);
    if (size === 0) return INVALID;
    if (lead === LATIN_LEAD) isSuspect ||= isShownPair(bytes, at);
    else if (lead === 0xef) hasReplacements ||= bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd;
    at += size;
  }
  return { isValid: true, isBeyondAscii, hasReplacements, isSuspect };
}

/** Whether there can be mojibake in a text of valid UTF-8. */
const isShownPair = (bytes: Uint8Array, at: number): boolean => {
  const second = bytes[at + 1] as number;
  return second >= LATIN_FROM && second <= LATIN_TO && SHOWN_LEADS[bytes[at + 2] as number] === 1;
};

/** How many bytes the sequence has whose first one is not ASCII; 0 where it is none. After table 3-7 of the Unicode standard. */
function sequenceAt(bytes: Uint8Array, at: number, lead: number): number {
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (at + size > bytes.length) return 0;
  const second = bytes[at + 1] as number;
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : HIGH;
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < least || second > most) return 0;
  if (size > 2 && !isContinuation(bytes[at + 2] as number)) return 0;
  return size > 3 && !isContinuation(bytes[at + 3] as number) ? 0 : size;
}

const isContinuation = (byte: number): boolean => (byte & 0xc0) === HIGH;

/** Gives the first place from `from` on that is not ASCII, or the end; sixteen bytes at once where there is enough of it. */
function createSkip(bytes: Uint8Array): (from: number) => number {
  const { length } = bytes;
  const skew = bytes.byteOffset & 3;
  const words = new Int32Array(bytes.buffer, bytes.byteOffset - skew, (skew + length) >> 2);
  const most = words.length - 4;
  return (from) => {
    let at = from;
    while (at < length && ((at + skew) & 3) !== 0) {
      if ((bytes[at] as number) >= HIGH) return at;
      at++;
    }
    let word = (at + skew) >> 2;
    const first = word;
    while (
      word <= most &&
      (((words[word] as number) |
        (words[word + 1] as number) |
        (words[word + 2] as number) |
        (words[word + 3] as number)) &
        HIGH_BITS) ===
        0
    )
      word += 4;
    at += (word - first) << 2;
    while (at < length && (bytes[at] as number) < HIGH) at++;
    return at;
  };
}
