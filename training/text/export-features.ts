/**
 * Dumps with labelled lines → features, as the product computes them, for train.py.
 *   node training/text/export-features.ts DUMPS.jsonl OUT MODEL.json [GOLD.jsonl]
 * MODEL holds the lexicon, and the first look where that was learned; of sites that a part of the lexicon was learned without, that
 * part judges. With the addresses of GOLD, a dump of whose site something is known is written twice, without and with it.
 * Writes OUT.f32 (rows of features) and OUT.jsonl (id, site, kind, known, labels, texts).
 */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { LOOK_FEATURES } from '../../src/document/clean/line-model/first-look.ts';
import { layOut, type TreeData } from '../../src/document/clean/line-model/forest.ts';
import { type LexiconData, readLexicon } from '../../src/document/clean/line-model/lexicon.ts';
import { FEATURES, lineFeatures } from '../../src/document/clean/line-model/line-features.ts';
import { elsewhereOf } from '../../src/document/clean/line-model/pick-lines.ts';
import { withLook } from '../../src/document/clean/line-model/score-lines.ts';
import { createSiteView } from '../../src/document/clean/site-view.ts';
import { type Dump, readJsonLines, readUrls } from './read-dumps.ts';
import { labelsOf, ruledOf, surveyDumps } from './survey-dumps.ts';

interface Learned {
  readonly lexicon: LexiconData;
  /** Lexica learned without some of the sites, and which is without which. */
  readonly parts?: readonly LexiconData[];
  readonly folds?: Readonly<Record<string, number>>;
  readonly look?: readonly TreeData[];
}

const [input, output, modelFile, gold] = process.argv.slice(2);
if (input === undefined || output === undefined || modelFile === undefined) {
  throw new Error('usage: export-features.ts DUMPS.jsonl OUT MODEL.json [GOLD.jsonl]');
}
const learned = JSON.parse(readFileSync(modelFile, 'utf8')) as Learned;
const look = learned.look === undefined ? null : layOut(learned.look);
const whole = readLexicon(learned.lexicon);
const parts = (learned.parts ?? []).map(readLexicon);
const lexiconOf = (site: string) => parts[learned.folds?.[site] ?? -1] ?? whole;

const dumps = readJsonLines<Dump>(input);
const floats = openSync(`${output}.f32`, 'w');
const metas = openSync(`${output}.jsonl`, 'w');
writeSync(metas, `${JSON.stringify({ features: FEATURES, lookFeatures: look === null ? [] : LOOK_FEATURES })}\n`);
for (const { dump, draft, knowledge } of surveyDumps(dumps, gold === undefined ? new Map() : readUrls(gold))) {
  const texts = draft.blocks.map(({ text }) => text);
  const labels = labelsOf(dump, texts);
  const ruled = ruledOf(draft);
  const elsewhere = elsewhereOf(texts, knowledge === undefined ? null : createSiteView(knowledge));
  for (const view of elsewhere === null ? [null] : [null, elsewhere]) {
    const table = lineFeatures(texts, ruled, view, lexiconOf(dump.site));
    const values = look === null ? table.values : withLook(table, look);
    writeSync(floats, new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    const meta = { id: dump.id, site: dump.site, kind: dump.dump_kind, known: view !== null };
    writeSync(metas, `${JSON.stringify({ ...meta, labels, texts })}\n`);
  }
}
closeSync(floats);
closeSync(metas);
