/** What a Parquet file says of its row groups, held against how many bytes there are. */
import { type ColumnMetaData, type FileMetaData, parquetSchema, type RowGroup, type SchemaTree } from 'hyparquet';
import { type ColumnShape, checkColumn } from './check-column.ts';
import { readStruct } from './read-thrift.ts';

/** Reads a piece of the file; fewer bytes at its end. */
export type ReadPiece = (start: number, end: number) => Uint8Array;
export type Decompress = (codec: string, bytes: Uint8Array, length: number) => Uint8Array;

/** Columns of one value need next to no bytes for as many rows as there are; articles need more than a byte for each. */
const FREE_ROWS = 2 ** 20;
/** Of lists: one value, or an empty list, takes a bit at least. */
const VALUES_PER_BYTE = 8;
const FOOTER_END = 8;

/** @throws where the footer is longer than the file, or is no footer */
export function checkFooter(size: number, read: ReadPiece): void {
  const end = read(Math.max(0, size - FOOTER_END), size);
  const length = end.length < FOOTER_END ? 0 : new DataView(end.buffer, end.byteOffset).getUint32(0, true);
  if (length === 0 || length > size - FOOTER_END)
    throw new Error(`expected a footer within its ${size} bytes, got one of ${length}`);
  readStruct({ bytes: read(size - FOOTER_END - length, size - FOOTER_END), at: 0 });
}

/** @returns what is left of the rows that a file may have, after each of its groups. @param size of the file, in bytes */
export function countRows(size: number): (group: RowGroup) => void {
  let left = Math.max(FREE_ROWS, size);
  return ({ num_rows: rows }) => {
    if (rows < 0 || rows > left)
      throw new Error(`expected at most a row for each of its ${size} bytes, got ${rows} more`);
    left -= Number(rows);
  };
}

/** @throws where what is in the group can't be what it says */
export function checkGroup(metadata: FileMetaData, group: RowGroup, read: ReadPiece, decompress: Decompress): void {
  const schema = parquetSchema(metadata);
  for (const { meta_data: column } of group.columns) {
    if (column === undefined) throw new Error('a column lacks its description');
    const start = Number(column.dictionary_page_offset || column.data_page_offset);
    const bytes = read(start, start + Number(column.total_compressed_size));
    checkColumn(bytes, shapeOf(column, schema, Number(group.num_rows), bytes.length, decompress));
  }
}

function shapeOf(
  column: ColumnMetaData,
  schema: SchemaTree,
  rows: number,
  bytes: number,
  decompress: Decompress,
): ColumnShape {
  const path = pathOf(column, schema);
  const count = (has: (repetition: string | undefined) => boolean): number =>
    path.filter(({ element }) => has(element.repetition_type)).length;
  const repetition = count((type) => type === 'REPEATED');
  return {
    values: repetition === 0 ? rows : rows + Math.max(FREE_ROWS, bytes * VALUES_PER_BYTE),
    rows,
    isFlat: path.length === 1 && repetition === 0 && path[0]?.children.length === 0,
    isBoolean: column.type === 'BOOLEAN',
    repetition,
    definition: count((type) => type !== 'REQUIRED'),
    decompress: (compressed, length) => decompress(column.codec, compressed, length),
  };
}

/** From below the root to the values. */
function pathOf({ path_in_schema: names }: ColumnMetaData, schema: SchemaTree): readonly SchemaTree[] {
  let at = schema;
  return names.map((name) => {
    const child = at.children.find(({ element }) => element.name === name);
    if (child === undefined) throw new Error(`there is no column ${names.join('.').slice(0, 200)}`);
    at = child;
    return child;
  });
}
