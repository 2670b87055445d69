import { DocumentRejected } from '../stage.ts';
import type { Decode } from './decode-unknown.ts';

const OBJECT = 0x7b;
const ARRAY = 0x5b;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
export const MAX_JSON_DEPTH = 1000;

/** Whether a byte stands there more often than `limit` times; cheap where it hardly does. */
function isFrequent(bytes: Buffer, byte: number, limit: number): boolean {
  let count = 0;
  for (let at = bytes.indexOf(byte); at !== -1; at = bytes.indexOf(byte, at + 1)) if (++count > limit) return true;
  return false;
}

function depthOf(bytes: Buffer): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (quoted) {
      if (byte === BACKSLASH) at++;
      else if (byte === QUOTE) quoted = false;
    } else if (byte === QUOTE) quoted = true;
    else if (byte === OBJECT || byte === ARRAY) deepest = Math.max(deepest, ++depth);
    else if (byte === OBJECT + 2 || byte === ARRAY + 2) depth--;
  }
  return deepest;
}

/** Nesting can't be deeper than there are brackets, so that most values need no closer look. */
function isTooDeep(bytes: Buffer): boolean {
  const mayBe = isFrequent(bytes, OBJECT, MAX_JSON_DEPTH / 2) || isFrequent(bytes, ARRAY, MAX_JSON_DEPTH / 2);
  return mayBe && depthOf(bytes) > MAX_JSON_DEPTH;
}

/**
 * A JSON value.
 * Throws `DocumentRejected`: `nested-too-deep` before anything is built, `bad-json` otherwise.
 */
export function parseJson(bytes: Buffer, decode: Decode): unknown {
  if (isTooDeep(bytes)) {
    throw new DocumentRejected('nested-too-deep', `Expected JSON nested at most ${MAX_JSON_DEPTH} deep, got deeper`);
  }
  const text = decode(bytes);
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : String(error);
    throw new DocumentRejected('bad-json', `Expected a JSON value, got ${bytes.length} bytes that aren't: ${reason}`);
  }
}
