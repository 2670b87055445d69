import type { LineHash } from '../../learned-lines.ts';

/** Hex digits of a line's hash that stand in a key: 32 bits. */
const DIGITS = 8;

/**
 * The key by which a document is counted once, ever: the leading 32 bits of the hashes of its longest lines, longest first.
 * Two keys can be compared as sets, so that a copy with other furniture is recognized in a later run, too.
 */
export function documentKey(content: readonly LineHash[]): string {
  return content.map((hash) => hash.slice(0, DIGITS)).join('');
}

/** The lines of a key, longest first. */
export function keyLines(key: string): number[] {
  const lines: number[] = [];
  for (let at = 0; at + DIGITS <= key.length; at += DIGITS) lines.push(Number.parseInt(key.slice(at, at + DIGITS), 16));
  return lines;
}
