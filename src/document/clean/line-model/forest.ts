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
const EARLY_TREES = 64;
const HOPELESS = -3;
/** Rows are given up after every so many trees. */
const ROUND = 32;

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

/** For each row of `width` values, the probability that the sum of its leaves stands for. */
export function probabilities(forest: Forest, values: Float32Array, width: number): Float64Array {
  const keys = keysOf(values);
  const sums = new Float64Array(values.length / width);
  const { roots } = forest;
  let rows = Int32Array.from(sums, (_, i) => i);
  for (let tree = 0; tree < roots.length; tree++) {
    if (tree >= EARLY_TREES && tree % ROUND === 0) rows = rows.filter((row) => (sums[row] as number) > HOPELESS);
    addTree(forest, roots[tree] as number, keys, width, rows, sums);
  }
  return sums.map((sum) => 1 / (1 + Math.exp(-sum)));
}

function addTree(
  { nodes, leaves }: Forest,
  root: number,
  keys: Int32Array,
  width: number,
  rows: Int32Array,
  sums: Float64Array,
): void {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    const start = row * width;
    let node = root;
    while (node >= 0) {
      const side = (keys[start + (nodes[node] as number)] as number) <= (nodes[node + 1] as number) ? 2 : 3;
      node = nodes[node + side] as number;
    }
    sums[row] = (sums[row] as number) + (leaves[~node] as number);
  }
}

/** Integers in the order of the floats. */
function keysOf(values: Float32Array): Int32Array {
  const keys = new Int32Array(values.buffer.slice(values.byteOffset, values.byteOffset + values.byteLength));
  for (let i = 0; i < keys.length; i++) {
    const bits = keys[i] as number;
    if (bits < 0) keys[i] = bits === -0x80000000 ? 0 : bits ^ 0x7fffffff;
  }
  return keys;
}
