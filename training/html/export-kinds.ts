/**
 * Step 5 of training: one row for each page, articles and others, as the finished block model sees them.
 *   node training/html/export-kinds.ts DATA_FOLDER OUT_FOLDER MODEL [OTHERS]
 * Writes `kinds.f32`, `kinds.jsonl` and `held-out.jsonl` (the texts). The articles' blocks have the chances that models
 * trained without their site gave them; those of the other pages were never trained on. OTHERS is a folder of further
 * pages that are no article (take-forms.ts); those that say so themselves are left out, as the model never sees them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectClaims } from '../../src/document/extract/html/claims/collect-claims.ts';
import { decideBlocks } from '../../src/document/extract/html/decide/decide-blocks.ts';
import { takeStatedBody } from '../../src/document/extract/html/decide/take-stated-body.ts';
import { createJudge, isSettled, type ModelData } from '../../src/document/extract/html/judge/judge-blocks.ts';
import { fillKind } from '../../src/document/extract/html/kind/fill-kind.ts';
import { collectPageFacts } from '../../src/document/extract/html/kind/stated/collect-page-facts.ts';
import { tellStatedKind } from '../../src/document/extract/html/kind/stated/tell-stated-kind.ts';
import { type MeasuredPage, measurePage } from '../../src/document/extract/html/measure/measure-page.ts';
import { findCharset } from '../../src/document/extract/html/parse/find-charset.ts';
import { parsePage } from '../../src/document/extract/html/parse/parse-page.ts';
import { readHead } from '../../src/document/extract/html/parse/read-head.ts';
import { segmentPage } from '../../src/document/extract/html/segment/segment-page.ts';
import { decodeBytes } from '../../src/text/encoding/decode-bytes.ts';
import { readGold, readPage } from './read-pages.ts';

const [data = '../shared/data/extraction', out = '/tmp/newsmorgue-training', model = '', others = ''] =
  process.argv.slice(2);
const judge = createJudge(JSON.parse(readFileSync(model, 'utf8')) as ModelData);
const readChances = (name: string): Float32Array =>
  new Float32Array(new Uint8Array(readFileSync(join(out, name))).buffer);
const first = readChances('chances.f32');
const held = readChances('chances-two.f32').map((chance, i) =>
  isSettled(first[i] as number) ? (first[i] as number) : chance,
);
const rows: Uint8Array[] = [];
const lines: string[] = [];
const predictions: string[] = [];
let at = 0;

function addPages(folder: string, name: string): void {
  const isArticle = name === 'gold.jsonl.gz';
  for (const page of readGold(folder, name)) {
    const source = readPage(folder, page);
    const { root } = parsePage(decodeBytes(source, findCharset(source)).text);
    const measured = measurePage(segmentPage(root), readHead(root));
    const blocks = measured.page.blocks.length;
    const chances = isArticle ? held.slice(at, at + blocks) : judge(measured);
    if (isArticle) at += blocks;
    const kept = Uint8Array.from(decideBlocks(measured, chances), (rule) => (rule === null ? 1 : 0));
    const claims = collectClaims(root, {});
    if (folder === others && tellStatedKind(collectPageFacts(root, measured, kept, claims)) !== null) continue;
    rows.push(new Uint8Array(fillKind(measured, chances, kept, claims).buffer));
    lines.push(JSON.stringify({ id: page.id, site: page.site, article: isArticle, further: folder === others }));
    if (folder !== others) predictions.push(JSON.stringify({ id: page.id, text: textOf(measured, kept) }));
  }
}

function textOf(measured: MeasuredPage, kept: Uint8Array): string {
  const found = measured.page.blocks.flatMap(({ kind, text }, i) =>
    kept[i] === 1 ? [{ kind, text, position: i }] : [],
  );
  return takeStatedBody(measured, found)
    .blocks.map((block) => block.text)
    .join('\n\n');
}

addPages(data, 'gold.jsonl.gz');
addPages(data, 'negatives.jsonl.gz');
if (others !== '') addPages(others, 'negatives.jsonl.gz');
writeFileSync(join(out, 'kinds.f32'), Buffer.concat(rows));
writeFileSync(join(out, 'kinds.jsonl'), `${lines.join('\n')}\n`);
writeFileSync(join(out, 'held-out.jsonl'), `${predictions.join('\n')}\n`);
console.log(`${lines.length} pages`);
