/** Whether copies were tied to what they are copies of, and nothing else was merged. */

export interface DocumentTruth {
  readonly id: string;
  readonly cluster: string | number;
  readonly root: string;
  readonly kind: string;
  readonly edits: readonly string[];
}

export interface TiedPair {
  readonly a: string;
  readonly b: string;
  readonly relation: string;
}

export interface CopyScore {
  /** Share of the copies tied to the root or another copy of their cluster, as duplicate or by a relation. */
  readonly found: number;
  /** Share of the roundups said to contain their story. */
  readonly roundups: number;
  /** Pairs with a document that only shares the frame (`templates`) or the furniture of others. */
  readonly mergedTemplates: number;
  readonly mergedFurniture: number;
}

type Neighbours = ReadonlyMap<string, ReadonlySet<string>>;

const isDirected = ({ relation }: TiedPair): boolean => relation === 'contains' || relation === 'reuses';

export function scoreCopies(truth: readonly DocumentTruth[], pairs: readonly TiedPair[]): CopyScore {
  const partners = neighbours(pairs.filter((pair) => pair.relation === 'duplicate'));
  const related = neighbours(pairs.filter(isDirected));
  const clusters = new Map(truth.map(({ id, cluster }) => [id, cluster]));
  const copies = truth.filter(({ kind }) => kind === 'copy');
  const tied = copies.filter(({ id, cluster }) =>
    [...(partners.get(id) ?? []), ...(related.get(id) ?? [])].some((other) => clusters.get(other) === cluster),
  );
  const roundups = truth.filter(({ kind }) => kind === 'roundup');
  const directed = new Set(pairs.filter(isDirected).map(({ a, b }) => `${a}\t${b}`));
  return {
    found: tied.length / Math.max(1, copies.length),
    roundups: roundups.filter(({ id, root }) => directed.has(`${id}\t${root}`)).length / Math.max(1, roundups.length),
    mergedTemplates: countMerged(truth, partners, 'template_neg'),
    mergedFurniture: countMerged(truth, partners, 'boiler_neg'),
  };
}

function neighbours(pairs: readonly TiedPair[]): Neighbours {
  const near = new Map<string, Set<string>>();
  const tie = (a: string, b: string) => {
    const known = near.get(a);
    if (known) known.add(b);
    else near.set(a, new Set([b]));
  };
  for (const { a, b } of pairs) {
    tie(a, b);
    tie(b, a);
  }
  return near;
}

/** Pairs with documents of this kind; a pair of two of them counts once. */
function countMerged(truth: readonly DocumentTruth[], partners: Neighbours, kind: string): number {
  const members = new Set(truth.filter((document) => document.kind === kind).map(({ id }) => id));
  let pairs = 0;
  for (const id of members) for (const other of partners.get(id) ?? []) if (!members.has(other) || id < other) pairs++;
  return pairs;
}
