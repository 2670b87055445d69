import { describe, expect, it } from 'vitest';
import { readAhead } from '../../../src/jobs/documents/read-ahead.ts';

interface Source {
  readonly numbers: AsyncIterable<number>;
  readonly state: { read: number; closed: boolean };
}

function countTo(last: number): Source {
  const state = { read: 0, closed: false };
  async function* numbers(): AsyncIterable<number> {
    try {
      while (state.read < last) yield ++state.read;
    } finally {
      state.closed = true;
    }
  }
  return { numbers: numbers(), state };
}

async function collect(items: AsyncIterable<number>): Promise<number[]> {
  const all: number[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const BOUNDS = { maxItems: 3, maxSize: 100 };

describe('reading ahead', () => {
  it('tells a short stream from a long one, and loses nothing', async () => {
    const short = await readAhead(countTo(2).numbers, () => 1, BOUNDS);
    expect([short.isShort, await collect(short.items)]).toEqual([true, [1, 2]]);
    const long = await readAhead(countTo(5).numbers, () => 1, BOUNDS);
    expect([long.isShort, await collect(long.items)]).toEqual([false, [1, 2, 3, 4, 5]]);
  });

  it('holds no more than the bounds', async () => {
    const { numbers, state } = countTo(9);
    await readAhead(numbers, () => 60, BOUNDS);
    expect(state.read).toBe(2);
  });

  it('closes the stream when its reader stops', async () => {
    const { numbers, state } = countTo(9);
    const { items } = await readAhead(numbers, () => 1, BOUNDS);
    for await (const item of items) if (item === 4) break;
    expect(state.closed).toBe(true);
  });
});
