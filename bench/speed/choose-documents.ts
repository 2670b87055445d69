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
  /** Files and folders that the stages are measured on. */
  readonly inputs: readonly string[];
  /** More of the same for `run`, whose threads have to warm up, too. */
  readonly runInputs: readonly string[];
}

const SAMPLES = join(import.meta.dirname, '../../samples');
const WHOLE_PAGE_LINES = 190;
const SHORTEST_ARTICLE = 2500;
const LONGEST_ARTICLE = 6000;

/** `run` gets so many times the documents that the stages get. */
const RUN_FACTOR = 4;

/** @param folder where text dumps may be laid out, a file each, as scrapers leave them */
export function chooseDocuments(data: string, folder: string, pages: number, dumps: number): InputSet[] {
  if (!existsSync(data)) {
    const [ofPages, ofText] = [[join(SAMPLES, 'pages')], [join(SAMPLES, 'text')]];
    return [
      { name: 'pages (samples)', media: 'page', inputs: ofPages, runInputs: ofPages },
      { name: 'article-like dumps (samples)', media: 'text', inputs: ofText, runInputs: ofText },
    ];
  }
  const articles = chooseArticles(data);
  const wholePages = chooseWholePages(data, pages * RUN_FACTOR);
  const text = (name: string, texts: readonly Text[], count: number): InputSet => ({
    name,
    media: 'text',
    inputs: [layOut(folder, `${name} for the stages`, texts.slice(0, count))],
    runInputs: [layOut(folder, `${name} for run`, texts.slice(0, count * RUN_FACTOR))],
  });
  return [
    {
      name: 'pages',
      media: 'page',
      inputs: choosePages(data, pages),
      runInputs: choosePages(data, pages * RUN_FACTOR),
    },
    text('article-like dumps', articles, dumps),
    text('whole-page dumps', wholePages, pages),
  ];
}

interface Text {
  readonly text: string;
}

/** Articles of usual length, 2.5 to 6 thousand characters. */
function chooseArticles(data: string): Text[] {
  return readDocuments(data).filter(({ text }) => text.length >= SHORTEST_ARTICLE && text.length <= LONGEST_ARTICLE);
}

function choosePages(data: string, count: number): string[] {
  const { gold, negatives } = readPages(data, count);
  return [...gold, ...negatives].map((page) => pagePath(data, page));
}

/** Dumps of about the length that is usual: from half to twice as many lines. */
function chooseWholePages(data: string, count: number): Text[] {
  const usual = readDumps(data).filter(
    ({ dump_kind, lines }) =>
      dump_kind !== 'half' && lines.length >= WHOLE_PAGE_LINES / 2 && lines.length <= WHOLE_PAGE_LINES * 2,
  );
  const chosen = chooseSample(usual, count, (dump) => ({ id: dump.id, site: dump.site, stratum: dump.dump_kind }));
  return chosen.map(({ lines }) => ({ text: lines.join('\n') }));
}

function layOut(folder: string, name: string, texts: readonly Text[]): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  for (const [number, { text }] of texts.entries()) writeFileSync(join(path, `${number}.txt`), text);
  return path;
}
