import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkAllShingles } from '../../../src/archive/duplicate-index/check-all-shingles.ts';
import { IndexDamaged } from '../../../src/archive/duplicate-index/index-damaged.ts';
import {
  type DuplicateIndex,
  type IndexedDocument,
  openDuplicateIndex,
} from '../../../src/archive/duplicate-index/open-duplicate-index.ts';
import { BUCKET_CAP } from '../../../src/text/shingles/bucket-table.ts';
import { requiredSimilarity } from '../../../src/text/shingles/required-similarity.ts';
import { jaccard, shingleText } from '../../../src/text/shingles/shingle.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'duplicate-index-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folders = 0;
const newFolder = (): string => join(root, String(++folders));

function document(key: number, text: string): IndexedDocument {
  return { key, ...shingleText(text) };
}

/** A text of `length` words, told from others by its number. */
const story = (number: number, length = 60): string[] => Array.from({ length }, (_, n) => `word${number}x${n}`);

function fill(index: DuplicateIndex, documents: readonly IndexedDocument[]): DuplicateIndex {
  for (const each of documents) index.add(each);
  return index;
}

describe('similar', () => {
  it('names the documents, most similar first, with the counted similarity', () => {
    const index = openDuplicateIndex(null);
    const base = story(1);
    fill(index, [
      document(10, [...base.slice(0, 55), ...story(9, 5)].join(' ')),
      document(11, base.join(' ')),
      document(12, story(2).join(' ')),
      document(13, base.join(' ')),
    ]);
    expect(index.similar(document(99, base.join(' ')), 0.7)).toEqual([
      { key: 11, similarity: 1 },
      { key: 13, similarity: 1 },
      { key: 10, similarity: 51 / 61 },
    ]);
    expect(index.similar(document(99, base.join(' ')), 0.9, (key) => key !== 11)).toEqual([{ key: 13, similarity: 1 }]);
  });

  it('takes short texts for near duplicates only when nearly all agrees', () => {
    const index = fill(openDuplicateIndex(null), [document(1, story(1, 18).join(' ')), document(2, '')]);
    expect(index.size).toBe(1);
    const oneWordMore = document(3, story(1, 19).join(' '));
    const threeWordsMore = document(4, story(1, 21).join(' '));
    expect(index.similar(oneWordMore, 0.7).map(({ key }) => key)).toEqual([1]);
    expect(index.similar(threeWordsMore, 0.7)).toEqual([]);
    expect(index.similar(document(5, ''), 0.7)).toEqual([]);
  });

  it('finds what brute force finds', () => {
    // Texts of few pieces resemble each other in all degrees.
    const text = fc
      .array(fc.nat(11), { minLength: 1, maxLength: 8 })
      .map((pieces) => pieces.flatMap((n) => story(n, 25)).join(' '));
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 2, maxLength: 24 }),
        fc.constantFrom(0.7, 0.8, 0.95),
        (texts, threshold) => {
          const documents = texts.map((each, key) => document(key, each));
          const index = fill(openDuplicateIndex(null, { freezeAt: 5 }), documents);
          for (const query of documents) {
            const expected = documents
              .filter((other) => other.key !== query.key)
              .map((other) => ({
                key: other.key,
                similarity: jaccard(query.shingles, other.shingles),
                words: other.words,
              }))
              .filter(({ similarity, words }) => similarity >= requiredSimilarity(threshold, query.words, words))
              .map(({ key, similarity }) => ({ key, similarity }))
              .sort((a, b) => b.similarity - a.similarity || a.key - b.key);
            expect(index.similar(query, threshold, (key) => key !== query.key)).toEqual(expected);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('looks at a bounded number of a crowd of copies, however they came in', () => {
    const copies = Array.from({ length: 3 * BUCKET_CAP }, (_, key) =>
      document(key, [...story(1, 300), `copy${key}`].join(' ')),
    );
    const query = document(999, story(1, 300).join(' '));
    const grown = fill(openDuplicateIndex(null, { freezeAt: 7 }), copies).similar(query, 0.7);
    const whole = fill(openDuplicateIndex(null), copies).similar(query, 0.7);
    expect(grown).toEqual(whole);
    expect(grown.length).toBeGreaterThanOrEqual(16);
    expect(grown.length).toBeLessThanOrEqual(BUCKET_CAP);
  });
});

describe('on disk', () => {
  const documents = Array.from({ length: 30 }, (_, key) => document(key, [...story(key % 10), `copy${key}`].join(' ')));
  const answers = (index: DuplicateIndex) =>
    documents.map((query) => index.similar(query, 0.7, (key) => key !== query.key));

  it('answers the same after every split into runs, reopened each time, as in memory at once', () => {
    const expected = answers(fill(openDuplicateIndex(null), documents));
    expect(expected[0]?.map(({ key }) => key)).toEqual([10, 20]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 6 }), (sizes) => {
        const folder = newFolder();
        let done = 0;
        for (const size of [...sizes, documents.length]) {
          const index = fill(openDuplicateIndex(folder, { freezeAt: 4 }), documents.slice(done, done + size));
          done = Math.min(documents.length, done + size);
          index.commit(`run-${done}`);
          index.close();
        }
        const index = openDuplicateIndex(folder);
        expect([index.generation, index.size]).toEqual([`run-${documents.length}`, documents.length]);
        expect(answers(index)).toEqual(expected);
        index.close();
      }),
      { numRuns: 15 },
    );
  });

  it('forgets what was not committed', () => {
    const folder = newFolder();
    const first = fill(openDuplicateIndex(folder, { freezeAt: 4 }), documents.slice(0, 10));
    first.commit('run-1');
    fill(first, documents.slice(10, 25)).discard();
    expect(first.size).toBe(10);
    expect(answers(first)[0]).toEqual([]);
    fill(first, documents.slice(20)).close();
    const second = openDuplicateIndex(folder);
    expect([second.generation, second.size]).toEqual(['run-1', 10]);
    fill(second, documents.slice(10)).commit('run-2');
    expect(answers(second)).toEqual(answers(fill(openDuplicateIndex(null), documents)));
    second.close();
  });

  it('can be looked into, and added to in memory, without a change on the disk', () => {
    const folder = newFolder();
    const writer = fill(openDuplicateIndex(folder), documents.slice(0, 10));
    writer.commit('run-1');
    fill(writer, documents.slice(10, 20));
    const looking = fill(openDuplicateIndex(folder, { readOnly: true }), documents.slice(10));
    expect(answers(looking)).toEqual(answers(fill(openDuplicateIndex(null), documents)));
    looking.commit('dry run');
    looking.close();
    writer.commit('run-2');
    writer.close();
    const reopened = openDuplicateIndex(folder);
    expect([reopened.generation, reopened.size]).toEqual(['run-2', 20]);
    expect(answers(reopened)[0]?.map(({ key }) => key)).toEqual([10]);
    reopened.close();
  });

  it('makes nothing where it is only read', () => {
    const folder = newFolder();
    const index = openDuplicateIndex(folder, { readOnly: true });
    expect([index.size, existsSync(folder)]).toEqual([0, false]);
    index.close();
  });

  it('leaves no file behind that its manifest does not name', () => {
    const folder = newFolder();
    const index = openDuplicateIndex(folder, { freezeAt: 2 });
    for (let run = 0; run < 6; run++) fill(index, documents.slice(run * 5, run * 5 + 5)).commit(`run-${run}`);
    index.close();
    const segments = readdirSync(folder).filter((file) => file.startsWith('segment-'));
    const [manifest] = readFileSync(join(folder, 'index.json'), 'utf8').split('\n');
    expect(segments.sort()).toEqual(
      JSON.parse(manifest ?? '')
        .segments.map((each: { file: string }) => each.file)
        .sort(),
    );
  });
});

