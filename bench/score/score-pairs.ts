/** Pairs of similar documents against all pairs that are so similar, and the clusters that they make. */

export interface ScoredPair {
  readonly a: string;
  readonly b: string;
  readonly similarity: number;
}

export interface PairScore {
  readonly p: number;
  readonly r: number;
  /** Pairs of documents that share a cluster, the truth being what the exact pairs connect. */
  readonly clusters: { readonly p: number; readonly r: number };
}

/** Similarities are written with four digits. */
const ROUNDING = 5e-5;

export const pairKey = (a: string, b: string): string => (a < b ? `${a}\t${b}` : `${b}\t${a}`);

export function scorePairs(exact: readonly ScoredPair[], given: readonly ScoredPair[], threshold: number): PairScore {
  const gold = new Set(exact.filter((pair) => pair.similarity >= threshold).map(({ a, b }) => pairKey(a, b)));
  const found = new Set(
    given.filter((pair) => pair.similarity >= threshold - ROUNDING).map(({ a, b }) => pairKey(a, b)),
  );
  const hits = [...gold].filter((key) => found.has(key)).length;
  return {
    p: hits / Math.max(1, found.size),
    r: hits / Math.max(1, gold.size),
    clusters: scoreClusters(connect(gold), connect(found)),
  };
}

type Clusters = ReadonlyMap<string, string>;

function scoreClusters(want: Clusters, got: Clusters): PairScore['clusters'] {
  const both = [...want].flatMap(([id, cluster]) => {
    const other = got.get(id);
    return other === undefined ? [] : [`${cluster}\t${other}`];
  });
  const right = countPairs(both);
  return {
    p: right / Math.max(1, countPairs(got.values())),
    r: right / Math.max(1, countPairs(want.values())),
  };
}

/** Pairs within groups of the same label. */
function countPairs(labels: Iterable<string>): number {
  const sizes = new Map<string, number>();
  for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}

/** Each document of a pair → one that stands for its cluster. */
function connect(pairs: Iterable<string>): Clusters {
  const parents = new Map<string, string>();
  const find = (id: string): string => {
    let root = id;
    while ((parents.get(root) ?? root) !== root) root = parents.get(root) as string;
    for (let at = id; at !== root; ) {
      const next = parents.get(at) ?? root;
      parents.set(at, root);
      at = next;
    }
    parents.set(root, root);
    return root;
  };
  for (const pair of pairs) {
    const [a, b] = pair.split('\t') as [string, string];
    parents.set(find(a), find(b));
  }
  return new Map([...parents.keys()].map((id) => [id, find(id)]));
}
