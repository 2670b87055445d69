/**
 * Boosted trees in flat arrays. A step is a few additions and no branch that a processor has to guess, and four rows go down
 * a tree together, so that none waits for the memory of another. Features are compared as integers that are in the order of
 * their floats, which spares turning them into doubles.
 */
export interface Forest {
  /** Place of each tree's first node. */
  readonly roots: Int32Array;
  /**
   * For each node its feature, shifted, and the place where a row goes that isn't above its threshold; the place behind is
   * for all others. A leaf leads to itself, and has its sign set.
   */
  readonly steps: Int32Array;
  /** In the order of `orderBits`; no row is above a leaf's. */
  readonly thresholds: Int32Array;
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

const PLACE_BITS = 22;
const PLACE = (1 << PLACE_BITS) - 1;
/** Of features: a step has nine bits for them. */
const FEATURE = 0x1ff;
const IS_LEAF = 1 << 31;
const HIGHEST = 0x7fffffff;
/** Turns the order of the bits of negative floats, and leaves those of positive ones above them. */
const TURN = 0x7fffffff;

export function layOutForest(trained: TrainedForest): Forest {
  const size = trained.features.length + trained.values.length;
  const forest = {
    roots: new Int32Array(trained.nodes.length),
    steps: new Int32Array(size),
    thresholds: new Int32Array(size),
    values: new Float64Array(size),
  };
  const bits = bitsOf(trained.thresholds.map((threshold) => threshold + 0)); // -0 is 0
  orderBits(bits, 0, bits.length);
  let end = 0;
  trained.nodes.forEach((first, tree) => {
    const leaf = trained.leaves[tree] as number;
    forest.roots[tree] = end;
    /** Offsets in the tree of the nodes that have a place, in the order of these: of two beside each other both follow. */
    const placed = [0];
    for (let i = 0; i < placed.length; i++) {
      const at = (forest.roots[tree] as number) + i;
      const offset = placed[i] as number;
      if (offset < 0) {
        forest.steps[at] = IS_LEAF | at;
        forest.thresholds[at] = HIGHEST;
        forest.values[at] = trained.values[leaf - 1 - offset] as number;
      } else {
        const feature = trained.features[first + offset] as number;
        forest.steps[at] = (feature << PLACE_BITS) | ((forest.roots[tree] as number) + placed.length);
        forest.thresholds[at] = bits[first + offset] as number;
        placed.push(trained.left[first + offset] as number, trained.right[first + offset] as number);
      }
    }
    end += placed.length;
  });
  return forest;
}

/** The same memory, float by float as bits. There must be no `NaN` among them. */
export const bitsOf = (rows: Float32Array): Int32Array => new Int32Array(rows.buffer, rows.byteOffset, rows.length);

/** Turns the bits of floats, from `from` to `to`, into integers of the same order. */
export function orderBits(bits: Int32Array, from: number, to: number): void {
  for (let at = from; at < to; at++) {
    const value = bits[at] as number;
    bits[at] = value ^ ((value >> 31) & TURN);
  }
}

/** The chance, 0 to 1, of each row whose ordered bits begin at one of `starts`. */
export function scoreRows(forest: Forest, ordered: Int32Array, starts: Int32Array): Float32Array {
  const chances = new Float32Array(starts.length);
  const last = starts.length - 1;
  const four = new Int32Array(4);
  for (let i = 0; i <= last; i += 4) {
    for (let k = 0; k < 4; k++) four[k] = starts[Math.min(last, i + k)] as number;
    const sums = sumFour(forest, ordered, four);
    for (let k = 0; k < 4 && i + k <= last; k++) chances[i + k] = 1 / (1 + Math.exp(-(sums[k] as number)));
  }
  return chances;
}

/** What `sumFour` gives: one for all calls. */
const SUMS = new Float64Array(4);

/** `Number(is)` instead of a choice: that would be a branch, and every second one guessed wrong. */
function sumFour({ roots, steps, thresholds, values }: Forest, ordered: Int32Array, starts: Int32Array): Float64Array {
  const s0 = starts[0] as number;
  const s1 = starts[1] as number;
  const s2 = starts[2] as number;
  const s3 = starts[3] as number;
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  for (let tree = 0; tree < roots.length; tree++) {
    let at0 = roots[tree] as number;
    let at1 = at0;
    let at2 = at0;
    let at3 = at0;
    let step0 = steps[at0] as number;
    let step1 = step0;
    let step2 = step0;
    let step3 = step0;
    do {
      at0 =
        (step0 & PLACE) +
        Number((ordered[s0 + ((step0 >> PLACE_BITS) & FEATURE)] as number) > (thresholds[at0] as number));
      at1 =
        (step1 & PLACE) +
        Number((ordered[s1 + ((step1 >> PLACE_BITS) & FEATURE)] as number) > (thresholds[at1] as number));
      at2 =
        (step2 & PLACE) +
        Number((ordered[s2 + ((step2 >> PLACE_BITS) & FEATURE)] as number) > (thresholds[at2] as number));
      at3 =
        (step3 & PLACE) +
        Number((ordered[s3 + ((step3 >> PLACE_BITS) & FEATURE)] as number) > (thresholds[at3] as number));
      step0 = steps[at0] as number;
      step1 = steps[at1] as number;
      step2 = steps[at2] as number;
      step3 = steps[at3] as number;
    } while ((step0 & step1 & step2 & step3) >= 0);
    sum0 += values[at0] as number;
    sum1 += values[at1] as number;
    sum2 += values[at2] as number;
    sum3 += values[at3] as number;
  }
  SUMS[0] = sum0;
  SUMS[1] = sum1;
  SUMS[2] = sum2;
  SUMS[3] = sum3;
  return SUMS;
}

/** The same for a single row, whose floats are turned into ordered bits where they are. */
export function scoreRow(forest: Forest, row: Float32Array): number {
  const bits = bitsOf(row);
  orderBits(bits, 0, bits.length);
  return scoreRows(forest, bits, new Int32Array(1))[0] as number;
}
