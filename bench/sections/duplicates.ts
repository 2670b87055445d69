/** Similar pairs: exactly, on the texts as they are; and wisely, on the cleaned texts. */
import { join } from 'node:path';
import { findDuplicatePairs } from '../../src/index.ts';
import { readRows, readText } from '../data/read-rows.ts';
import { type DocumentTruth, scoreCopies } from '../score/score-copies.ts';
import { type ScoredPair, scorePairs } from '../score/score-pairs.ts';
import { count, type Figure, figure, type Measured, type Section } from '../section.ts';

export interface TextRow {
  readonly id: string;
  readonly text: string;
}

const THRESHOLDS = [0.5, 0.7, 0.8];
const DEFAULT_THRESHOLD = 0.7;

export const readDocuments = (data: string): TextRow[] => readRows<TextRow>(join(data, 'duplicates/docs.jsonl'));

export function readExactPairs(data: string, name: string): ScoredPair[] {
  return readText(join(data, 'duplicates', name))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [a, b, similarity] = line.split('\t') as [string, string, string];
      return { a, b, similarity: Number(similarity) };
    });
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

async function measurePairs(data: string): Promise<Measured> {
  const made = await scoreRaw('copies', readDocuments(data), readExactPairs(data, 'exact_pairs_j05.tsv'));
  const reuters = readRows<TextRow>(join(data, 'duplicates/reuters_real_docs.jsonl'));
  const real = await scoreRaw('real', reuters, readExactPairs(data, 'reuters_real_pairs_j05.tsv'));
  return { figures: [...made, ...real], cases: [] };
}

async function scoreRaw(name: string, documents: readonly TextRow[], exact: readonly ScoredPair[]): Promise<Figure[]> {
  const [threshold] = THRESHOLDS as [number];
  const found = await collect(findDuplicatePairs(documents, { threshold, raw: true }));
  const pairs = found.filter(({ relation }) => relation === 'duplicate' || relation === 'template');
  return THRESHOLDS.flatMap((level) => {
    const { p, r, clusters } = scorePairs(exact, pairs, level);
    const at = `${name} ≥ ${level}`;
    return [
      ...figure(`${at}, precision`, p, documents.length),
      ...figure(`${at}, recall`, r, documents.length),
      ...figure(`${at}, cluster precision`, clusters.p, documents.length, null),
      ...figure(`${at}, cluster recall`, clusters.r, documents.length, null),
    ];
  });
}

async function measureRelations(data: string): Promise<Measured> {
  const truth = readRows<DocumentTruth>(join(data, 'duplicates/truth.jsonl'));
  const options = { threshold: DEFAULT_THRESHOLD, raw: false };
  const pairs = await collect(findDuplicatePairs(readDocuments(data), options));
  const score = scoreCopies(truth, pairs);
  const figures = [
    ...figure('copies found', score.found, truth.length),
    ...figure('roundups found', score.roundups, truth.length),
    ...count('pairs merged: templates', score.mergedTemplates, truth.length, 'less'),
    ...count('pairs merged: furniture', score.mergedFurniture, truth.length, 'less'),
  ];
  return { figures, cases: [] };
}

export const DUPLICATES: Section = {
  name: 'duplicates',
  sources: [
    'duplicates/docs.jsonl.gz',
    'duplicates/exact_pairs_j05.tsv.gz',
    'duplicates/reuters_real_docs.jsonl.gz',
    'duplicates/reuters_real_pairs_j05.tsv.gz',
  ],
  unit: null,
  measure: ({ data }) => measurePairs(data),
};

export const RELATIONS: Section = {
  name: 'relations',
  sources: ['duplicates/docs.jsonl.gz', 'duplicates/truth.jsonl.gz'],
  unit: null,
  measure: ({ data }) => measureRelations(data),
};
