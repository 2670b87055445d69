const LESS = 0x3c;
const GREATER = 0x3e;
const SPACE = 0x20;
const HIGH = 0x80;

const separates = (byte: number): boolean => byte <= SPACE || byte === LESS || byte === GREATER;

/** The words that have more than ASCII in them, with a space after each: of a page, those that tell its language. */
export function wordsBeyondAscii(bytes: Uint8Array): Uint8Array {
  const words = new Uint8Array(bytes.length + 1);
  let length = 0;
  let at = 0;
  while (at < bytes.length) {
    const start = at;
    let isBeyond = false;
    while (at < bytes.length && !separates(bytes[at] as number)) isBeyond = (bytes[at++] as number) >= HIGH || isBeyond;
    if (isBeyond) {
      words.set(bytes.subarray(start, at), length);
      length += at - start;
      words[length++] = SPACE;
    }
    at++;
  }
  return words.subarray(0, length);
}
