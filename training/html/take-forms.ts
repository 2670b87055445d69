/**
 * Pages of forms that were collected for another purpose, as further pages that are no article:
 *   node training/html/take-forms.ts FORMASAURUS_DATA OTHERS
 * FORMASAURUS_DATA is `formasaurus/data` of the Python package's source: `index.json` and the pages that it names.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const [data = '', others = ''] = process.argv.slice(2);
const index = JSON.parse(readFileSync(join(data, 'index.json'), 'utf8')) as Record<string, { readonly url: string }>;
mkdirSync(others, { recursive: true });
const lines = Object.entries(index).flatMap(([file, { url }]) => {
  const page = join(data, file);
  if (!existsSync(page)) return [];
  const id = `form-${basename(file, '.html')}`;
  writeFileSync(join(others, `${id}.html.gz`), gzipSync(readFileSync(page)));
  return [JSON.stringify({ id, file: `${id}.html.gz`, url, srckey: id })];
});
writeFileSync(join(others, 'negatives.jsonl.gz'), gzipSync(`${lines.join('\n')}\n`));
console.log(`${lines.length} pages`);
