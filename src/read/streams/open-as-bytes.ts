import { sniffEncoding } from '../kinds/sniff-encoding.ts';
import type { ByteStream, InputFile } from '../reader.ts';

/** Whether a file is UTF-16, and is handed on as UTF-8. */
export const isTranscoded = (file: InputFile): boolean => sniffEncoding(file.head).name !== 'utf-8';

async function* toUtf8(stream: ByteStream, encoding: string): ByteStream {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of stream) yield Buffer.from(decoder.decode(chunk, { stream: true }), 'utf8');
  yield Buffer.from(decoder.decode(), 'utf8');
}

/** The file in an encoding that can be split at bytes: UTF-16 becomes UTF-8, anything else stays. */
export function openAsBytes(file: InputFile, from = 0): ByteStream {
  const { name } = sniffEncoding(file.head);
  return name === 'utf-8' ? file.open(from) : toUtf8(file.open(), name);
}
