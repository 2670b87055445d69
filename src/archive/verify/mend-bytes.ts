import { hash } from 'node:crypto';

/** Bytes that are hashed for one file at most, some seconds of work: enough for one bad bit in 27 kB, any bad byte in 4.8 kB. */
const BUDGET = 6e9;
const BITS = Array.from({ length: 8 }, (_, bit) => 1 << bit);
const ANY = Array.from({ length: 255 }, (_, index) => index + 1);
const NEWLINE = 10;

/** Of a file of more bytes not even one place can be tried: it needn't be read. */
export const MOST_MENDABLE = Math.floor(BUDGET / ANY.length);

/**
 * The bytes as they were, where a single one of them went bad: every way to change one is held to the digest; in a file
 * of JSON lines first within the lines that aren't as we write them.
 * Undefined where that finds nothing, or would take too long.
 */
export function mendBytes(damaged: Uint8Array, sha256: string, isLines: boolean): Uint8Array | undefined {
  if (damaged.length > MOST_MENDABLE) return undefined;
  const suspects = isLines ? suspectLines(damaged) : [];
  const whole = { start: 0, end: damaged.length };
  const attempts: readonly (readonly [places: readonly Range[], changes: readonly number[]])[] = [
    [suspects, ANY],
    [[whole], BITS],
    [[whole], ANY],
  ];
  for (const [ranges, changes] of attempts) {
    const places = ranges.reduce((sum, { start, end }) => sum + end - start, 0);
    if (changes.length * places * damaged.length > BUDGET) continue;
    const mended = tryChanges(damaged, sha256, ranges, changes);
    if (mended !== undefined) return mended;
  }
  return undefined;
}

/** Places of bytes, the end not among them. */
interface Range {
  readonly start: number;
  readonly end: number;
}

function tryChanges(
  damaged: Uint8Array,
  sha256: string,
  ranges: readonly Range[],
  changes: readonly number[],
): Uint8Array | undefined {
  const bytes = Uint8Array.from(damaged);
  for (const { start, end } of ranges) {
    for (let at = start; at < end; at++) {
      const byte = bytes[at] as number;
      for (const change of changes) {
        bytes[at] = byte ^ change;
        if (hash('sha256', bytes) === sha256) return bytes;
      }
      bytes[at] = byte;
    }
  }
  return undefined;
}

/** The lines, each with its newline, that are no JSON, or not in the form that `JSON.stringify` gives. */
function suspectLines(bytes: Uint8Array): Range[] {
  const suspects: Range[] = [];
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(NEWLINE, start);
    const end = found === -1 ? bytes.length : found;
    const line = Buffer.from(bytes.subarray(start, end)).toString();
    if (found === -1 || !isOwnForm(line)) suspects.push({ start, end: Math.min(end + 1, bytes.length) });
    start = end + 1;
  }
  return suspects;
}

function isOwnForm(line: string): boolean {
  try {
    return JSON.stringify(JSON.parse(line)) === line;
  } catch {
    return false;
  }
}
