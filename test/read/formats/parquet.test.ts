import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, test } from 'vitest';
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
