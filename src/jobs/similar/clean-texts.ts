/** Cleans texts for comparison: each as a plain-text dump is, then all of them of the lines that unlike texts share. */
import { createHash } from 'node:crypto';
import type { Article, Block } from '../../article.ts';
import { resolveConfig } from '../../config/load-config.ts';
import { createFurnitureFinder, type JudgedDocument } from '../../corpus/duplicates/find-furniture.ts';
import { withoutDateline } from '../../corpus/duplicates/without-dateline.ts';
import { createExtract } from '../../document/extract/extract-document.ts';
import { createSettle } from '../../document/settle.ts';
import { createRecordSpool, type Place, type RecordSpool } from '../../spool/record-spool.ts';
import { DocumentRejected } from '../../stage.ts';
import { hashLine } from '../../text/hash-line.ts';
import { shingleHashes, shingleText } from '../../text/shingles/shingle.ts';
import { keepLast } from './keep-last.ts';
import type { ComparedText } from './pair-texts.ts';

/** Lines that are furniture are told better once those found first are out of the way. */
const ROUNDS = 2;
const KEPT_DOCUMENTS = 5000;

/** @param path of a file to keep the texts in; the whole input is read before the first text comes out */
export async function* cleanTexts(
  documents: AsyncIterable<ComparedText> | Iterable<ComparedText>,
  path: string,
): AsyncIterable<ComparedText> {
  const clean = await createCleaner();
  const cleaned = createRecordSpool(path);
  const ids: string[] = [];
  const places: Place[] = [];
  try {
    for await (const { id, text } of documents) {
      ids.push(id);
      places.push(cleaned.append(clean(text)));
    }
    const furniture = findFurniture(cleaned, places);
    let next = 0;
    for (const text of cleaned) yield { id: ids[next++] as string, text: withoutLines(text, furniture) };
  } finally {
    cleaned.close();
  }
}

function findFurniture(texts: RecordSpool, places: readonly Place[]): ReadonlySet<number> {
  const finder = createFurnitureFinder();
  for (const text of texts) finder.observe(splitLines(text).map(numberOfLine));
  const repeated = finder.repeated();
  const furniture = new Set<number>();
  for (let round = 0; round < ROUNDS; round++) {
    const judge = keepLast(KEPT_DOCUMENTS, (number): JudgedDocument => {
      const text = withoutLines(texts.at(places[number] as Place), furniture);
      return { whole: shingleHashes(text), own: shingleHashes(withoutLines(text, repeated)) };
    });
    for (const line of finder.conclude(judge)) furniture.add(line);
  }
  return furniture;
}

const splitLines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

/** 32 bits of a line's hash: two lines that have the same by chance are no harm, as they would have to stand in many texts. */
const numberOfLine = (line: string): number => Number.parseInt(hashLine(line).slice(0, 8), 16);

function withoutLines(text: string, lines: ReadonlySet<number>): string {
  if (lines.size === 0) return text;
  return splitLines(text)
    .filter((line) => !lines.has(numberOfLine(line)))
    .join('\n');
}

/** No headline has more words: a first paragraph that was taken for one is text, and may be all that a cut copy has of its story. */
const LONGEST_HEADLINE = 20;

function comparedPieces({ blocks, removals }: Pick<Article, 'blocks' | 'removals'>): Block[] {
  const first = removals.filter(({ rule, text }) => rule === 'headline' && shingleText(text).words > LONGEST_HEADLINE);
  return [...first, ...blocks];
}

/** Cleans a text as a plain-text dump is; one that nothing is left of counts as it is. */
async function createCleaner(): Promise<(text: string) => string> {
  const { settings, extensions } = await resolveConfig({}, null);
  const extract = createExtract(settings);
  const settle = createSettle(settings, extensions);
  const encoder = new TextEncoder();
  return (text) => {
    const bytes = encoder.encode(text);
    const source = { path: '-', sha256: createHash('sha256').update(bytes).digest('hex') };
    const document = { source, mediaType: 'text/plain', bytes, charset: 'utf-8', collection: '', claims: [] } as const;
    try {
      const pieces = comparedPieces(settle(extract.apply(document)).article);
      return pieces.length === 0 ? text : withoutDateline(pieces.map((piece) => piece.text).join('\n'));
    } catch (error) {
      if (error instanceof DocumentRejected) return text;
      throw error;
    }
  };
}
