import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUCKET_CAP, type BucketTable, createBucketTable } from '../../../src/text/shingles/bucket-table.ts';

const CAP = 3;

/** What lies in the buckets of some keys. @param known members that there are before */
function read(table: BucketTable, keys: readonly number[], known = 0): number[][] {
  const members = new Uint32Array(keys.length * BUCKET_CAP);
  const counts = new Uint32Array(keys.length).fill(known);
  table.read({ keys: Uint32Array.from(keys), members, counts }, keys.length);
  return keys.map((_, n) => [...members.subarray(n * BUCKET_CAP + known, n * BUCKET_CAP + (counts[n] as number))]);
}

describe('createBucketTable', () => {
  // Keys far apart that fall into the same slots, and both extremes.
  const key = fc.constantFrom(0, 1, 2, 1024, 2048, 0x80000001, 0xffffffff);

  it('keeps the first members of every bucket, in order, like a map of lists', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 60 }), (keys) => {
        const table = createBucketTable(CAP);
        const model = new Map<number, number[]>();
        keys.forEach((each, document) => {
          table.add(each, document);
          const members = model.get(each) ?? [];
          if (members.length < CAP) model.set(each, [...members, document]);
        });
        const asked = [...keys, 77];
        expect(read(table, asked)).toEqual(asked.map((each) => model.get(each) ?? []));
        const inOrder = [...model].sort(([a], [b]) => a - b);
        const { keys: sorted, values } = table.sorted();
        expect([...sorted]).toEqual(inOrder.flatMap(([each, members]) => members.map(() => each)));
        expect([...values]).toEqual(inOrder.flatMap(([, members]) => members));
        expect(sorted.length).toBe(table.size);
      }),
    );
  });

  it('reads no more than there is room for', () => {
    const table = createBucketTable();
    for (let document = 0; document < 3; document++) table.add(5, document);
    expect(read(table, [5], BUCKET_CAP - 2)).toEqual([[0, 1]]);
    expect(read(table, [5], BUCKET_CAP)).toEqual([[]]);
  });

  it('grows, and is empty again when cleared', () => {
    const table = createBucketTable();
    const keyOf = (document: number): number => Math.imul(document, 0x9e3779b1) >>> 0;
    for (let document = 0; document < 5000; document++) table.add(keyOf(document), document);
    expect(read(table, [keyOf(4321), keyOf(0)])).toEqual([[4321], [0]]);
    table.clear();
    expect(table.size).toBe(0);
    expect(read(table, [keyOf(4321)])).toEqual([[]]);
    table.add(keyOf(1), 9);
    expect(read(table, [keyOf(1)])).toEqual([[9]]);
  });
});
