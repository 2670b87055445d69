import { type Decode, decoderFor, leadOf } from '../decode-unknown.ts';
import { mapRow, type Row } from '../fields/map-fields.ts';
import { jsonItem, rowItem } from '../fields/row-item.ts';
import { encodeText, rejectedItem } from '../make-document.ts';
import { parseJson } from '../parse-json.ts';
import type { FieldMapping, InputFile, Reader, ReaderContext, ReadItem } from '../reader.ts';
import { tooLarge } from '../streams/collect-bytes.ts';
import type { JsonPiece } from '../streams/json-capture.ts';
import { openAsBytes } from '../streams/open-as-bytes.ts';
import { scanJson } from '../streams/scan-json.ts';

interface PieceContext extends Pick<ReaderContext, 'limits' | 'fields'> {
  readonly decode: Decode;
}

const CUT = 'Expected the end of a JSON value, got the end of the file';

const isObject = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Rows that an object without text of its own holds by key: `{"a1": {…}, "a2": {…}}` or `{"2026": [{…}, {…}]}`. */
function innerRows(row: Row, fields: FieldMapping): Row[] {
  const rows = Object.entries(row).flatMap(([key, value]): Row[] => {
    if (Array.isArray(value)) return value.filter(isObject);
    return isObject(value) ? [Object.hasOwn(value, 'id') ? value : { id: key, ...value }] : [];
  });
  return rows.some((inner) => mapRow(inner, fields) !== null) ? rows : [];
}

function* rootItems(file: InputFile, bytes: Buffer, offset: number, context: PieceContext): Generator<ReadItem> {
  const item = jsonItem(file, bytes, offset, context);
  const isEmpty = item.type === 'rejected' && item.rejection.code === 'no-text';
  const rows = isEmpty ? innerRows(parseJson(bytes, context.decode) as Row, context.fields) : [];
  if (rows.length === 0) yield item;
  for (const row of rows)
    yield rowItem(file, row, context.fields, { offset, original: encodeText(JSON.stringify(row)) });
}

function* pieceItems(file: InputFile, piece: JsonPiece, context: PieceContext): Generator<ReadItem> {
  const { bytes, offset } = piece;
  if (piece.isCut) yield rejectedItem(file, 'truncated', CUT, { offset, original: bytes ?? undefined });
  else if (!bytes) yield rejectedItem(file, 'too-large', tooLarge(context.limits.maxDocumentBytes).message, { offset });
  else if (piece.isRoot) yield* rootItems(file, bytes, offset, context);
  else yield jsonItem(file, trimEnd(bytes), offset, context);
}

/** Without the spaces before the comma that followed. */
function trimEnd(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] ?? 0) <= 0x20) end--;
  return bytes.subarray(0, end);
}

/** A file that is one JSON value: an array of articles, an object that holds one, or a single article. */
export const jsonReader: Reader = {
  name: 'json',
  accepts: (file) => file.kind === 'json',
  async *read(file, { limits, fields }) {
    const context = { limits, fields, decode: decoderFor(file.head) };
    for await (const pieces of scanJson(openAsBytes(file), limits.maxDocumentBytes, leadOf(file.head))) {
      for (const piece of pieces) yield* pieceItems(file, piece, context);
    }
  },
};
