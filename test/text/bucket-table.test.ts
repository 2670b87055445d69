import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBucketTable } from '../../src/text/bucket-table.ts';

const CAP = 3;

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
        const room = new Uint32Array(CAP);
        for (const each of [...keys, 77]) {
          expect([...room.subarray(0, table.read(each, room))]).toEqual(model.get(each) ?? []);
        }
        expect(table.pairs().length).toBe(table.size * 2);
      }),
    );
  });

  it('grows, and is empty again when cleared', () => {
    const table = createBucketTable();
    for (let document = 0; document < 5000; document++) table.add(Math.imul(document, 0x9e3779b1) >>> 0, document);
    const room = new Uint32Array(64);
    expect([table.read(Math.imul(4321, 0x9e3779b1) >>> 0, room), room[0]]).toEqual([1, 4321]);
    table.clear();
    expect([table.size, table.read(0, room)]).toEqual([0, 0]);
  });
});
