/** Tells documents that are one article under several addresses (AMP, print, `?id=`), by their longest lines. */
import { sortPairs } from '../../text/pair-list.ts';
import { createDisjointSets, type DisjointSets } from '../disjoint-sets.ts';
import { keyLines } from './document-key.ts';

/** Two documents are one article if so much of the longest lines of either, weighted by rank, stands in the other … */
const SHARED_WEIGHT = 0.7;
/** … and so many of them, unweighted: a site's long furniture may well be longer than any paragraph. */
const SHARED_LINES = 0.5;
/** A line on more documents than this pairs neighbours only, so that a million copies stay linear. */
const PAIR_ALL = 64;
/** A line that stands in so many different articles is furniture and says nothing about two documents being one. */
const FURNITURE_ARTICLES = 3;

/**
 * Groups documents that are one article.
 * @param keys distinct document keys, sorted
 * @returns for each key the index of its group's first key
 */
export function groupVariants(keys: readonly string[]): Uint32Array {
  const documents = keys.map(keyLines);
  const postings = sortPostings(documents);
  const first = link(documents, postings);
  // What stands in several of the articles found so far is furniture; without it the articles are told better.
  const furniture = findFurniture(postings, first);
  const groups =
    furniture.size === 0
      ? first
      : link(
          documents.map((lines) => lines.filter((line) => !furniture.has(line))),
          postings,
        );
  return Uint32Array.from(keys, (_, index) => groups.find(index));
}

/** `[document, line]` pairs of all documents, sorted by line, then document. */
function sortPostings(documents: readonly (readonly number[])[]): Uint32Array {
  const total = documents.reduce((sum, lines) => sum + lines.length, 0);
  const pairs = new Uint32Array(total * 2);
  let at = 0;
  documents.forEach((lines, document) => {
    for (const line of lines) {
      pairs[at++] = document;
      pairs[at++] = line;
    }
  });
  return sortPairs(pairs);
}

/** Calls `visit` with each line and the documents it stands on, where it stands on two or more. */
function eachSharedLine(postings: Uint32Array, visit: (line: number, documents: readonly number[]) => void): void {
  for (let start = 0; start < postings.length; ) {
    const line = postings[start + 1] as number;
    const documents: number[] = [];
    let at = start;
    for (; at < postings.length && postings[at + 1] === line; at += 2) documents.push(postings[at] as number);
    if (documents.length > 1) visit(line, documents);
    start = at;
  }
}

function link(documents: readonly (readonly number[])[], postings: Uint32Array): DisjointSets {
  const sets = createDisjointSets(documents.length);
  const tryPair = (a: number, b: number): void => {
    if (sets.find(a) !== sets.find(b) && areVariants(documents[a] ?? [], documents[b] ?? [])) sets.join(a, b);
  };
  eachSharedLine(postings, (_, sharing) => {
    sharing.forEach((document, rank) => {
      const last = sharing.length > PAIR_ALL ? Math.min(rank + 2, sharing.length) : sharing.length;
      for (let other = rank + 1; other < last; other++) tryPair(document, sharing[other] as number);
    });
  });
  return sets;
}

function findFurniture(postings: Uint32Array, groups: DisjointSets): Set<number> {
  const furniture = new Set<number>();
  eachSharedLine(postings, (line, documents) => {
    if (new Set(documents.map(groups.find)).size >= FURNITURE_ARTICLES) furniture.add(line);
  });
  return furniture;
}

/** Whether two documents, known by their longest lines, are one article. */
export function areVariants(a: readonly number[], b: readonly number[]): boolean {
  return standsIn(a, b) || standsIn(b, a);
}

function standsIn(lines: readonly number[], other: readonly number[]): boolean {
  let weight = 0;
  let sharedWeight = 0;
  let shared = 0;
  lines.forEach((line, rank) => {
    weight += 1 / (rank + 1);
    if (!other.includes(line)) return;
    sharedWeight += 1 / (rank + 1);
    shared++;
  });
  return shared > 0 && sharedWeight >= SHARED_WEIGHT * weight && shared >= SHARED_LINES * lines.length;
}
