/**
 * Dumps with labelled lines → the places of their words in the lexicon's table, for train.py.
 *   node training/text/export-words.ts DUMPS.jsonl OUT
 * Writes OUT.u16 (places, line after line) and OUT.jsonl (site, labels, for each line how many places, how wide, and whether it ends a sentence).
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { placesOf } from '../../src/document/clean/line-model/lexicon.ts';
import { readLine } from '../../src/document/clean/line-model/line-facts.ts';
import { extractText } from '../../src/document/extract/text/extract-text.ts';
import { type Dump, rawOf, readJsonLines } from './read-dumps.ts';
import { labelsOf } from './survey-dumps.ts';

const [input, output] = process.argv.slice(2);
if (input === undefined || output === undefined) throw new Error('usage: export-words.ts DUMPS.jsonl OUT');
const dumps = readJsonLines<Dump>(input);
const places = openSync(`${output}.u16`, 'w');
const metas = openSync(`${output}.jsonl`, 'w');
for (const dump of dumps) {
  const texts = extractText(rawOf(dump)).blocks.map(({ text }) => text);
  const lines = texts.map(readLine);
  const found = lines.map(placesOf);
  const values = Uint16Array.from(found.flat());
  writeSync(places, new Uint8Array(values.buffer));
  const labels = labelsOf(dump, texts);
  const meta = { site: dump.site, kind: dump.dump_kind, labels, counts: found.map(({ length }) => length) };
  const ends = lines.map(({ endsSentence }) => (endsSentence ? 1 : 0));
  writeSync(metas, `${JSON.stringify({ ...meta, widths: lines.map(({ width }) => width), ends })}\n`);
}
closeSync(places);
closeSync(metas);
