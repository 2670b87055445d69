/**
 * Boosted trees in one array, four numbers for each node: what a step needs lies side by side. Numbers are compared as keys,
 * integers in the order of the floats they stand for, which halves the time that waiting for a wrong guess takes.
 */
export interface Forest {
  /** Index in `nodes` of each tree's first node. */
  readonly roots: Int32Array;
  /** Feature, key of the threshold, and the next node (or `~` of a leaf) for values up to it and beyond. */
  readonly nodes: Int32Array;
  /** What each leaf adds. */
  readonly values: Float64Array;
}

/** A forest as it is trained. A row goes left where its value is at most the threshold. */
export interface TrainedForest {
  /** Index of each tree's first node, and of its first leaf. */
  readonly nodes: Int32Array;
  readonly leaves: Int32Array;
  readonly features: Uint16Array;
  readonly thresholds: Float32Array;
  /** Offset in the tree of the next node, or `-1 - leaf`. */
  readonly left: Int16Array;
  readonly right: Int16Array;
  readonly values: Float32Array;
}

const NODE = 4;

export function layOutForest(trained: TrainedForest): Forest {
  const size = trained.features.length;
  const nodes = new Int32Array(size * NODE);
  const keys = keysOf(trained.thresholds);
  trained.nodes.forEach((first, tree) => {
    const end = trained.nodes[tree + 1] ?? size;
    const leaf = trained.leaves[tree] as number;
    const target = (to: number): number => (to >= 0 ? (first + to) * NODE : ~(leaf - 1 - to));
    for (let node = first; node < end; node++) {
      nodes.set(
        [
          trained.features[node] as number,
          keys[node] as number,
          target(trained.left[node] as number),
          target(trained.right[node] as number),
        ],
        node * NODE,
      );
    }
  });
  return { roots: trained.nodes.map((first) => first * NODE), nodes, values: Float64Array.from(trained.values) };
}

const INFINITY = 0x7f800000;
const MAGNITUDE = 0x7fffffff;

/** Rows of features as keys; `NaN` is beyond everything. */
export function keysOf(rows: Float32Array): Int32Array {
  const keys = new Int32Array(rows.buffer, rows.byteOffset, rows.length).slice();
  for (let i = 0; i < keys.length; i++) {
    const bits = keys[i] as number;
    if ((bits & MAGNITUDE) > INFINITY) keys[i] = MAGNITUDE;
    else if (bits < 0) keys[i] = -(bits & MAGNITUDE);
  }
  return keys;
}

/** Chance, 0 to 1, of the row of keys that begins at `from`. */
export function scoreKeys(forest: Forest, keys: Int32Array, from: number): number {
  const { roots, nodes, values } = forest;
  let sum = 0;
  for (let tree = 0; tree < roots.length; tree++) {
    let at = roots[tree] as number;
    do {
      const goesLeft = (keys[from + (nodes[at] as number)] as number) <= (nodes[at + 1] as number);
      at = (goesLeft ? nodes[at + 2] : nodes[at + 3]) as number;
    } while (at >= 0);
    sum += values[~at] as number;
  }
  return 1 / (1 + Math.exp(-sum));
}

/** The same for a single row. */
export const scoreRow = (forest: Forest, row: Float32Array): number => scoreKeys(forest, keysOf(row), 0);
