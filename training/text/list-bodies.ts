/**
 * The gold bodies of dumps as dumps of their own, in which every line is the article's: what the model must leave alone.
 *   node training/text/list-bodies.ts GOLD.jsonl >> DUMPS.jsonl
 */
import { readJsonLines } from './read-dumps.ts';

interface Gold {
  readonly id: string;
  readonly site: string;
  readonly gold_body?: string;
}

const FEWEST_LINES = 3;

const [input] = process.argv.slice(2);
if (input === undefined) throw new Error('usage: list-bodies.ts GOLD.jsonl');
for (const { id, site, gold_body = '' } of readJsonLines<Gold>(input)) {
  const lines = gold_body.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < FEWEST_LINES) continue;
  process.stdout.write(`${JSON.stringify({ id, site, dump_kind: 'pure', lines, keep: '1'.repeat(lines.length) })}\n`);
}
