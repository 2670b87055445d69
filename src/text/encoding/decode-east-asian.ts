/**
 * The encodings of which Node's decoder knows the old standard only: Korean pages use syllables and those of Hong Kong
 * characters that were added later, and browsers read them (https://encoding.spec.whatwg.org/).
 */
import iconv from 'iconv-lite';

/** The name of the encoding as TextDecoder has it → the table with all that was added. */
const TABLES: ReadonlyMap<string, string> = new Map([
  ['euc-kr', 'cp949'],
  ['big5', 'big5hkscs'],
]);

/** @param encoding as TextDecoder names it */
export const eastAsianTable = (encoding: string): string | undefined => TABLES.get(encoding);

/** The text, U+FFFD where bytes are none; null for other encodings. @param encoding as TextDecoder names it */
export function decodeEastAsian(bytes: Uint8Array, encoding: string): string | null {
  const table = eastAsianTable(encoding);
  // It reads bytes by their index only.
  return table === undefined ? null : iconv.decode(bytes as Parameters<typeof iconv.decode>[0], table);
}
