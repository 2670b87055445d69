/** Boosted trees as flat arrays. A row goes left where its value is at most the threshold. */
export interface Forest {
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

/** Chance, 0 to 1, of the row of features that begins at `from`. */
export function scoreRow(forest: Forest, rows: Float32Array, from: number): number {
  const { nodes, leaves, features, thresholds, left, right, values } = forest;
  let sum = 0;
  for (let tree = 0; tree < nodes.length; tree++) {
    const first = nodes[tree] as number;
    let at = 0;
    while (at >= 0) {
      const node = first + at;
      const goesLeft = (rows[from + (features[node] as number)] as number) <= (thresholds[node] as number);
      at = (goesLeft ? left[node] : right[node]) as number;
    }
    sum += values[(leaves[tree] as number) - 1 - at] as number;
  }
  return 1 / (1 + Math.exp(-sum));
}
