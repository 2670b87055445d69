import { createHash } from 'node:crypto';
import type { LineHash, Scope, ScopeDelta, ScopeKnowledge } from '../../learned-lines.ts';
import { hash32, spellHash } from '../../text/hash-line.ts';
import { createPairList, type PairList, sortPairs } from '../../text/shingles/pair-list.ts';
import { keyLines } from './document-key.ts';
import { groupVariants } from './group-variants.ts';
import { barFor, passes, type RepeatedLineThresholds } from './line-bar.ts';

/**
 * From so many new documents on, a line that stands on one of them only is forgotten: no bar comes near it,
 * and such lines would be most of what is kept.
 */
const FORGET_SINGLES = 100;
/** On so many documents, and so large a share of them, a line stands that is told of though it doesn't pass the bar. */
const FEWEST_CANDIDATE = 2;
const CANDIDATE_SHARE = 0.02;

export interface LearnedScope {
  /** The furniture known of the scope, earlier runs included. */
  readonly knowledge: ScopeKnowledge;
  /** What these documents add; empty lists where all of them were counted before. */
  readonly delta: ScopeDelta;
}

interface KnownLine {
  readonly count: number;
  readonly sample?: string;
}

/** What was observed of one scope: documents as keys and flat line hashes. */
export interface ScopeLines {
  readonly scope: Scope;
  /** Tells the lines of this scope from the same ones of others. */
  readonly salt: number;
  readonly previousDocuments: readonly string[];
  readonly previous: ReadonlyMap<LineHash, KnownLine>;
  readonly keys: string[];
  /** Where each document's lines start in `lines`. */
  readonly starts: number[];
  readonly lines: PairList;
  /** Folded texts of lines that may stand on more than one document. */
  readonly samples: Map<LineHash, string>;
}

/** A scope of which no document was observed yet. */
export function createScopeLines(scope: Scope, previous: ScopeDelta | undefined): ScopeLines {
  return {
    scope,
    salt: hash32(scope),
    previousDocuments: previous?.documents ?? [],
    previous: new Map(previous?.lines.map((line) => [line.hash, line])),
    keys: [],
    starts: [],
    lines: createPairList(),
    samples: new Map(),
  };
}

/** What is known of a scope now, and what its new documents added. */
export function concludeScope(scope: ScopeLines, thresholds: RepeatedLineThresholds): LearnedScope {
  const articles = newArticles(scope);
  const delta: ScopeDelta = {
    scope: scope.scope,
    documents: [...articles.keys()],
    lines: deltaLines(scope, countLines(scope, articles)),
  };
  return { knowledge: gatherKnowledge(scope, delta, thresholds), delta };
}

/** Documents to count, by the key of their article: those of an article that was counted before are left out. */
function newArticles(scope: ScopeLines): Map<string, number[]> {
  const fresh = new Set(scope.keys);
  const keys = [...new Set([...fresh, ...relatedBefore(scope, fresh)])].sort();
  const groups = groupVariants(keys);
  const groupOf = new Map(keys.map((key, index) => [key, groups[index] as number]));
  const before = new Set(scope.previousDocuments.map((key) => groupOf.get(key)));
  const articles = new Map<string, number[]>();
  scope.keys.forEach((key, document) => {
    const group = groupOf.get(key) as number;
    if (before.has(group)) return;
    const name = keys[group] as string;
    const members = articles.get(name);
    if (members === undefined) articles.set(name, [document]);
    else members.push(document);
  });
  return new Map([...articles].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Documents of earlier runs that share a line with these: the others can't be of the same article. */
function relatedBefore(scope: ScopeLines, fresh: ReadonlySet<string>): string[] {
  if (scope.previousDocuments.length === 0) return [];
  const lines = new Set([...fresh].flatMap(keyLines));
  return scope.previousDocuments.filter((key) => keyLines(key).some((line) => lines.has(line)));
}

/** On how many new articles each line stands; a line counts once for an article, in however many forms that came. */
function countLines(scope: ScopeLines, articles: ReadonlyMap<string, readonly number[]>): Map<LineHash, number> {
  const all = createPairList();
  for (const documents of articles.values()) {
    const own = createPairList();
    for (const document of documents) eachPair(linesOf(scope, document), (high, low) => own.push(high, low));
    eachRun(sortPairs(own.values()), (high, low) => all.push(high, low));
  }
  const counts = new Map<LineHash, number>();
  const forget = articles.size >= FORGET_SINGLES;
  eachRun(sortPairs(all.values()), (high, low, count) => {
    const hash = spellHash(high, low);
    if (count > 1 || !forget || scope.previous.has(hash)) counts.set(hash, count);
  });
  return counts;
}

function linesOf(scope: ScopeLines, document: number): Uint32Array {
  const start = scope.starts[document] as number;
  const end = scope.starts[document + 1] ?? scope.lines.length;
  return scope.lines.values().subarray(start * 2, end * 2);
}

function eachPair(pairs: Uint32Array, visit: (high: number, low: number) => void): void {
  for (let at = 0; at < pairs.length; at += 2) visit(pairs[at + 1] as number, pairs[at] as number);
}

/** Calls `visit` once for each distinct pair of a sorted list, with how often it stands there. */
function eachRun(sorted: Uint32Array, visit: (high: number, low: number, count: number) => void): void {
  for (let start = 0; start < sorted.length; ) {
    let end = start + 2;
    while (end < sorted.length && sorted[end] === sorted[start] && sorted[end + 1] === sorted[start + 1]) end += 2;
    visit(sorted[start + 1] as number, sorted[start] as number, (end - start) / 2);
    start = end;
  }
}

function deltaLines(scope: ScopeLines, counts: ReadonlyMap<LineHash, number>): ScopeDelta['lines'] {
  return Array.from(counts, ([hash, count]) => {
    const known = scope.previous.get(hash);
    const sample = known?.sample ?? (count + (known?.count ?? 0) > 1 ? scope.samples.get(hash) : undefined);
    return sample === undefined ? { hash, count } : { hash, count, sample };
  });
}

function gatherKnowledge(scope: ScopeLines, delta: ScopeDelta, thresholds: RepeatedLineThresholds): ScopeKnowledge {
  const total = new Map<LineHash, KnownLine>(scope.previous);
  for (const line of delta.lines) {
    total.set(line.hash, { ...line, count: line.count + (scope.previous.get(line.hash)?.count ?? 0) });
  }
  const documents = scope.previousDocuments.length + delta.documents.length;
  const isSite = scope.scope.startsWith('site:');
  const lines: [LineHash, number][] = [];
  const candidates: [LineHash, number][] = [];
  for (const [hash, { count, sample }] of [...total].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (passes(barFor(scope.scope, sample, thresholds), count, documents)) lines.push([hash, count]);
    else if (isSite && count >= FEWEST_CANDIDATE && count >= CANDIDATE_SHARE * documents)
      candidates.push([hash, count]);
  }
  const digest = digestOf(documents, lines, candidates);
  return { scope: scope.scope, documents, lines, ...(candidates.length === 0 ? {} : { candidates }), digest };
}

type CountedLines = ScopeKnowledge['lines'];

/** Of all that cleaning is told: a line on 2 of 2 documents is something else than one on 2 of 100. */
function digestOf(documents: number, lines: CountedLines, candidates: CountedLines): string {
  if (documents === 0) return '';
  return createHash('sha256')
    .update(JSON.stringify([documents, lines, candidates]))
    .digest('hex');
}
