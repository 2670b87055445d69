import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  createShingleMemory,
  openShingleFile,
  openShingleOverlay,
  type ShingleStore,
} from '../../../src/archive/duplicate-index/shingle-store.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const shinglesOf = (seed: number, size: number): Uint32Array =>
  Uint32Array.from({ length: size }, (_, place) => Math.imul(seed + place, 0x9e3779b1) >>> 0);

/** As bytes, which are compared a thousand times as fast. */
const readFrom = (store: ShingleStore, start: number, size: number): Buffer | null => {
  const into = new Uint32Array(size);
  if (!store.read(start, into)) return null;
  const held = store.held(start, size);
  if (held !== undefined) expect(Buffer.from(held.slice().buffer).equals(Buffer.from(into.buffer))).toBe(true);
  return Buffer.from(into.buffer);
};

/** Enough for the ring to go round, with texts larger than what is written at once. */
const SIZES = Array.from({ length: 60 }, (_, n) => (n % 17 === 5 ? 400_000 : 1 + ((n * 7919) % 250_000)));

test('a file answers as memory does, of what is held and of what has gone to the disk', () => {
  const path = join(temporaryFolder(), 'shingles.bin');
  const file = openShingleFile(path, 0);
  const memory = createShingleMemory();
  const starts: number[] = [];
  const expectAlike = (places: readonly number[]): void => {
    expect(file.length).toBe(memory.length);
    for (const place of places) {
      const [start, size] = [starts[place] as number, SIZES[place] as number];
      const expected = readFrom(memory, start, size) as Buffer;
      expect(readFrom(file, start, size)?.equals(expected), `text ${place}`).toBe(true);
    }
    expect(readFrom(file, file.length - 1, 2)).toBeNull();
  };
  for (const [place, size] of SIZES.entries()) {
    starts.push(memory.length);
    for (const store of [file, memory]) store.append(shinglesOf(place, size));
    if (place % 7 === 0) expectAlike([0, place >> 1, place]);
  }
  expectAlike(SIZES.map((_, place) => place));
  const [newest, oldest] = [starts.at(-1) as number, starts[0] as number];
  expect(file.held(newest, SIZES.at(-1) as number)).toBeDefined();
  expect(file.held(oldest, SIZES[0] as number)).toBeUndefined();

  for (const store of [file, memory]) store.truncate(starts[50] as number);
  for (const store of [file, memory]) store.append(shinglesOf(99, SIZES[50] as number));
  expectAlike([0, 25, 49, 50]);
  file.sync();
  const end = file.length;
  file.close();

  const [again, overlay] = [openShingleFile(path, end), openShingleOverlay(path, end)];
  for (const store of [again, overlay, memory]) store.append(shinglesOf(7, 1000));
  for (const place of [0, 49, 50]) {
    const start = starts[place] as number;
    for (const store of [again, overlay]) expect(readFrom(store, start, 100)).toEqual(readFrom(memory, start, 100));
  }
  for (const store of [again, overlay])
    expect(readFrom(store, end, 1000)).toEqual(Buffer.from(shinglesOf(7, 1000).buffer));
  again.close();
  overlay.close();
});
