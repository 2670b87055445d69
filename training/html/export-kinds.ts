/**
 * Step 5 of training: one row for each page, articles and others, as the finished block model sees them.
 *   node training/html/export-kinds.ts DATA_FOLDER OUT_FOLDER MODEL
 * Writes `kinds.f32`, `kinds.jsonl` and `held-out.jsonl` (the texts). The articles' blocks have the chances that models
 * trained without their site gave them; those of the other pages were never trained on.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeBytes } from '../../src/document/extract/decode-bytes.ts';
import { collectClaims } from '../../src/document/extract/html/claims/collect-claims.ts';
import { decideBlocks } from '../../src/document/extract/html/decide-blocks.ts';
import { fillKind } from '../../src/document/extract/html/fill-kind.ts';
import { findCharset } from '../../src/document/extract/html/find-charset.ts';
import { createJudge, isSettled, type ModelData } from '../../src/document/extract/html/judge-blocks.ts';
import { measurePage } from '../../src/document/extract/html/measure-page.ts';
import { parsePage } from '../../src/document/extract/html/parse-page.ts';
import { readHead } from '../../src/document/extract/html/read-head.ts';
import { segmentPage } from '../../src/document/extract/html/segment-page.ts';
import { takeStatedBody } from '../../src/document/extract/html/take-stated-body.ts';
import { readGold, readPage } from './read-pages.ts';

const [data = '../shared/data/extraction', out = '/tmp/newsmorgue-training', model = ''] = process.argv.slice(2);
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
for (const name of ['gold.jsonl.gz', 'negatives.jsonl.gz']) {
  for (const page of readGold(data, name)) {
    const source = readPage(data, page);
    const { root } = parsePage(decodeBytes(source, findCharset(source)).text);
    const measured = measurePage(segmentPage(root), readHead(root));
    const blocks = measured.page.blocks.length;
    const isArticle = name === 'gold.jsonl.gz';
    const chances = isArticle ? held.slice(at, at + blocks) : judge(measured);
    if (isArticle) at += blocks;
    const rules = decideBlocks(measured, chances);
    const kept = Uint8Array.from(rules, (rule) => (rule === null ? 1 : 0));
    const found = measured.page.blocks.flatMap(({ kind, text }, i) =>
      kept[i] === 1 ? [{ kind, text, position: i }] : [],
    );
    const text = takeStatedBody(measured, found).blocks.map((block) => block.text);
    predictions.push(JSON.stringify({ id: page.id, text: text.join('\n\n') }));
    rows.push(new Uint8Array(fillKind(measured, chances, kept, collectClaims(root, {})).buffer));
    lines.push(JSON.stringify({ id: page.id, site: page.site, article: isArticle }));
  }
}
writeFileSync(join(out, 'kinds.f32'), Buffer.concat(rows));
writeFileSync(join(out, 'kinds.jsonl'), `${lines.join('\n')}\n`);
writeFileSync(join(out, 'held-out.jsonl'), `${predictions.join('\n')}\n`);
console.log(`${lines.length} pages`);
