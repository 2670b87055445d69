import { mix32 } from './words.ts';

/** Values in a sketch, and the bits of a shingle hash that choose the place of its value. */
export const SKETCH_SIZE = 128;
const PLACE_SHIFT = 25;
const EMPTY = 0xffffffff;

/** Bands of a sketch and the values in each: two values of 128 stay unused. */
export const BANDS = 42;
const BAND_ROWS = 3;

/**
 * One-permutation MinHash with optimal densification (Li, Owen, Zhang 2012; Shrivastava 2017): the share of equal places of
 * two sketches estimates the Jaccard similarity of the sets. 128 unsigned 32-bit values; empty for an empty set.
 */
export function sketchShingles(shingles: Uint32Array): Uint32Array {
  if (shingles.length === 0) return new Uint32Array(0);
  const sketch = new Uint32Array(SKETCH_SIZE).fill(EMPTY);
  for (let i = 0; i < shingles.length; i++) {
    const hash = shingles[i] as number;
    const place = hash >>> PLACE_SHIFT;
    // EMPTY itself is never a value, so that a place that has one is told from a place that has none.
    const value = Math.min(Math.imul(hash, 0x2c1b3c6d) >>> 0, EMPTY - 1);
    if (value < (sketch[place] as number)) sketch[place] = value;
  }
  return fillEmptyPlaces(sketch);
}

/** An empty place borrows from a full one chosen by hash, the same one in every sketch where that one is full. */
function fillEmptyPlaces(sketch: Uint32Array): Uint32Array {
  const filled = sketch.slice();
  for (let place = 0; place < SKETCH_SIZE; place++) {
    for (let attempt = 1; filled[place] === EMPTY; attempt++) {
      const lender = mix32(Math.imul(place + 1, 0x9e3779b1) + attempt) >>> PLACE_SHIFT;
      filled[place] = sketch[lender] as number;
    }
  }
  return filled;
}

/**
 * One 32-bit bucket key for each band, the band's number mixed in, so that all bands share one table.
 * With 42 bands of 3 a pair of Jaccard .7 shares a bucket with probability 1 − 5e-8, one of .5 with .996.
 */
export function bandKeys(sketch: ArrayLike<number>): Uint32Array {
  if (sketch.length === 0) return new Uint32Array(0);
  const keys = new Uint32Array(BANDS);
  for (let band = 0; band < BANDS; band++) {
    let key = band + 1;
    for (let row = 0; row < BAND_ROWS; row++)
      key = mix32(Math.imul(key, 0x9e3779b1) ^ (sketch[band * BAND_ROWS + row] as number));
    keys[band] = key;
  }
  return keys;
}
