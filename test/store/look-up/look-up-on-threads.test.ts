import { mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DuplicateIndex, openDuplicateIndex } from '../../../src/archive/duplicate-index/open-duplicate-index.ts';
import { share } from '../../../src/archive/duplicate-index/share-index.ts';
import { frameText } from '../../../src/corpus/duplicates/read-frame.ts';
import { createVectorSpool } from '../../../src/spool/vector-spool.ts';
import { type FoundText, tellDirection } from '../../../src/store/find-related.ts';
import { lookUpOnThreads } from '../../../src/store/look-up/look-up-on-threads.ts';
import type { LookedUpText, SharedTexts } from '../../../src/store/look-up/shared-texts.ts';
import { shingleTokens } from '../../../src/text/shingles/shingle.ts';
import { joinVector } from '../../../src/text/shingles/text-vector.ts';

let folder: string;
let index: DuplicateIndex;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'look-up-'));
  index = openDuplicateIndex(join(folder, 'index'), { freezeAt: 100 });
});
afterEach(() => {
  index.close();
  rmSync(folder, { recursive: true, force: true });
});

const THRESHOLD = 0.7;
const FIRST = 301;

const sentence = (number: number): string => Array.from({ length: 15 }, (_, word) => `word${number}x${word}`).join(' ');

/** Articles of five pieces out of a few: copies, parts and passages of each other; every seventeenth is a bulletin. */
const TEXTS = Array.from({ length: 700 }, (_, n) =>
  n % 17 === 0
    ? `Wheat stood at ${n} crowns and corn at ${n * 3} crowns when the exchange closed and its board went home, says a note that hangs in the window of the old customs house until the evening bell.`
    : Array.from({ length: 1 + (n % 5) }, (_, piece) => sentence((n * (piece + 2)) % 97)).join(' '),
);

/** The first texts are those of earlier runs. */
function shareTexts(): SharedTexts {
  const vectors = createVectorSpool(join(folder, 'vectors'));
  const own = TEXTS.slice(FIRST - 1).map((text) => {
    const { shingles, tokens, words } = shingleTokens(text);
    return { words, vector: vectors.append(joinVector({ shingles, tokens })) };
  });
  for (const [n, text] of TEXTS.entries()) index.add({ key: n + 1, ...shingleTokens(text) });
  const shared = index.share();
  const path = vectors.share();
  vectors.close();
  if (shared === null || path === null) throw new Error('expected files, got memory');
  const columns = {
    offsets: share(Float64Array.from(own, ({ vector }) => vector.offset)),
    lengths: share(Uint32Array.from(own, ({ vector }) => vector.length)),
    words: share(Uint32Array.from(own, ({ words }) => words)),
    ranks: share(Uint32Array.from(own, (_, place) => rankOf(place))),
  };
  return { index: shared, vectors: path, threshold: THRESHOLD, first: FIRST, columns };
}

/** Another order than that of the numbers. */
const rankOf = (place: number): number => (place * 173) % 1009;

/** The same on this thread, by the index itself. */
function lookUpHere(): LookedUpText[] {
  return TEXTS.slice(FIRST - 1).map((text, place) => {
    const own = shingleTokens(text);
    const size = own.shingles.length;
    const precedes = (number: number): boolean => number < FIRST || rankOf(number - FIRST) < rankOf(place);
    const found: FoundText[] = [];
    for (const other of index.related(own, THRESHOLD, precedes)) {
      const framed = () =>
        [frameText(own.tokens), frameText(shingleTokens(TEXTS[other.key - 1] ?? '').tokens)] as const;
      const relation = tellDirection({ size, words: own.words }, other, THRESHOLD, framed);
      if (other.key < FIRST) found.push(other);
      else if (relation !== null) found.push({ ...other, relation });
    }
    return { size, found };
  });
}

const collect = async (texts: SharedTexts, threads: number): Promise<LookedUpText[]> => {
  const all: LookedUpText[] = [];
  for await (const some of lookUpOnThreads(texts, threads)) all.push(...some);
  return all;
};

describe('lookUpOnThreads', () => {
  it('finds for each text what the index finds on this thread, in their order, however many threads there are', async () => {
    const texts = shareTexts();
    const expected = lookUpHere();
    const told = new Set(expected.flatMap(({ found }) => found.map(({ relation }) => relation)));
    expect(told).toEqual(new Set([undefined, 'duplicate', 'template', 'contains', 'contained', 'reuses']));
    expect(await collect(texts, 1)).toEqual(expected);
    expect(await collect(texts, 3)).toEqual(expected);
  });

  it('gives the failure of a thread under its name', async () => {
    const texts = shareTexts();
    truncateSync(texts.index.shingles.path, 400);
    await expect(collect(texts, 2)).rejects.toMatchObject({ name: 'IndexDamaged' });
  });
});

describe('share', () => {
  it('is not to be had of an index in memory', () => {
    const inMemory = openDuplicateIndex(null);
    expect(inMemory.share()).toBe(null);
  });

  it('leaves the index as it was: it is committed and opened again', () => {
    shareTexts();
    index.commit('run');
    const reopened = openDuplicateIndex(join(folder, 'index'));
    const query = shingleTokens(TEXTS[5] as string);
    expect(reopened.related(query, THRESHOLD)).toEqual(index.related(query, THRESHOLD));
    expect(reopened.size).toBe(TEXTS.length);
    reopened.close();
  });
});
