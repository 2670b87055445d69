import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createRecordSpool } from '../../src/spool/record-spool.ts';
import { createVectorSpool } from '../../src/spool/vector-spool.ts';

const folder = mkdtempSync(join(tmpdir(), 'spool-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each([
  ['on disk', () => join(folder, 'spool')],
  ['in memory', () => null],
])('a record spool %s', (_name, place) => {
  it('gives back every string, in order and by its place', () => {
    const text = fc.string({ unit: 'binary', maxLength: 50 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 50 }), (texts) => {
        const wellFormed = texts.map((text) => text.toWellFormed());
        const spool = createRecordSpool(place());
        const places = wellFormed.map((text) => spool.append(text));
        expect([...spool]).toEqual(wellFormed);
        expect(places.map((at) => spool.at(at))).toEqual(wellFormed);
        expect(spool.count).toBe(texts.length);
        spool.close();
      }),
      { numRuns: 50 },
    );
  });

  it('takes strings larger than its buffer', () => {
    const spool = createRecordSpool(place());
    const texts = ['a'.repeat(3 * 2 ** 20), 'small', 'ü'.repeat(2 ** 20), ''];
    for (const text of texts) spool.append(text);
    expect([...spool].map((text) => text.length)).toEqual(texts.map((text) => text.length));
    spool.close();
  });
});

describe('a vector spool', () => {
  it('gives back vectors by their place, whatever the alignment', () => {
    const spool = createVectorSpool(join(folder, 'vectors'));
    const vectors = [new Uint32Array([1, 2, 3]), new Uint32Array([]), new Uint32Array([0xffffffff])];
    const places = vectors.map((vector) => spool.append(vector));
    expect(places.map((at) => [...spool.at(at)])).toEqual(vectors.map((vector) => [...vector]));
    spool.close();
  });
});
