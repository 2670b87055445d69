/** @mozilla/readability over linkedom, as serve.py serves the others. Started in the folder that they are installed in. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { gunzipSync } from 'node:zlib';

const require = createRequire(join(process.cwd(), 'package.json'));
const { Readability } = require('@mozilla/readability');
const { parseHTML } = await import(require.resolve('linkedom').replace('/cjs/', '/esm/'));

const cpuSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** Text by block elements would run together without a line's end between them. */
function textOf(html) {
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  for (const block of document.querySelectorAll('p,div,h1,h2,h3,h4,h5,h6,li,tr,blockquote,pre,br,td,th,figcaption'))
    block.append('\n');
  return document.body.textContent;
}

function extract(bytes) {
  try {
    const { document } = parseHTML(new TextDecoder().decode(bytes));
    const found = new Readability(document).parse();
    if (found === null) return { text: '' };
    const { title, byline, publishedTime, content } = found;
    return { text: textOf(content), title, author: byline, date: publishedTime };
  } catch (error) {
    return { text: '', failed: String(error) };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const pages = JSON.parse(line).paths.map((path) => gunzipSync(readFileSync(path)));
  const began = cpuSeconds();
  const answers = pages.map(extract);
  process.stdout.write(`${JSON.stringify({ cpu: cpuSeconds() - began, answers })}\n`);
}
