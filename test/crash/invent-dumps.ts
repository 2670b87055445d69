/** A folder of dumps with something of everything: JSONL, texts, pages, copies, versions, rejects. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { headline, paragraphs, textDump } from '../pipeline/invented-news.ts';

/** @param count articles in the JSONL files, half in each */
export function inventDumps(folder: string, count: number): void {
  mkdirSync(join(folder, 'dumps'), { recursive: true });
  const write = (name: string, text: string): void => writeFileSync(join(folder, 'dumps', name), text);
  const half = Math.ceil(count / 2);
  write('a-first.jsonl', lines(0, half));
  write('b-text.txt', textDump(900_001, { url: 'https://example.org/text', after: ['Share this:'] }));
  write('b-copy.txt', textDump(900_001, { url: 'https://example.net/copy', after: ['Share this:'] }));
  write('c-broken.jsonl', '{"title": "Broken\n');
  write('d-second.jsonl', lines(half, count));
  // The first articles again, changed: second versions.
  write('e-changed.jsonl', lines(0, Math.ceil(count / 10), true));
}

function lines(from: number, to: number, changed = false): string {
  return Array.from({ length: to - from }, (_, index) => line(from + index, changed)).join('');
}

function line(seed: number, changed: boolean): string {
  const url = `https://example.com/news/${seed}`;
  const more = changed ? paragraphs(seed + 500_000, 1) : [];
  const text = [...paragraphs(seed, 3), ...more, 'Follow us for more news.'].join('\n\n');
  const published = `2019-0${1 + (seed % 9)}-11`;
  return `${JSON.stringify({ url, title: headline(seed), published, text })}\n`;
}

/** One article over and over, each time with another crawl's mark: much to read, next to nothing to store. */
export function repeatedLines(count: number): string {
  const article = JSON.parse(line(700_001, false)) as object;
  return Array.from({ length: count }, (_, index) => `${JSON.stringify({ ...article, crawl: index })}\n`).join('');
}
