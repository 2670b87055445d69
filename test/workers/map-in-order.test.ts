import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { batchItems } from '../../src/workers/batch-items.ts';
import { mapInOrder } from '../../src/workers/map-in-order.ts';

async function* count(to: number, seen: (n: number) => void = () => {}) {
  for (let n = 0; n < to; n++) {
    seen(n);
    yield n;
  }
}

const collect = async <T>(items: AsyncIterable<T>) => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};

describe('mapInOrder', () => {
  it('keeps the order of the items, however long each takes', async () => {
    const slowFirst = async (n: number) => {
      await wait(n % 2 === 0 ? 5 : 0);
      return n * 10;
    };
    expect(await collect(mapInOrder(count(9), slowFirst, 4))).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80]);
  });

  it('has no more under way than asked for, and reads no further', async () => {
    let under = 0;
    let most = 0;
    let read = 0;
    let taken = 0;
    const work = async (n: number) => {
      most = Math.max(most, ++under);
      await wait(1);
      under--;
      return n;
    };
    for await (const _ of mapInOrder(
      count(20, () => read++),
      work,
      3,
    )) {
      taken++;
      expect(read - taken).toBeLessThanOrEqual(4);
    }
    expect(taken).toBe(20);
    expect(most).toBe(3);
  });

  it('throws what the work throws', async () => {
    const work = async (n: number) => {
      if (n === 2) throw new Error('two');
      return n;
    };
    await expect(collect(mapInOrder(count(9), work, 2))).rejects.toThrow('two');
  });
});

describe('batchItems', () => {
  it('closes a batch at the number or at the size, and gives a large item a batch of its own', async () => {
    const sizes = [1, 1, 1, 9, 50, 1];
    const batches = await collect(batchItems(sizes, (size) => size, { maxItems: 2, maxSize: 10 }));
    expect(batches).toEqual([[1, 1], [1, 9], [50], [1]]);
  });

  it('gives no batch for nothing', async () => {
    expect(await collect(batchItems([], () => 1))).toEqual([]);
  });
});
