import { isUtf8 } from 'node:buffer';
import { detect } from 'chardet';

/** The text of a line or a row, whatever it is encoded in. */
export type Decode = (bytes: Buffer) => string;

const SAMPLE = 64 * 1024;

/** The encoding that bytes that aren't UTF-8 look like; windows-1252 where nothing better is known. */
export function guessEncoding(bytes: Uint8Array): string {
  const name = detect(bytes.subarray(0, SAMPLE)) ?? 'windows-1252';
  // A stray byte in UTF-8 is one character lost, not another encoding.
  if (name === 'ASCII') return 'utf-8';
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return 'windows-1252';
  }
}

/**
 * Decodes the lines of one file: UTF-8 where a line is, else the encoding that the file's start looks like,
 * guessed once and only when it is needed (guessing is slow).
 */
export function decoderFor(head: Uint8Array): Decode {
  let other: InstanceType<typeof TextDecoder> | undefined;
  return (bytes) => {
    if (isUtf8(bytes)) return bytes.toString('utf8');
    other ??= new TextDecoder(guessEncoding(isUtf8(head) ? bytes : head));
    return other.decode(bytes);
  };
}
