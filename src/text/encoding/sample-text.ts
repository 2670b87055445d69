/** What detection is given at most: it costs two seconds per megabyte. */
const MOST = 16_384;
/** With less than that in pieces that tell, detection takes the beginning as it stands. */
const LEAST = 256;
const HIGH = 0x80;
const BLANK = 0x20;
/** Not in the second bytes of any encoding of double bytes. */
const BOUNDS = new Uint8Array(0x100);
for (const byte of [0x00, 0x0a, 0x0d, 0x3c, 0x3e]) BOUNDS[byte] = 1;

/**
 * What tells of an unknown encoding: the lines, and the pieces between two tags, that aren't plain ASCII. Markup and
 * scripts say nothing, and make every language look like English.
 */
export function sampleText(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(MOST);
  let length = 0;
  let from = 0;
  let isTelling = false;
  for (let at = 0; at <= bytes.length && length < MOST; at++) {
    const byte = at < bytes.length ? (bytes[at] as number) : 0;
    if (byte >= HIGH) isTelling = true;
    if (BOUNDS[byte] === 0) continue;
    if (isTelling) {
      const piece = bytes.subarray(from, Math.min(at, from + MOST - length));
      sample.set(piece, length);
      length += piece.length;
      if (length < MOST) sample[length++] = BLANK;
    }
    from = at + 1;
    isTelling = false;
  }
  return length < LEAST ? bytes.subarray(0, MOST) : sample.subarray(0, length);
}
