/**
 * Tells which lines are furniture where documents are compared: those that stand in articles which have nothing else in common.
 * Copies of one article share its lines, too, but they share most of their text.
 */
import { createPairList, sortPairs } from '../../text/shingles/pair-list.ts';
import { countShared } from '../../text/shingles/shingle.ts';

/** What a document is judged by. */
export interface JudgedDocument {
  /** Shingles of all of its text. */
  readonly whole: Uint32Array;
  /** Shingles of the lines that no other document has. */
  readonly own: Uint32Array;
}

export interface FurnitureFinder {
  /** @param lines 32-bit hashes of the document's lines; documents are numbered as they come */
  observe(lines: Iterable<number>): void;
  /** Lines that stand in several documents, whatever the reason. */
  repeated(): ReadonlySet<number>;
  /** @param judge gives a document by its number; asked for few documents of each repeated line */
  conclude(judge: (document: number) => JudgedDocument): ReadonlySet<number>;
}

/** A line that stands in so many articles, each unlike the others, is furniture. */
const ARTICLES = 4;
/** Documents of a line that are looked at. */
const LOOKED_AT = 16;
/** Two documents of which one shares so much with the other are one article … */
const SAME_SHARE = 0.25;
/** … unless much of each is its own, and hardly anything of that stands in the other. */
const OWN_SHARE = 0.3;
const OWN_SHINGLES = 20;
const OWN_IN_OTHER = 0.1;

export function createFurnitureFinder(): FurnitureFinder {
  const postings = createPairList();
  let documents = 0;
  const grouped = once(() => groupLines(sortPairs(postings.values())));
  return {
    observe(lines) {
      for (const line of new Set(lines)) postings.push(line, documents);
      documents++;
    },
    repeated: () => new Set(grouped().keys()),
    conclude(judge) {
      const furniture = new Set<number>();
      for (const [line, places] of grouped()) if (standsInSeveral(places, judge)) furniture.add(line);
      return furniture;
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** For each line that enough documents have some of these, spread over all. */
function groupLines(sorted: Uint32Array): Map<number, readonly number[]> {
  const lines = new Map<number, readonly number[]>();
  for (let start = 0; start < sorted.length; ) {
    const line = sorted[start + 1] as number;
    let end = start;
    while (end < sorted.length && sorted[end + 1] === line) end += 2;
    const count = (end - start) / 2;
    const taken = Math.min(count, LOOKED_AT);
    if (count >= ARTICLES) {
      const place = (n: number) => start + 2 * Math.floor((n * count) / taken);
      lines.set(
        line,
        Array.from({ length: taken }, (_, n) => sorted[place(n)] as number),
      );
    }
    start = end;
  }
  return lines;
}

function standsInSeveral(documents: readonly number[], judge: (document: number) => JudgedDocument): boolean {
  const articles: JudgedDocument[] = [];
  for (const document of documents) {
    const judged = judge(document);
    if (articles.every((article) => !areOneArticle(article, judged))) articles.push(judged);
    if (articles.length >= ARTICLES) return true;
  }
  return false;
}

function areOneArticle(a: JudgedDocument, b: JudgedDocument): boolean {
  const smaller = Math.min(a.whole.length, b.whole.length);
  if (smaller > 0 && countShared(a.whole, b.whole) < SAME_SHARE * smaller) return false;
  return !(standsAlone(a, b) && standsAlone(b, a));
}

function standsAlone({ whole, own }: JudgedDocument, other: JudgedDocument): boolean {
  if (own.length < OWN_SHINGLES || own.length < OWN_SHARE * whole.length) return false;
  return countShared(own, other.whole) < OWN_IN_OTHER * own.length;
}
