import { hash } from 'node:crypto';

/** Bytes that are hashed for one file at most, some seconds of work: enough for one bad bit in 27 kB, any bad byte in 4.8 kB. */
const BUDGET = 6e9;
const BITS = Array.from({ length: 8 }, (_, bit) => 1 << bit);
const ANY = Array.from({ length: 255 }, (_, index) => index + 1);
const NEWLINE = 10;

/**
 * The bytes as they were, where a single one of them went bad: every way to change one is held to the digest; in a file
 * of JSON lines first within the lines that aren't as we write them.
 * Undefined where that finds nothing, or would take too long.
 */
export function mendBytes(damaged: Uint8Array, sha256: string, isLines: boolean): Uint8Array | undefined {
  const suspects = isLines ? suspectLines(damaged) : [];
  const all = Array.from(damaged.keys());
  for (const [places, changes] of [
    [suspects, ANY],
    [all, BITS],
    [all, ANY],
  ] as const) {
    if (changes.length * places.length * damaged.length > BUDGET) continue;
    const mended = tryChanges(damaged, sha256, places, changes);
    if (mended !== undefined) return mended;
  }
  return undefined;
}

function tryChanges(
  damaged: Uint8Array,
  sha256: string,
  places: readonly number[],
  changes: readonly number[],
): Uint8Array | undefined {
  const bytes = Uint8Array.from(damaged);
  for (const at of places) {
    const byte = bytes[at] as number;
    for (const change of changes) {
      bytes[at] = byte ^ change;
      if (hash('sha256', bytes) === sha256) return bytes;
    }
    bytes[at] = byte;
  }
  return undefined;
}

/** The places of all bytes in lines that are no JSON, or not in the form that `JSON.stringify` gives. */
function suspectLines(bytes: Uint8Array): number[] {
  const places: number[] = [];
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(NEWLINE, start);
    const end = found === -1 ? bytes.length : found;
    const line = Buffer.from(bytes.subarray(start, end)).toString();
    if (found === -1 || !isOwnForm(line)) for (let at = start; at <= end && at < bytes.length; at++) places.push(at);
    start = end + 1;
  }
  return places;
}

function isOwnForm(line: string): boolean {
  try {
    return JSON.stringify(JSON.parse(line)) === line;
  } catch {
    return false;
  }
}
