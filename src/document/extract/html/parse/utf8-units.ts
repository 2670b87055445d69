/** Characters of valid UTF-8 as UTF-16 units, where they stand: nothing is decoded as a whole. */

/** From here on bytes are part of longer sequences. */
export const BEYOND_ASCII = 0x80;
const SURROGATE = 0xd800;

/** Bytes of the sequence that begins with `lead`. */
export const sizeOf = (lead: number): number => (lead < BEYOND_ASCII ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4);

/** The unit that begins at `at`; U+D800 for all that are written with two. */
export function unitAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number;
  if (lead < BEYOND_ASCII) return lead;
  if (lead < 0xe0) return ((lead & 0x1f) << 6) | low(bytes, at + 1);
  if (lead < 0xf0) return ((lead & 0x0f) << 12) | (low(bytes, at + 1) << 6) | low(bytes, at + 2);
  return SURROGATE;
}

const low = (bytes: Uint8Array, at: number): number => (bytes[at] as number) & 0x3f;

/** Where the last character before `end` begins. */
export function lastBefore(bytes: Uint8Array, end: number): number {
  let at = end - 1;
  while (((bytes[at] as number) & 0xc0) === BEYOND_ASCII) at--;
  return at;
}

/** UTF-16 units of what stands from `from` to `to`. */
export function countUnits(bytes: Uint8Array, from: number, to: number): number {
  let units = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if ((byte & 0xc0) !== BEYOND_ASCII) units += byte < 0xf0 ? 1 : 2;
  }
  return units;
}
