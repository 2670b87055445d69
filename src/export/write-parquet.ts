import { ByteWriter, type ColumnSource, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import { COLUMNS } from './columns.ts';
import type { ExportedRecord, ExportWriter } from './exported-record.ts';

/** Records that are held in memory together: a row group. */
const GROUP = 2000;
/** Bytes of text in one group at most. */
const GROUP_BYTES = 64 * 2 ** 20;

type Values = NonNullable<ColumnSource['data']>;

/** One row for each record, compressed with Snappy; lists (authors, tags, flags) are JSON columns. */
export const parquetWriter: ExportWriter = {
  async *write(records, { tool }) {
    const bytes = new ByteWriter();
    const schema = schemaFromColumnData({ columnData: toColumns([]) });
    const writer = new ParquetWriter({ writer: bytes, schema, createdBy: tool });
    for (const group of groupsOf(records)) {
      await writer.write({ columnData: toColumns(group), rowGroupSize: GROUP });
      yield drain(bytes);
    }
    await writer.finish();
    yield drain(bytes);
  },
};

/** Takes out what has been written; places in the file go on from there. */
function drain(bytes: ByteWriter): Uint8Array {
  const written = Uint8Array.from(bytes.getBytes());
  bytes.index = 0;
  return written;
}

function toColumns(records: readonly ExportedRecord[]): ColumnSource[] {
  return COLUMNS.map(({ name, type, cell }) => ({
    name,
    type,
    nullable: true,
    data: records.map(({ record }) => cell(record)) as Values,
  }));
}

function* groupsOf(records: Iterable<ExportedRecord>): Generator<ExportedRecord[]> {
  let group: ExportedRecord[] = [];
  let size = 0;
  for (const each of records) {
    group.push(each);
    for (const { text } of each.record.blocks) size += text.length;
    if (group.length < GROUP && size < GROUP_BYTES) continue;
    yield group;
    group = [];
    size = 0;
  }
  if (group.length > 0) yield group;
}
