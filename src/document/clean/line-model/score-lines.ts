/** The learned model of whole-page dumps: boosted trees over line features, made by training/text/train.py. */
import { FEATURES, type LineTable } from './line-features.ts';
import model from './trees.json' with { type: 'json' };

interface Tree {
  readonly feature: Int32Array;
  readonly threshold: Float64Array;
  /** Number of a node, or ~number of a leaf. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly leaves: Float64Array;
}

const WIDTH = FEATURES.length;

if (model.features.join() !== FEATURES.join()) {
  throw new Error(
    'trees.json was trained on other features than line-features.ts computes: train it again (training/text)',
  );
}

const TREES: readonly Tree[] = model.trees.map((tree) => ({
  feature: Int32Array.from(tree.feature),
  threshold: Float64Array.from(tree.threshold),
  left: Int32Array.from(tree.left),
  right: Int32Array.from(tree.right),
  leaves: Float64Array.from(tree.leaves),
}));

/** For each line, the probability that it is article text. */
export function scoreLines(table: LineTable): Float64Array {
  const sums = new Float64Array(table.count);
  for (const tree of TREES) addTree(tree, table, sums);
  return sums.map((sum) => 1 / (1 + Math.exp(-sum)));
}

function addTree(tree: Tree, { count, values }: LineTable, sums: Float64Array): void {
  const { feature, threshold, left, right, leaves } = tree;
  for (let i = 0, row = 0; i < count; i++, row += WIDTH) {
    let node = 0;
    while (node >= 0) {
      const value = values[row + (feature[node] as number)] as number;
      node = (value <= (threshold[node] as number) ? left[node] : right[node]) as number;
    }
    sums[i] = (sums[i] as number) + (leaves[~node] as number);
  }
}
