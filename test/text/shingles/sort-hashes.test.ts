import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortHashes } from '../../../src/text/shingles/sort-hashes.ts';

const sorted = (hashes: Uint32Array): Uint32Array => sortHashes(hashes, new Uint32Array(hashes.length + 3));

describe('sortHashes', () => {
  it('sorts like the built-in sort', () => {
    const hashes = fc.uint32Array({ maxLength: 400, size: 'max' });
    fc.assert(
      fc.property(hashes, (values) => {
        expect(sorted(values)).toEqual(values.slice().sort());
      }),
    );
  });

  it('sorts hashes that all fall into one bucket, in descending order', () => {
    const values = Uint32Array.from({ length: 20_000 }, (_, n) => 20_000 - n);
    expect(sorted(values)).toEqual(values.slice().sort());
  });
});
