/** Tells documents that are one article: under several addresses (AMP, print, `?id=`), or in several versions. */
import { sortPairs } from '../../text/shingles/pair-list.ts';
import { createDisjointSets, type DisjointSets } from '../disjoint-sets.ts';
import { type KnownBy, readKey } from './document-key.ts';

/** Two documents are one article if so much of the longest lines of either, weighted by rank, stands in the other … */
const SHARED_WEIGHT = 0.7;
/** … and so many of them, unweighted: a site's long furniture may well be longer than any paragraph. */
const SHARED_LINES = 0.5;
/**
 * The line of rank r, from 0, weighs 1 / (r + this). Loosely, copies may differ in their longest line; strictly they may not.
 * The error to avoid is to miss copies: then the lines of an article pass for furniture. Else a site is learned later, at worst.
 */
const LOOSE = 2;
const STRICT = 1;
/** In a group of so many, most of them with a longest line of their own, the group is held together by furniture: strictly, then. */
const SUSPICIOUS_GROUP = 5;
/**
 * Versions of one article lose and change lines, the longest first of all: where the address is the same, or the title, less
 * has to be shared. More than nothing, since there are addresses and titles that many articles have.
 */
const SHARED_AT_ADDRESS = 0.25;
const SHARED_UNDER_TITLE = 0.5;
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
  const documents = keys.map(readKey);
  const postings = sortPostings(documents);
  const loosely = link(documents, postings, () => LOOSE);
  const suspicious = findSuspicious(documents, postings, loosely);
  const strictness = (a: number, b: number): number => (suspicious.has(a) && suspicious.has(b) ? STRICT : LOOSE);
  const first = suspicious.size === 0 ? loosely : link(documents, postings, strictness);
  // What stands in several of the articles found so far is furniture; without it the articles are told better.
  const furniture = findFurniture(postings, first);
  const bare = documents.map(({ lines, ...names }) => ({
    ...names,
    lines: lines.filter((line) => !furniture.has(line)),
  }));
  const groups = furniture.size === 0 ? first : link(bare, postings, strictness);
  return Uint32Array.from(keys, (_, index) => groups.find(index));
}

/** `[document, line]` pairs of all documents, sorted by line, then document. */
function sortPostings(documents: readonly KnownBy[]): Uint32Array {
  const total = documents.reduce((sum, { lines }) => sum + lines.length, 0);
  const pairs = new Uint32Array(total * 2);
  let at = 0;
  documents.forEach(({ lines }, document) => {
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

/** Joins all pairs that share a line and pass; `strictness` says how the lines of a pair are weighed. */
function link(
  documents: readonly KnownBy[],
  postings: Uint32Array,
  strictness: (a: number, b: number) => number,
): DisjointSets {
  const sets = createDisjointSets(documents.length);
  const tryPair = (a: number, b: number): void => {
    if (sets.find(a) === sets.find(b)) return;
    if (areOne(documents[a] as KnownBy, documents[b] as KnownBy, strictness(a, b))) sets.join(a, b);
  };
  eachSharedLine(postings, (_, sharing) => {
    sharing.forEach((document, rank) => {
      const last = sharing.length > PAIR_ALL ? Math.min(rank + 2, sharing.length) : sharing.length;
      for (let other = rank + 1; other < last; other++) tryPair(document, sharing[other] as number);
    });
  });
  return sets;
}

/** Members of groups in which most documents have a longest line that no other document has. */
function findSuspicious(documents: readonly KnownBy[], postings: Uint32Array, groups: DisjointSets): Set<number> {
  const shared = new Set<number>();
  eachSharedLine(postings, (line) => shared.add(line));
  const byGroup = Map.groupBy(documents.keys(), (document) => groups.find(document));
  const hasOwn = (document: number): boolean => !shared.has(documents[document]?.lines[0] ?? 0);
  return new Set(
    [...byGroup.values()]
      .filter((members) => members.length >= SUSPICIOUS_GROUP && members.filter(hasOwn).length * 2 > members.length)
      .flat(),
  );
}

function findFurniture(postings: Uint32Array, groups: DisjointSets): Set<number> {
  const furniture = new Set<number>();
  eachSharedLine(postings, (line, documents) => {
    if (new Set(documents.map(groups.find)).size >= FURNITURE_ARTICLES) furniture.add(line);
  });
  return furniture;
}

/** Whether two documents are one article. */
function areOne(a: KnownBy, b: KnownBy, strictness: number): boolean {
  return standsIn(a.lines, b.lines, strictness) || standsIn(b.lines, a.lines, strictness) || areVersions(a, b);
}

function areVersions(a: KnownBy, b: KnownBy): boolean {
  const isAtAddress = a.address !== 0 && a.address === b.address;
  if (!isAtAddress && (a.title === 0 || a.title !== b.title)) return false;
  const shared = a.lines.filter((line) => b.lines.includes(line)).length;
  const enough = isAtAddress ? SHARED_AT_ADDRESS : SHARED_UNDER_TITLE;
  return shared > 0 && shared >= enough * Math.min(a.lines.length, b.lines.length);
}

function standsIn(lines: readonly number[], other: readonly number[], strictness: number): boolean {
  let weight = 0;
  let sharedWeight = 0;
  let shared = 0;
  lines.forEach((line, rank) => {
    weight += 1 / (rank + strictness);
    if (!other.includes(line)) return;
    sharedWeight += 1 / (rank + strictness);
    shared++;
  });
  return shared > 0 && sharedWeight >= SHARED_WEIGHT * weight && shared >= SHARED_LINES * lines.length;
}
