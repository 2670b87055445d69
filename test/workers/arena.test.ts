import { expect, it } from 'vitest';
import { createArena } from '../../src/workers/arena.ts';

it('gives copies that stay as they are, however much is added', () => {
  const arena = createArena();
  const source = Uint8Array.of(1, 2, 3);
  const bytes = arena.bytes(source);
  const text = arena.text('Übermut');
  const words = arena.words(Uint32Array.of(7, 0xffffffff));
  source.fill(9);
  for (let n = 0; n < 100; n++) arena.bytes(new Uint8Array(10_000).fill(n));
  expect([...bytes]).toEqual([1, 2, 3]);
  expect(new TextDecoder().decode(text)).toBe('Übermut');
  expect([...words]).toEqual([7, 0xffffffff]);
});

it('has room for what is larger than its chunks, and for nothing', () => {
  const arena = createArena();
  const long = 'ä'.repeat(1_000_000);
  expect(arena.text(long)).toHaveLength(2_000_000);
  expect(arena.bytes(new Uint8Array(3_000_000))).toHaveLength(3_000_000);
  expect(arena.bytes(new Uint8Array(0))).toHaveLength(0);
  expect(arena.words(new Uint32Array(0))).toHaveLength(0);
});

it('keeps all in the buffers that it tells of', () => {
  const arena = createArena();
  const taken = [
    arena.text('a'),
    arena.bytes(new Uint8Array(500_000)),
    arena.words(Uint32Array.of(1)),
    arena.text('b'),
  ];
  for (const { buffer } of taken) expect(arena.buffers).toContain(buffer);
});
