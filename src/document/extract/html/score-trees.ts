/**
 * Boosted trees in one array, four numbers for each node: what a step needs lies side by side. Features are compared as the
 * bits of their floats, which spares turning them into doubles: bits of positive floats are in their order as integers,
 * those of negative ones in the opposite order, and below them.
 */
export interface Forest {
  /** Index in `nodes` of each tree's first node. */
  readonly roots: Int32Array;
  /**
   * Feature (with `NEGATIVE`, if the threshold is below 0), bits of the threshold, and the next node (or `~` of a leaf) for
   * values up to it and beyond.
   */
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
const NEGATIVE = 1 << 31;
const FEATURE = 0xffff;
/** Turns the order of the bits of negative floats, and leaves those of positive ones above them. */
const TURN = 0x7fffffff;

export function layOutForest(trained: TrainedForest): Forest {
  const size = trained.features.length;
  const nodes = new Int32Array(size * NODE);
  const bits = bitsOf(trained.thresholds);
  trained.nodes.forEach((first, tree) => {
    const end = trained.nodes[tree + 1] ?? size;
    const leaf = trained.leaves[tree] as number;
    const target = (to: number): number => (to >= 0 ? (first + to) * NODE : ~(leaf - 1 - to));
    for (let node = first; node < end; node++) {
      const at = node * NODE;
      const feature = trained.features[node] as number;
      const threshold = bits[node] as number;
      const isNegative = (trained.thresholds[node] as number) < 0;
      nodes[at] = isNegative ? feature | NEGATIVE : feature;
      nodes[at + 1] = isNegative ? threshold ^ TURN : Math.max(0, threshold); // -0 is 0
      nodes[at + 2] = target(trained.left[node] as number);
      nodes[at + 3] = target(trained.right[node] as number);
    }
  });
  return { roots: trained.nodes.map((first) => first * NODE), nodes, values: Float64Array.from(trained.values) };
}

/** The same memory, float by float as bits. There must be no `NaN` among them. */
export const bitsOf = (rows: Float32Array): Int32Array => new Int32Array(rows.buffer, rows.byteOffset, rows.length);

/** Chance, 0 to 1, of the row whose bits begin at `from`. */
export function scoreBits(forest: Forest, bits: Int32Array, from: number): number {
  const { roots, nodes, values } = forest;
  let sum = 0;
  for (let tree = 0; tree < roots.length; tree++) {
    let at = roots[tree] as number;
    do {
      const feature = nodes[at] as number;
      const value = (bits[from + (feature & FEATURE)] as number) ^ ((feature >> 31) & TURN);
      at = (value <= (nodes[at + 1] as number) ? nodes[at + 2] : nodes[at + 3]) as number;
    } while (at >= 0);
    sum += values[~at] as number;
  }
  return 1 / (1 + Math.exp(-sum));
}

/** The same for a single row. */
export const scoreRow = (forest: Forest, row: Float32Array): number => scoreBits(forest, bitsOf(row), 0);
