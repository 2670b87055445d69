import { hash } from 'node:crypto';
import { expect, it } from 'vitest';
import { mendBytes } from '../../../src/archive/verify/mend-bytes.ts';

const LINES = Buffer.from(Array.from({ length: 900 }, (_, at) => `{"heron":${at},"place":"Seal Point"}\n`).join(''));

it('finds a byte that went bad in a file of lines, too large to try each of its bytes', () => {
  for (const at of [0, LINES.indexOf('"', 17_000), LINES.length - 1]) {
    const damaged = Uint8Array.from(LINES);
    damaged[at] = (damaged[at] as number) ^ 0x55;
    expect(mendBytes(damaged, hash('sha256', LINES), true)).toEqual(Uint8Array.from(LINES));
    expect(mendBytes(damaged, hash('sha256', LINES), false)).toBeUndefined();
  }
});

it('finds a bit that went bad in a small file', () => {
  const whole = LINES.subarray(0, 2000);
  const damaged = Uint8Array.from(whole);
  damaged[1234] = (damaged[1234] as number) ^ 0x10;
  expect(mendBytes(damaged, hash('sha256', whole), false)).toEqual(Uint8Array.from(whole));
});

it('gives up a file of any size, whatever is wrong with it', () => {
  for (const isLines of [true, false]) expect(mendBytes(new Uint8Array(150e6), '', isLines)).toBeUndefined();
});
