/** The duplicate index by itself: after whatever happened it is that of a commit, or says that it is damaged. */
import { existsSync, rmSync } from 'node:fs';
import { IndexDamaged } from '../../src/archive/duplicate-index/index-damaged.ts';
import { type DuplicateIndex, openDuplicateIndex } from '../../src/archive/duplicate-index/open-duplicate-index.ts';
import { shingleText } from '../../src/text/shingles/shingle.ts';
import { paragraphs } from '../pipeline/invented-news.ts';
import type { Subject } from './sweep-subjects.ts';

/** Documents in the index after each commit. */
const COMMITS = [4, 8, 40, 44];
const name = (commit: number): string => `commit-${commit}`;

const vector = (number: number) => shingleText(paragraphs(Math.floor(number / 2) + 1, 2).join('\n'));

/** Goes on behind the last commit that the index has. */
async function fillIndex(folder: string): Promise<void> {
  const index = openOrMake(folder);
  try {
    const next = COMMITS.findIndex((_, commit) => name(commit) === index.generation) + 1;
    for (let commit = next; commit < COMMITS.length; commit++) {
      for (let key = index.size; key < (COMMITS[commit] as number); key++) index.add({ key, ...vector(key) });
      index.commit(name(commit));
    }
  } finally {
    index.close();
  }
}

function openOrMake(folder: string): DuplicateIndex {
  try {
    return openDuplicateIndex(folder, { freezeAt: 6 });
  } catch (error) {
    if (!(error instanceof IndexDamaged)) throw error;
    rmSync(folder, { recursive: true });
    return openDuplicateIndex(folder, { freezeAt: 6 });
  }
}

function answers(folder: string): ReadonlyMap<string, string> {
  const index = openDuplicateIndex(folder, { readOnly: true });
  try {
    const found = Array.from({ length: index.size }, (_, key) => index.similar(vector(key), 0.8));
    return new Map([[index.generation, JSON.stringify(found)]]);
  } finally {
    index.close();
  }
}

/** As it is found: that of a whole commit. */
function describe(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const index = openDuplicateIndex(folder, { readOnly: true });
  const { generation, size } = index;
  index.close();
  const expected = COMMITS[COMMITS.findIndex((_, commit) => name(commit) === generation)] ?? 0;
  return size === expected ? [] : [`${size} documents in the index of ${generation || 'no commit'}`];
}

export const stopDuplicateIndex: Subject = {
  name: 'duplicate index',
  losesWithoutSyncs: false,
  work: fillIndex,
  goOn: fillIndex,
  state: answers,
  flaws: async () => [],
  losses: describe,
};