describe('a damaged index', () => {
  const committed = (): string => {
    const folder = newFolder();
    const index = openDuplicateIndex(folder);
    fill(index, [document(1, story(1).join(' ')), document(2, story(2).join(' '))]).commit('run-1');
    index.close();
    return folder;
  };

  it('is noticed when any file is a byte short', () => {
    const folder = committed();
    for (const file of readdirSync(folder)) {
      const whole = readFileSync(join(folder, file));
      truncateSync(join(folder, file), file === 'index.json' ? whole.length - 2 : whole.length - 1);
      expect(() => openDuplicateIndex(folder), file).toThrow(IndexDamaged);
      writeFileSync(join(folder, file), whole);
    }
    expect(openDuplicateIndex(folder).size).toBe(2);
  });

  it('is noticed when any file is gone, whoever looks', () => {
    const folder = committed();
    for (const file of readdirSync(folder).filter((name) => name !== 'index.json')) {
      const whole = readFileSync(join(folder, file));
      rmSync(join(folder, file));
      expect(() => openDuplicateIndex(folder, { readOnly: true }), file).toThrow(IndexDamaged);
      if (!file.startsWith('segment')) expect(() => checkAllShingles(folder), file).toThrow(IndexDamaged);
      writeFileSync(join(folder, file), whole);
    }
  });

  it('is noticed when any byte of any file is another, at the latest when it is read', () => {
    const folder = committed();
    for (const file of readdirSync(folder)) {
      const whole = readFileSync(join(folder, file));
      const flipped = Uint8Array.from(whole);
      flipped[30] = (flipped[30] as number) ^ 1;
      writeFileSync(join(folder, file), flipped);
      const use = () => openDuplicateIndex(folder).similar(document(3, story(1).join(' ')), 0.7);
      expect(use, file).toThrow(IndexDamaged);
      writeFileSync(join(folder, file), whole);
    }
  });

  it('is said to be so with what to do', () => {
    const folder = committed();
    writeFileSync(join(folder, 'index.json'), '{}\n');
    expect(() => openDuplicateIndex(folder)).toThrow('newsmorgue reindex');
  });
});
