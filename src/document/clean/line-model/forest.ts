/**
 * Boosted trees, as train.py writes them, laid out to be fast: four numbers for each node, side by side, and values compared as
 * integers in the order of the floats they stand for.
 */
export interface TreeData {
  readonly feature: readonly number[];
  readonly threshold: readonly number[];
  /** Number of a node, or ~number of a leaf. */
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly leaves: readonly number[];
}

export interface Forest {
  /** Index in `nodes` of each tree's first node. */
  readonly roots: Int32Array;
  /** Feature, key of the threshold, and the next node, or ~leaf, for values up to it and beyond. */
  readonly nodes: Int32Array;
  readonly leaves: Float64Array;
}

const NODE = 4;
/** From so many trees on, a row whose sum is as low as this is given up: what follows hardly changes it. */
const EARLY_TREES = 32;
const HOPELESS = -3;
/** Rows are given up after every so many trees. */
const ROUND = 16;

export function layOut(trees: readonly TreeData[]): Forest {
  const nodes: number[] = [];
  const leaves: number[] = [];
  const roots = trees.map((tree) => {
    const root = nodes.length;
    const firstLeaf = leaves.length;
    const target = (to: number): number => (to >= 0 ? root + to * NODE : ~(firstLeaf + ~to));
    const keys = keysOf(Float32Array.from(tree.threshold));
    tree.feature.forEach((feature, i) => {
      nodes.push(feature, keys[i] as number, target(tree.left[i] as number), target(tree.right[i] as number));
    });
    leaves.push(...tree.leaves);
    return root;
  });
  return { roots: Int32Array.from(roots), nodes: Int32Array.from(nodes), leaves: Float64Array.from(leaves) };
}

/**
 * For each row of `width` values, the probability that the sum of its leaves stands for.
 * @param givesUp whether rows that are plainly improbable may be left at what the first trees say
 */
export function probabilities(forest: Forest, values: Float32Array, width: number, givesUp: boolean): Float64Array {
  const count = values.length / width;
  const keys = keysOf(turned(values, count));
  const sums = new Float64Array(count);
  const { roots } = forest;
  let rows = Int32Array.from(sums, (_, i) => i);
  for (let tree = 0; tree < roots.length; tree++) {
    if (givesUp && tree >= EARLY_TREES && tree % ROUND === 0)
      rows = rows.filter((row) => (sums[row] as number) > HOPELESS);
    addTree(forest, roots[tree] as number, keys, rows, sums);
  }
  return sums.map((sum) => 1 / (1 + Math.exp(-sum)));
}

/** Columns instead of rows: a tree asks all rows for the same few features, which then lie together. */
function turned(values: Float32Array, count: number): Float32Array {
  const columns = new Float32Array(values.length);
  for (let row = 0, at = 0; row < count; row++) {
    for (let to = row; to < columns.length; to += count) columns[to] = values[at++] as number;
  }
  return columns;
}

function addTree(
  { nodes, leaves }: Forest,
  root: number,
  keys: Int32Array,
  rows: Int32Array,
  sums: Float64Array,
): void {
  const count = sums.length;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    let node = root;
    while (node >= 0) {
      const key = keys[Math.imul(nodes[node] as number, count) + row] as number;
      node = nodes[node + (key <= (nodes[node + 1] as number) ? 2 : 3)] as number;
    }
    sums[row] = (sums[row] as number) + (leaves[~node] as number);
  }
}

/** Integers in the order of the floats, in their place. */
function keysOf(values: Float32Array): Int32Array {
  const keys = new Int32Array(values.buffer);
  for (let i = 0; i < keys.length; i++) {
    const bits = keys[i] as number;
    if (bits < 0) keys[i] = bits === -0x80000000 ? 0 : bits ^ 0x7fffffff;
  }
  return keys;
}
