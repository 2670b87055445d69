/**
 * Dumps with labelled lines → features, as the product computes them, for train.py.
 *   node training/text/export-features.ts DUMPS.jsonl OUT
 * DUMPS: a line per dump {id, site, dump_kind, lines, keep}. Writes OUT.f32 (rows of features) and OUT.jsonl
 * (id, site, kind, and for each block its first and last input line, text key, label and weight).
 */
import { closeSync, createReadStream, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { compileRules } from '../../src/document/clean/compile-rules.ts';
import { FEATURES, lineFeatures } from '../../src/document/clean/line-model/line-features.ts';
import { createMatchLine } from '../../src/document/clean/match-line.ts';
import { extractText } from '../../src/document/extract/text/extract-text.ts';

interface Dump {
  readonly id: string;
  readonly site: string;
  readonly dump_kind: string;
  readonly lines: readonly string[];
  readonly keep: string;
}

const RULES = new URL('../../rules/', import.meta.url);
const rules = compileRules(readdirSync(RULES).map((name) => JSON.parse(readFileSync(new URL(name, RULES), 'utf8'))));
const match = createMatchLine(rules, () => null);
const encoder = new TextEncoder();

/** Every line of a block counts for its label; blocks of several lines are wrapped paragraphs. */
function rowsOf(dump: Dump): { readonly values: Float32Array; readonly meta: object } {
  const raw = { source: { path: dump.id, sha256: '' }, mediaType: 'text/plain' as const, bytes: encoder.encode(dump.lines.join('\n')), charset: 'utf-8', collection: '', claims: [] };
  const { blocks } = extractText(raw);
  const table = lineFeatures(
    blocks.map(({ text }) => text),
    blocks.map(({ text }) => match(text, 'tail') !== null),
  );
  const labels: number[] = [];
  const texts: string[] = [];
  let at = 0;
  for (const { text } of blocks) {
    while (at < dump.lines.length && !text.startsWith(dump.lines[at]?.trim() || '\u0000')) at++;
    labels.push(Number(dump.keep[at] ?? 0));
    texts.push(text);
    at++;
  }
  return { values: table.values, meta: { id: dump.id, site: dump.site, kind: dump.dump_kind, labels: labels.join(''), texts } };
}

const [input, output] = process.argv.slice(2);
if (input === undefined || output === undefined) throw new Error('usage: export-features.ts DUMPS.jsonl OUT');
const floats = openSync(`${output}.f32`, 'w');
const metas = openSync(`${output}.jsonl`, 'w');
writeSync(metas, `${JSON.stringify({ features: FEATURES })}\n`);
for await (const line of createInterface({ input: createReadStream(input) })) {
  const { values, meta } = rowsOf(JSON.parse(line) as Dump);
  writeSync(floats, new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  writeSync(metas, `${JSON.stringify(meta)}\n`);
}
closeSync(floats);
closeSync(metas);
