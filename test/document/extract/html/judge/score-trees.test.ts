import { expect, test } from 'vitest';
import {
  bitsOf,
  layOutForest,
  orderBits,
  scoreRow,
  scoreRows,
} from '../../../../../src/document/extract/html/judge/score-trees.ts';

/** Two trees: `x0 <= -1 ? (x1 <= 0 ? 1 : 2) : 4`, and `x1 <= 2.5 ? 8 : 16`. */
const forest = layOutForest({
  nodes: Int32Array.of(0, 2),
  leaves: Int32Array.of(0, 3),
  features: Uint16Array.of(0, 1, 1),
  thresholds: Float32Array.of(-1, -0, 2.5),
  left: Int16Array.of(1, -1, -1),
  right: Int16Array.of(-3, -2, -2),
  values: Float32Array.of(1, 2, 4, 8, 16),
});

const plainly = (x0: number, x1: number): number => {
  const sum = (x0 <= -1 ? (x1 <= 0 ? 1 : 2) : 4) + (x1 <= 2.5 ? 8 : 16);
  return Math.fround(1 / (1 + Math.exp(-sum)));
};

const VALUES = [-3.5, -1.0000001, -1, -0.9999999, -1e-45, -0, 0, 1e-45, 2.5, 2.5000002, 99];
const ROWS = VALUES.flatMap((x0) => VALUES.map((x1) => [x0, x1] as const));

test('a row goes down each tree as its numbers say, of either sign', () => {
  for (const [x0, x1] of ROWS) {
    const row = Float32Array.of(x0, x1);
    expect(scoreRow(forest, row), `${x0}, ${x1}`).toBe(plainly(Math.fround(x0), Math.fround(x1)));
  }
});

test('any number of rows is scored as each by itself is', () => {
  for (const count of [0, 1, 3, 4, 5, ROWS.length]) {
    const rows = ROWS.slice(0, count);
    const bits = bitsOf(Float32Array.from(rows.flat()));
    orderBits(bits, 0, bits.length);
    const chances = scoreRows(
      forest,
      bits,
      Int32Array.from(rows, (_, i) => 2 * i),
    );
    expect([...chances]).toEqual(rows.map(([x0, x1]) => plainly(Math.fround(x0), Math.fround(x1))));
  }
});
