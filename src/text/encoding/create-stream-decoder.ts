import iconv from 'iconv-lite';
import { eastAsianTable } from './decode-east-asian.ts';

/** Decodes a file chunk by chunk. */
export interface StreamDecoder {
  /** As TextDecoder names it. */
  readonly encoding: string;
  write(chunk: Uint8Array): string;
  end(): string;
}

/** @param label one that `decodeAs` reads; the same bytes become the same text as there. */
export function createStreamDecoder(label: string): StreamDecoder {
  const decoder = new TextDecoder(label);
  const { encoding } = decoder;
  const table = eastAsianTable(encoding);
  if (table === undefined)
    return { encoding, write: (chunk) => decoder.decode(chunk, { stream: true }), end: () => decoder.decode() };
  const wider = iconv.getDecoder(table);
  return {
    encoding,
    // It reads bytes by their index only.
    write: (chunk) => wider.write(chunk as Parameters<typeof wider.write>[0]),
    end: () => wider.end() ?? '',
  };
}
