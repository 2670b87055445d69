/**
 * Step 3 of training: stage two's context columns, from the chances that stage one gave to pages it wasn't trained on.
 *   node training/html/export-context.ts DATA_FOLDER OUT_FOLDER
 * Reads `chances.f32`, writes `context.f32`.
 */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { CONTEXT_FEATURES, fillContext } from '../../src/document/extract/html/judge/fill-context.ts';
import { measureFile } from './measure-file.ts';
import { readGold, readPage } from './read-pages.ts';

const [data = '../shared/data/extraction', out = '/tmp/newsmorgue-training'] = process.argv.slice(2);
const bytes = readFileSync(join(out, 'chances.f32'));
const chances = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
const matrix = openSync(join(out, 'context.f32'), 'w');
let at = 0;
for (const page of readGold(data)) {
  const measured = measureFile(readPage(data, page));
  const blocks = measured.page.blocks.length;
  const rows = new Float32Array(blocks * CONTEXT_FEATURES);
  fillContext(rows, CONTEXT_FEATURES, 0, measured, chances.subarray(at, at + blocks));
  writeSync(matrix, new Uint8Array(rows.buffer));
  at += blocks;
}
closeSync(matrix);
if (at !== chances.length) throw new Error(`chances.f32 holds ${chances.length} blocks, the pages have ${at}`);
console.log(`${at} blocks, ${CONTEXT_FEATURES} context columns`);
