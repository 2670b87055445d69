/** What speed is measured on: the scored data where they are, else the samples of the house. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chooseSample } from '../data/choose-sample.ts';
import { readDumps } from '../sections/dumps.ts';
import { readDocuments } from '../sections/duplicates.ts';
import { pagePath, readPages } from '../sections/extraction.ts';

export interface InputSet {
  readonly name: string;
  readonly media: 'page' | 'text';
  /** Files and folders. */
  readonly inputs: readonly string[];
}

const SAMPLES = join(import.meta.dirname, '../../samples');
const WHOLE_PAGE_LINES = 190;

/** @param folder where text dumps may be laid out, a file each, as scrapers leave them */
export function chooseDocuments(data: string, folder: string, pages: number, dumps: number): InputSet[] {
  if (!existsSync(data)) {
    return [
      { name: 'pages (samples)', media: 'page', inputs: [join(SAMPLES, 'pages')] },
      { name: 'article-like dumps (samples)', media: 'text', inputs: [join(SAMPLES, 'text')] },
    ];
  }
  return [
    { name: 'pages', media: 'page', inputs: choosePages(data, pages) },
    {
      name: 'article-like dumps',
      media: 'text',
      inputs: [layOut(folder, 'articles', readDocuments(data).slice(0, dumps))],
    },
    { name: 'whole-page dumps', media: 'text', inputs: [layOut(folder, 'whole-pages', chooseWholePages(data, pages))] },
  ];
}

function choosePages(data: string, count: number): string[] {
  const { gold, negatives } = readPages(data, count);
  return [...gold, ...negatives].map((page) => pagePath(data, page));
}

/** Dumps of about the length that is usual: from half to twice as many lines. */
function chooseWholePages(data: string, count: number): { readonly text: string }[] {
  const usual = readDumps(data).filter(
    ({ dump_kind, lines }) =>
      dump_kind !== 'half' && lines.length >= WHOLE_PAGE_LINES / 2 && lines.length <= WHOLE_PAGE_LINES * 2,
  );
  const chosen = chooseSample(usual, count, (dump) => ({ id: dump.id, site: dump.site, stratum: dump.dump_kind }));
  return chosen.map(({ lines }) => ({ text: lines.join('\n') }));
}

function layOut(folder: string, name: string, texts: readonly { readonly text: string }[]): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  for (const [number, { text }] of texts.entries()) writeFileSync(join(path, `${number}.txt`), text);
  return path;
}
