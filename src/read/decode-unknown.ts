import { isUtf8 } from 'node:buffer';
import { chooseEncoding, decodeAs } from '../text/encoding/decode-bytes.ts';

/** The text of a line or a row, whatever it is encoded in. */
export type Decode = (bytes: Buffer) => string;

/**
 * Decodes the lines of one file: UTF-8 where a line is, else the encoding that the file's start looks like,
 * chosen once and only when it is needed (that is slow).
 */
export function decoderFor(head: Uint8Array): Decode {
  let other: string | undefined;
  return (bytes) => {
    if (isUtf8(bytes)) return bytes.toString('utf8');
    other ??= chooseEncoding(isUtf8(head) ? bytes : head);
    return decodeAs(bytes, other) ?? bytes.toString('utf8');
  };
}

/** Encodings in which the second byte of a character may look like a backslash → its first byte. */
const LEADS: readonly (readonly [RegExp, (byte: number) => boolean])[] = [
  [/^shift|^sjis/i, (byte) => (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc)],
  [/^gb|^big5/i, (byte) => byte >= 0x81 && byte <= 0xfe],
];

/** Tells the first bytes of such characters, if a file's start is encoded so; null for all other files. */
export function leadOf(head: Uint8Array): ((byte: number) => boolean) | null {
  if (isUtf8(head)) return null;
  const encoding = chooseEncoding(head);
  return LEADS.find(([name]) => name.test(encoding))?.[1] ?? null;
}
