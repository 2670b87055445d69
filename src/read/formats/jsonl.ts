import { type Decode, decoderFor } from '../decode-unknown.ts';
import { jsonItem } from '../fields/row-item.ts';
import { rejectedItem } from '../make-document.ts';
import type { InputFile, Reader, ReaderContext, ReadItem } from '../reader.ts';
import { tooLarge } from '../streams/collect-bytes.ts';
import { openAsBytes } from '../streams/open-as-bytes.ts';
import { type Line, splitLines } from '../streams/split-lines.ts';

const SPACE = 0x20;

/** Blank to JSON: nothing but spaces and control characters, or a byte order mark alone. */
const isBlank = (bytes: Buffer): boolean => {
  const first = bytes[0];
  return first === undefined || (first <= SPACE && bytes.every((byte) => byte <= SPACE));
};

interface LineContext extends Pick<ReaderContext, 'limits' | 'fields'> {
  readonly decode: Decode;
}

function* readLine(file: InputFile, line: Line, { limits, fields, decode }: LineContext): Generator<ReadItem> {
  const { offset, bytes } = line;
  if (bytes === null) {
    yield rejectedItem(file, 'too-large', tooLarge(limits.maxDocumentBytes).message, { offset });
    return;
  }
  const item = jsonItem(file, bytes, offset, { fields, decode });
  if (line.ending === '' && item.type === 'rejected' && item.rejection.code === 'bad-json') {
    // It may still be being written: read when it is complete.
    yield rejectedItem(file, 'truncated', CUT_LINE, { offset, original: bytes });
    yield { type: 'resume', at: offset };
  } else yield item;
}

const CUT_LINE =
  'Expected a JSON object and a line end, got the end of the file; the line is read again when the file has grown';

/** A file with one JSON object a line. */
export const jsonlReader: Reader = {
  name: 'jsonl',
  continues: 'at-end',
  accepts: (file) => file.kind === 'jsonl',
  async *read(file, { limits, fields }, from = 0) {
    const context = { limits, fields, decode: decoderFor(file.head) };
    for await (const lines of splitLines(openAsBytes(file, from), limits.maxDocumentBytes, from)) {
      for (const line of lines) {
        if (line.bytes === null || !isBlank(line.bytes)) yield* readLine(file, line, context);
      }
    }
  },
};
