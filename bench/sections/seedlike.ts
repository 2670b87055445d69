/** Dumps of one article's container, with the whole answer. */
import { join } from 'node:path';
import { cleanRows } from '../data/clean-files.ts';
import { readRows } from '../data/read-rows.ts';
import { isRightInEverything, type SeedlikeCase, type SeedlikeScore, scoreSeedlike } from '../score/score-seedlike.ts';
import { count, type Figure, type Measured, type Section } from '../section.ts';

const SOURCE = 'dumps/seedlike.jsonl';
const NO_ANSWER = { text: '', title: null, published: null, modified: null, authors: [], removals: [] };

async function measure(data: string): Promise<Measured> {
  const cases = readRows<SeedlikeCase>(join(data, SOURCE));
  const answers = await cleanRows([cases.map(({ id, lang, text }) => ({ id, lang, text }))], false);
  const scored = cases.map((item) => ({ id: item.id, score: scoreSeedlike(item, answers.get(item.id) ?? NO_ANSWER) }));
  return {
    figures: listFigures(scored.map(({ score }) => score)),
    cases: scored.map(({ id, score }) => ({
      id,
      score: isRightInEverything(score) ? 1 : score.exact ? 0.5 : 0,
      remark: describe(score),
    })),
  };
}

function listFigures(scores: readonly SeedlikeScore[]): Figure[] {
  const sum = (name: string, test: (score: SeedlikeScore) => number | boolean, better: 'more' | 'less' = 'more') => {
    const value = scores.reduce((total, score) => total + Number(test(score)), 0);
    return count(name, value, scores.length, better);
  };
  return [
    ...sum('exact', (score) => score.exact),
    ...sum('right in everything', isRightInEverything),
    ...sum('body lines lost', (score) => score.lost.length, 'less'),
    ...sum('other lines left', (score) => score.left.length, 'less'),
    ...sum('title', (score) => score.title),
    ...sum('published', (score) => score.published),
    ...sum('wrong day', (score) => score.wrongDay, 'less'),
    ...sum('modified', (score) => score.modified),
    ...sum('authors', (score) => score.authors),
    ...sum('removed lines not listed', (score) => score.unlisted.length, 'less'),
    ...sum('lines vanished', (score) => score.vanished.length, 'less'),
  ];
}

function describe(score: SeedlikeScore): string {
  const lists = (['lost', 'left', 'unlisted', 'vanished'] as const).flatMap((key) =>
    score[key].length > 0 ? [`${key}: ${score[key].map((line) => JSON.stringify(line.slice(0, 60))).join(' ')}`] : [],
  );
  const fields = (['title', 'published', 'modified', 'authors'] as const).filter((key) => !score[key]);
  return [...lists, ...fields.map((key) => `${key} wrong`)].join('; ');
}

export const SEEDLIKE: Section = {
  name: 'seedlike',
  sources: [SOURCE],
  unit: null,
  measure: ({ data }) => measure(data),
};
