/**
 * Dumps with labelled lines → features, as the product computes them, for train.py.
 *   node training/text/export-features.ts DUMPS.jsonl OUT [GOLD.jsonl [LOOK.json]]
 * Each kind of dump is surveyed for itself, with the addresses that GOLD has; where that tells something of a dump's site, the dump is
 * written twice, without and with it. With the first look that
 * train.py learned, its features follow those of the line. Writes OUT.f32 (rows of features) and OUT.jsonl (id, site, kind, known, labels, texts).
 */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { Draft } from '../../src/article.ts';
import { rememberKnowledge } from '../../src/pipeline.ts';
import { createRepeatedLines } from '../../src/corpus/repeated-lines/create-repeated-lines.ts';
import { createRuleOf, titlesOf } from '../../src/document/clean/clean-draft.ts';
import { compileRules } from '../../src/document/clean/compile-rules.ts';
import { guessLanguage } from '../../src/document/clean/guess-language.ts';
import { LOOK_FEATURES } from '../../src/document/clean/line-model/first-look.ts';
import { layOut, type TreeData } from '../../src/document/clean/line-model/forest.ts';
import { FEATURES, lineFeatures } from '../../src/document/clean/line-model/line-features.ts';
import { elsewhereOf, isRule } from '../../src/document/clean/line-model/pick-lines.ts';
import { withLook } from '../../src/document/clean/line-model/score-lines.ts';
import { createIsHeadline } from '../../src/document/clean/repeated-headline.ts';
import { createSiteView, type SiteView } from '../../src/document/clean/site-view.ts';
import { extractText } from '../../src/document/extract/text/extract-text.ts';
import { digestLines } from '../../src/document/survey/digest-lines.ts';
import { type Dump, rawOf, readJsonLines, readUrls, settings } from './read-dumps.ts';

const rules = compileRules(settings.rules);

function featuresOf(draft: Draft, texts: readonly string[], site: SiteView | null): Float32Array {
  const language = guessLanguage(draft);
  const ruleOf = createRuleOf(rules, () => language, site, createIsHeadline(titlesOf(draft)));
  const ruled = draft.blocks.map((block) => isRule(ruleOf(block, 'tail')?.id ?? null));
  const table = lineFeatures(texts, ruled, elsewhereOf(texts, site));
  return look === null ? table.values : withLook(table, look);
}

/** Blocks of several lines are wrapped paragraphs: the first line's label holds. */
function labelsOf(dump: Dump, texts: readonly string[]): string {
  let at = 0;
  return texts
    .map((text) => {
      while (at < dump.lines.length && !text.startsWith(dump.lines[at]?.trim() || '\u0000')) at++;
      return dump.keep[at++] ?? '0';
    })
    .join('');
}

const [input, output, gold, lookFile] = process.argv.slice(2);
if (input === undefined || output === undefined) throw new Error('usage: export-features.ts DUMPS.jsonl OUT [GOLD.jsonl]');
const look =
  lookFile === undefined ? null : layOut((JSON.parse(readFileSync(lookFile, 'utf8')) as { look: TreeData[] }).look);
const urls = gold === undefined ? new Map<string, string>() : readUrls(gold);
const floats = openSync(`${output}.f32`, 'w');
const metas = openSync(`${output}.jsonl`, 'w');
writeSync(metas, `${JSON.stringify({ features: FEATURES, lookFeatures: look === null ? [] : LOOK_FEATURES })}\n`);
for (const dumps of Map.groupBy(readJsonLines<Dump>(input), ({ dump_kind }) => dump_kind).values()) {
  const step = createRepeatedLines();
  const drafts = dumps.map((dump) => extractText(rawOf(dump, urls.get(dump.id))));
  const digests = drafts.map(digestLines);
  for (const digest of digests) step.observe(digest);
  const learned = rememberKnowledge(step.conclude());
  dumps.forEach((dump, i) => {
    const draft = drafts[i] as Draft;
    const texts = draft.blocks.map(({ text }) => text);
    const knowledge = learned(digests[i]?.scope ?? '');
    const site = knowledge === undefined ? null : createSiteView(knowledge);
    for (const view of elsewhereOf([], site) === null ? [null] : [null, site]) {
      const values = featuresOf(draft, texts, view);
      writeSync(floats, new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
      const meta = { id: dump.id, site: dump.site, kind: dump.dump_kind, known: view !== null };
      writeSync(metas, `${JSON.stringify({ ...meta, labels: labelsOf(dump, texts), texts })}\n`);
    }
  });
}
closeSync(floats);
closeSync(metas);
