/**
 * HTML pages with a gold body → text dumps with labelled lines, as scrapers make them: more training data for the line model.
 *   node training/text/dump-pages.ts GOLD_DIR OUT.jsonl KNOWN.jsonl PREFIX...
 * Pages whose id begins with one of the prefixes, without those of sites that the dumps of KNOWN (their gold) come from.
 * Of pages with snippets instead of a body, what the product itself extracts is taken for it where it holds all that it must and
 * nothing that it mustn't.
 * Kinds: `bs4` (each text node a line), `block` (each block element a line), `marked` (that with Markdown signs), `half`
 * (the element around the body, its headline before it).
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { type ChildNode, type Element, hasChildren, isTag, isText, type ParentNode } from 'domhandler';
import { parseDocument } from 'htmlparser2';
import { createClean } from '../../src/document/clean/clean-draft.ts';
import { createExtract } from '../../src/document/extract/extract-document.ts';
import { decodeBytes } from '../../src/text/encoding/decode-bytes.ts';
import { type GoldPage, readGold, readPage } from '../html/read-pages.ts';
import { labelLines, wordsOf } from './label-lines.ts';
import { readJsonLines, settings } from './read-dumps.ts';

const SKIPPED = new Set(['script', 'style', 'noscript', 'template', 'svg', 'iframe', 'textarea', 'select', 'object']);
const INLINE = new Set(
  'a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span strong sub sup time tt u var wbr img picture source button input svg'.split(
    ' ',
  ),
);
const SPACES = /\s+/g;
const ID_BREAK = /[-:]/;
const HEADING = /^h[1-6]$/;
const SHORTEST_NAME = 3;
const FEWEST_LINES = 10;
const MOST_LINES = 1500;
const COVERED = 0.75;
const BODY_SHARE = 0.85;

type Kind = 'bs4' | 'block' | 'marked';

function linesOf(root: ParentNode, kind: Kind): string[] {
  const lines: string[] = [];
  let line = '';
  let sign = '';
  const close = (): void => {
    const text = line.replace(SPACES, ' ').trim();
    if (text !== '') lines.push(kind === 'marked' ? sign + text : text);
    line = '';
    sign = '';
  };
  const walk = (node: ChildNode): void => {
    if (isText(node)) {
      line += node.data;
      if (kind === 'bs4') close();
      return;
    }
    if (!hasChildren(node) || (isTag(node) && (SKIPPED.has(node.name) || (node.name === 'title' && kind !== 'bs4'))))
      return;
    const inline = isTag(node) && INLINE.has(node.name);
    if (!inline) close();
    if (isTag(node) && HEADING.test(node.name)) sign = `${'#'.repeat(Number(node.name[1]))} `;
    else if (isTag(node) && node.name === 'li') sign = '  * ';
    const bold = kind === 'marked' && isTag(node) && (node.name === 'b' || node.name === 'strong');
    if (bold) line += '**';
    for (const child of node.children) walk(child);
    if (bold) line += '**';
    if (!inline || (isTag(node) && node.name === 'br')) close();
  };
  for (const child of root.children) walk(child);
  close();
  return lines;
}

/** The smallest element with most of the body's words, and at random the one around it. */
function bodyElement(root: ParentNode, body: string, wider: boolean): Element | null {
  const gold = new Set(triples(wordsOf(body)));
  const share = (node: ParentNode): number => {
    const own = new Set(triples(wordsOf(linesOf(node, 'block').join('\n'))));
    let found = 0;
    for (const gram of gold) if (own.has(gram)) found++;
    return found / Math.max(1, gold.size);
  };
  let at: ParentNode = root;
  for (;;) {
    const next: Element | undefined = at.children
      .filter(isTag)
      .find((child) => !SKIPPED.has(child.name) && share(child) >= BODY_SHARE);
    if (next === undefined) break;
    at = next;
  }
  const chosen = wider && 'parent' in at && at.parent !== null ? at.parent : at;
  return isTag(chosen as ChildNode) ? (chosen as Element) : null;
}

const triples = (words: readonly string[]): string[] =>
  words.slice(2).map((word, i) => `${words[i]} ${words[i + 1]} ${word}`);

const clean = createClean(settings);
const extract = createExtract(settings);
const flat = (text: string): string => text.replace(SPACES, ' ').trim();

/** The article's text, or '' where nobody knows it. */
function bodyOf(gold: GoldPage, bytes: Uint8Array): string {
  if (gold.body !== '' || gold.holds.length === 0) return gold.body;
  try {
    const source = { path: gold.id, sha256: '' };
    const draft = extract.apply({ source, mediaType: 'text/html', bytes, collection: '', claims: [] });
    const text = clean
      .apply(draft)
      .blocks.map((block) => block.text)
      .join('\n');
    const found = flat(text);
    const agrees =
      gold.holds.every((snippet) => found.includes(flat(snippet))) &&
      !gold.lacks.some((snippet) => found.includes(flat(snippet)));
    return agrees ? text : '';
  } catch {
    return '';
  }
}

/** Labels of the hosts, and where no address is known, words of the ids. */
function knownSites(path: string): ReadonlySet<string> {
  const names = readJsonLines<{ id: string; url?: string }>(path).flatMap(({ id, url }) =>
    url ? new URL(url).hostname.split('.') : id.split(ID_BREAK),
  );
  return new Set(names.filter((name) => name.length >= SHORTEST_NAME));
}

const [folder, output, known, ...prefixes] = process.argv.slice(2);
if (folder === undefined || output === undefined || known === undefined) {
  throw new Error('usage: dump-pages.ts GOLD_DIR OUT.jsonl KNOWN.jsonl PREFIX...');
}
const sites = knownSites(known);
const out = openSync(output, 'w');
let number = 0;
for (const gold of readGold(folder)) {
  if (sites.has(gold.site) || !prefixes.some((prefix) => gold.id.startsWith(prefix))) continue;
  const bytes = readPage(folder, gold);
  const body = bodyOf(gold, bytes);
  if (body === '') continue;
  number++;
  const root = parseDocument(decodeBytes(bytes).text);
  const half = bodyElement(root, body, number % 2 === 0);
  const dumps: [string, string[]][] = (['bs4', 'block', 'marked'] as const).map((kind) => [kind, linesOf(root, kind)]);
  if (half !== null) dumps.push(['half', linesOf(half, 'block')]);
  for (const [kind, lines] of dumps) {
    if (lines.length < FEWEST_LINES || lines.length > MOST_LINES) continue;
    const { keep, coverage } = labelLines(lines, body);
    if (coverage >= COVERED)
      writeSync(out, `${JSON.stringify({ id: gold.id, site: gold.site, dump_kind: kind, lines, keep })}\n`);
  }
}
closeSync(out);
