/**
 * Labelled dumps through the product's own path, for `dumps.py`: each kind of dump in a run of its own, all pages of a site together.
 *   node training/text/clean-dumps.ts DUMPS.jsonl GOLD.jsonl OUT [MODELS]
 * Writes OUT.alone.jsonl (each document by itself) and OUT.together.jsonl (knowing what its site repeats). MODELS.json, of train.py,
 * holds the models of a cross-validation and which site was held out of which; without it the product's model judges.
 */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { Draft } from '../../src/article.ts';
import { rememberKnowledge } from '../../src/pipeline.ts';
import { createRepeatedLines } from '../../src/corpus/repeated-lines/create-repeated-lines.ts';
import { type Clean, createClean } from '../../src/document/clean/clean-draft.ts';
import { type ModelData, readModel } from '../../src/document/clean/line-model/score-lines.ts';
import { extractText } from '../../src/document/extract/text/extract-text.ts';
import { digestLines } from '../../src/document/survey/digest-lines.ts';
import { type Dump, rawOf, readJsonLines, readUrls, settings } from './read-dumps.ts';

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
const cleaners = crossed === null ? [createClean(settings)] : crossed.models.map((model) => createClean(settings, readModel(model)));
const cleanerOf = (site: string): Clean => cleaners[crossed?.folds[site] ?? 0] as Clean;
const alone = openSync(`${out}.alone.jsonl`, 'w');
const together = openSync(`${out}.together.jsonl`, 'w');
const write = (file: number, dump: Dump, draft: Draft): void => {
  const text = draft.blocks.map((block) => block.text).join('\n');
  writeSync(file, `${JSON.stringify({ id: `${dump.id}#${dump.dump_kind}`, text })}\n`);
};
for (const dumps of Map.groupBy(readJsonLines<Dump>(dumpsFile), ({ dump_kind }) => dump_kind).values()) {
  const step = createRepeatedLines();
  const drafts = dumps.map((dump) => extractText(rawOf(dump, urls.get(dump.id))));
  const digests = drafts.map(digestLines);
  for (const digest of digests) step.observe(digest);
  const learned = rememberKnowledge(step.conclude());
  dumps.forEach((dump, i) => {
    const draft = drafts[i] as Draft;
    const clean = cleanerOf(dump.site);
    write(alone, dump, clean.apply(draft));
    write(together, dump, clean.apply(draft, learned(digests[i]?.scope ?? '')));
  });
}
closeSync(alone);
closeSync(together);
