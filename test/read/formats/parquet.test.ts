import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it, test } from 'vitest';
import { type ColumnShape, checkColumn } from '../../../src/read/formats/parquet/check-column.ts';
import { checkFooter, countRows } from '../../../src/read/formats/parquet/check-group.ts';
import { checkRuns } from '../../../src/read/formats/parquet/check-runs.ts';
import { readStruct } from '../../../src/read/formats/parquet/read-thrift.ts';
import { makeZip } from '../make-zip.ts';
import { claimsOf, codesOf, readOne, textOf } from '../read-items.ts';

const makeTable = (): Buffer =>
  Buffer.from(
    parquetWriteBuffer({
      columnData: [
        { name: 'title', data: ['A', 'B', 'C'], type: 'STRING' },
        { name: 'text', data: ['One.', 'Two.', null], type: 'STRING', nullable: true },
        { name: 'id', data: [1n, 2n, 9007199254740993n], type: 'INT64' },
        { name: 'date', data: [new Date('2018-04-18T09:30:00Z'), new Date(0), new Date(0)], type: 'TIMESTAMP' },
      ],
      rowGroupSize: 2,
    }),
  );

test('a row is a document, numbered over all row groups', async () => {
  const result = await readOne('a.parquet', makeTable());
  expect(result.documents.map(textOf)).toEqual(['One.', 'Two.']);
  expect(result.documents.map(({ source }) => [source.id, source.offset])).toEqual([
    ['1', 0],
    ['2', 1],
  ]);
  expect(claimsOf(result.documents[0])).toEqual([
    'title column:title: A',
    'published column:date: 2018-04-18T09:30:00.000Z',
  ]);
  expect(new TextDecoder().decode(result.documents[0]?.original)).toBe(
    '{"title":"A","text":"One.","id":1,"date":"2018-04-18T09:30:00.000Z"}',
  );
  expect(result.rejections).toMatchObject([{ code: 'no-text', source: { offset: 2 } }]);
});

test('a table within a zip file is read', async () => {
  const result = await readOne('a.zip', makeZip([{ name: 'a.parquet', content: makeTable() }]));
  expect(result.documents.map(({ source }) => source.member)).toEqual(['a.parquet', 'a.parquet']);
});

test('a cut and a damaged file are told of', async () => {
  const table = makeTable();
  expect(codesOf(await readOne('a.parquet', table.subarray(0, -20)))).toEqual(['bad-container']);
  const damaged = Buffer.from(table);
  damaged.fill(0xff, 4, 40);
  expect(codesOf(await readOne('a.parquet', damaged))).toContain('bad-container');
});

/** Mutated tables that kept the decoder busy until it was broken off. */
const FOUND = join(import.meta.dirname, '../../fixtures/parquet');

describe('what a damaged table says of itself', () => {
  it.each(readdirSync(FOUND))('is refused before it is decoded: %s', async (name) => {
    const { documents, rejections } = await readOne(name, readFileSync(join(FOUND, name)));
    expect(documents).toEqual([]);
    expect(rejections).toMatchObject([{ code: 'bad-container' }]);
    expect(rejections[0]?.message).toMatch(/expected a |a header /);
  });

  it('is believed of runs only as far as there are values', () => {
    const packed = (groups: number) => Uint8Array.of(groups * 2 + 1, ...Array(groups).fill(0xff));
    expect(() => checkRuns(packed(2), 1, 10)).not.toThrow();
    expect(() => checkRuns(Uint8Array.of(20, 1), 1, 10)).not.toThrow();
    // A run of 2^31 - 1 values, in six bytes.
    expect(() => checkRuns(Uint8Array.of(0xfe, 0xff, 0xff, 0xff, 0x0f, 1), 1, 10)).toThrow(
      'a page of 10 values has a run of 2147483647 after the first 0',
    );
    expect(() => checkRuns(Uint8Array.of(0xff, 0xff, 0xff, 0x7f), 0, 10)).toThrow(/has a run of/);
  });

  it('is believed of numbers and nesting only as far as there are bytes', () => {
    const read = (...bytes: number[]) => readStruct({ bytes: Uint8Array.from(bytes), at: 0 });
    expect([...read(0x15, 4, 0x25, 3, 0)]).toEqual([
      [1, 2],
      [3, -2],
    ]);
    expect(() => read(0x15, ...Array(4000).fill(0x80))).toThrow('more than 64 bits');
    expect(() => read(...Array(4000).fill(0x1c))).toThrow('nested more than 64 levels deep');
    expect(() => read(0x19, 0xfc, 0xff, 0xff, 0xff, 0xff, 0x07)).toThrow('a header ends early');
    expect(() => read(0x18, 100, 1)).toThrow('a header ends early');
  });

  it('is believed of rows only as far as there are bytes for them', () => {
    const group = (rows: bigint) => ({ num_rows: rows, columns: [], total_byte_size: 1n });
    const add = countRows(3 * 2 ** 20);
    add(group(2n ** 21n));
    expect(() => add(group(2n ** 20n + 1n))).toThrow('expected at most a row for each of its 3145728 bytes');
    expect(() => countRows(10)(group(2n ** 20n))).not.toThrow();
    expect(() => countRows(10)(group(-1n))).toThrow();
  });

  it('is believed of a footer only within the file', () => {
    const file = Uint8Array.of(0, 0xff, 0xff, 0xff, 0x7f, 0x50, 0x41, 0x52, 0x31);
    const read = (start: number, end: number) => file.slice(start, end);
    expect(() => checkFooter(file.length, read)).toThrow('expected a footer within its 9 bytes, got one of 2147483647');
  });

  it('is believed of a page that has as many values as there are', () => {
    const shape: ColumnShape = {
      values: 3,
      rows: 3,
      isFlat: true,
      isBoolean: false,
      repetition: 0,
      definition: 0,
      decompress: (bytes) => bytes,
    };
    const page = (values: number, size: number) =>
      Uint8Array.of(0x15, 0, 0x15, 8, 0x15, size * 2, 0x2c, 0x15, values * 2, 0x15, 0, 0, 0, 1, 2, 3, 4, 0);
    expect(() => checkColumn(page(3, 4), shape)).not.toThrow();
    expect(() => checkColumn(page(4, 4), shape)).toThrow('expected a number of values in a page of at most 3, got 4');
    expect(() => checkColumn(page(3, 6), shape)).toThrow('expected a size of a page in the file of at most 5, got 6');
  });
});
