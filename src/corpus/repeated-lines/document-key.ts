/** Hex digits of a line in a key: 32 bits. */
const DIGITS = 8;

/**
 * The key by which a document is counted once, ever: the leading 32 bits of the hashes of its longest lines, longest first.
 * Two keys can be compared as sets, so that a copy with other furniture is recognized in a later run, too.
 */
export function documentKey(content: Uint32Array): string {
  let key = '';
  for (const line of content) key += line.toString(16).padStart(DIGITS, '0');
  return key;
}

/** The lines of a key, longest first. */
export function keyLines(key: string): number[] {
  const lines: number[] = [];
  for (let at = 0; at + DIGITS <= key.length; at += DIGITS) lines.push(Number.parseInt(key.slice(at, at + DIGITS), 16));
  return lines;
}
