/**
 * Step 1 of training: every block of the development pages as features and labels.
 *   node training/html/export-blocks.ts DATA_FOLDER OUT_FOLDER [CHANCES]
 * With the chances that an earlier round gave to pages it wasn't trained on, blocks of pages of which only snippets are
 * known are labelled by them: these pages teach the names and words of many more sites and languages.
 * Token weights are always those of the other sites, so that no page is described by what its own site taught.
 */
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { FEATURES, fillFeatures } from '../../src/document/extract/html/judge/fill-features.ts';
import { labelBlocks } from './label-blocks.ts';
import { type LabelledPage, LEAST_WEIGHT, learnTokens, tableOf, weightsWithout } from './learn-tokens.ts';
import { measureFile } from './measure-file.ts';
import { readGold, readPage } from './read-pages.ts';

const [data = '../shared/data/extraction', out = '/tmp/newsmorgue-training', earlier] = process.argv.slice(2);

const chances = earlier === undefined ? null : new Float32Array(new Uint8Array(readFileSync(earlier)).buffer);
let read = 0;

/** Where nothing tells, an earlier round's chance. */
function fillIn(values: Float32Array): Float32Array {
  const from = read;
  read += values.length;
  return chances === null
    ? values
    : values.map((value, i) => (Number.isNaN(value) ? (chances[from + i] as number) : value));
}

mkdirSync(out, { recursive: true });
const gold = readGold(data);
const pages: LabelledPage[] = gold.map((page) => {
  const measured = measureFile(readPage(data, page));
  const texts = measured.page.blocks.map((block) => block.text);
  const parents = measured.page.blocks.map((block) => measured.page.elements[block.element]?.parent ?? 0);
  const { values, words } = labelBlocks(texts, parents, page);
  return { site: page.site, measured, values: fillIn(values), words };
});
if (chances !== null && read !== chances.length)
  throw new Error(`${earlier} holds ${chances.length} blocks, the pages have ${read}`);
const learned = learnTokens(pages);
const index = openSync(join(out, 'pages.jsonl'), 'w');
const matrix = openSync(join(out, 'features.f32'), 'w');
pages.forEach((page, i) => {
  const { id, set, site, body, holds, lacks } = gold[i] as (typeof gold)[0];
  writeSync(matrix, new Uint8Array(fillFeatures(page.measured, weightsWithout(learned, page.site)).buffer));
  const line = {
    ...{ id, set, site, body, holds, lacks, headline: page.measured.headline },
    texts: page.measured.page.blocks.map((block) => block.text),
    labels: Array.from(page.values, (value) => (Number.isNaN(value) ? null : Number(value.toFixed(4)))),
    words: [...page.words],
    elements: page.measured.page.blocks.map((block) => block.element),
    parents: page.measured.page.elements.map((element) => element.parent),
    looks: page.measured.page.blocks.map((block) => page.measured.page.elements[block.element]?.look),
  };
  writeSync(index, `${JSON.stringify(line)}\n`);
});
closeSync(index);
closeSync(matrix);
const tables = {
  features: FEATURES,
  names: tableOf(learned.names, LEAST_WEIGHT.names),
  texts: tableOf(learned.texts, LEAST_WEIGHT.texts),
};
writeFileSync(join(out, 'tokens.json'), JSON.stringify(tables));
console.log(
  `${pages.length} pages, ${FEATURES} features, ${tables.names.length} name and ${tables.texts.length} text tokens`,
);
