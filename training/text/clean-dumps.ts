/**
 * Labelled dumps through the product's own path, for `dumps.py`: each kind of dump in a run of its own, all pages of a site together.
 *   node training/text/clean-dumps.ts DUMPS.jsonl GOLD.jsonl OUT [MODELS]
 * Writes OUT.alone.jsonl (each document by itself) and OUT.together.jsonl (knowing what its site repeats). MODELS.json, of train.py,
 * holds the models of a cross-validation and which site was held out of which; without it the product's model judges.
 */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { Draft } from '../../src/article.ts';
import { type Clean, createClean } from '../../src/document/clean/clean-draft.ts';
import { type ModelData, readModel } from '../../src/document/clean/line-model/score-lines.ts';
import { type Dump, readJsonLines, readUrls, settings } from './read-dumps.ts';
import { surveyDumps } from './survey-dumps.ts';

interface Crossed {
  readonly folds: Readonly<Record<string, number>>;
  readonly models: readonly ModelData[];
}

const [dumpsFile, goldFile, out, modelsFile] = process.argv.slice(2);
if (dumpsFile === undefined || goldFile === undefined || out === undefined) {
  throw new Error('usage: clean-dumps.ts DUMPS.jsonl GOLD.jsonl OUT [MODELS]');
}
const urls = readUrls(goldFile);
const crossed = modelsFile === undefined ? null : (JSON.parse(readFileSync(modelsFile, 'utf8')) as Crossed);
const cleanWith = (data: ModelData): Clean => {
  const model = readModel(data);
  return createClean(settings, () => model);
};
const cleaners = crossed === null ? [createClean(settings)] : crossed.models.map(cleanWith);
const cleanerOf = (site: string): Clean => cleaners[crossed?.folds[site] ?? 0] as Clean;
const alone = openSync(`${out}.alone.jsonl`, 'w');
const together = openSync(`${out}.together.jsonl`, 'w');
const write = (file: number, dump: Dump, draft: Draft): void => {
  const text = draft.blocks.map((block) => block.text).join('\n');
  writeSync(file, `${JSON.stringify({ id: `${dump.id}#${dump.dump_kind}`, text })}\n`);
};
for (const { dump, draft, knowledge } of surveyDumps(readJsonLines<Dump>(dumpsFile), urls)) {
  const clean = cleanerOf(dump.site);
  write(alone, dump, clean.apply(draft));
  write(together, dump, clean.apply(draft, knowledge));
}
closeSync(alone);
closeSync(together);
