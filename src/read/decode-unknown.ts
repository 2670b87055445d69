import { detect } from 'chardet';

const SAMPLE = 64 * 1024;

/** Text that isn't UTF-8, in the encoding its bytes look like; windows-1252 where nothing better is known. */
export function decodeUnknown(bytes: Uint8Array): string {
  const name = detect(bytes.subarray(0, SAMPLE)) ?? 'windows-1252';
  // A stray byte in UTF-8 is one character lost, not another encoding.
  if (name === 'UTF-8' || name === 'ASCII') return new TextDecoder('utf-8').decode(bytes);
  try {
    return new TextDecoder(name).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
