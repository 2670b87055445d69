/** The model file (made by `training/html/`) → typed arrays. */
import { type Forest, layOutForest } from './score-trees.ts';
import type { TokenWeights } from './token-weights.ts';

/** Arrays are little-endian bytes in base64. */
export interface ForestData {
  readonly nodes: string;
  readonly leaves: string;
  readonly features: string;
  readonly thresholds: string;
  readonly left: string;
  readonly right: string;
  readonly values: string;
}

/** Hashes and, for each, a weight in sixteenths, as 32-bit and 8-bit numbers. */
export interface TokenData {
  readonly hashes: string;
  readonly weights: string;
}

const UNIT = 16;

export function readForest(data: ForestData): Forest {
  return layOutForest({
    nodes: new Int32Array(bytesOf(data.nodes)),
    leaves: new Int32Array(bytesOf(data.leaves)),
    features: new Uint16Array(bytesOf(data.features)),
    thresholds: new Float32Array(bytesOf(data.thresholds)),
    left: new Int16Array(bytesOf(data.left)),
    right: new Int16Array(bytesOf(data.right)),
    values: new Float32Array(bytesOf(data.values)),
  });
}

export function readWeights(names: TokenData, texts: TokenData): TokenWeights {
  return { names: createLookUp(names), texts: createLookUp(texts) };
}

/**
 * An open table: far smaller than a Map of as many numbers, and made in a millisecond. Most tokens that are asked for were
 * never learned: a bit for each slot of a larger table tells of nearly all of them, and stays in the processor's cache.
 */
function createLookUp(data: TokenData): (token: number) => number {
  const hashes = new Int32Array(bytesOf(data.hashes));
  const weights = new Int8Array(bytesOf(data.weights));
  const size = 2 ** Math.ceil(Math.log2(hashes.length * 2 + 1));
  const keys = new Int32Array(size);
  const values = new Int8Array(size); // 0 is free: no token weighs nothing
  const mask = size - 1;
  const known = new Int32Array((size * BITS_FOR_SLOT) / 32);
  const bitMask = size * BITS_FOR_SLOT - 1;
  hashes.forEach((hash, i) => {
    const home = spread(hash);
    known[(home & bitMask) >>> 5] = (known[(home & bitMask) >>> 5] as number) | (1 << (home & 31));
    let at = home & mask;
    while (values[at] !== 0) at = (at + 1) & mask;
    keys[at] = hash;
    values[at] = weights[i] as number;
  });
  return (token) => {
    const home = spread(token);
    if (((known[(home & bitMask) >>> 5] as number) & (1 << (home & 31))) === 0) return 0;
    for (let at = home & mask; ; at = (at + 1) & mask) {
      const value = values[at] as number;
      if (value === 0 || keys[at] === token) return value / UNIT;
    }
  };
}

const BITS_FOR_SLOT = 4;
const spread = (hash: number): number => hash ^ (hash >>> 15);

function bytesOf(base64: string): ArrayBuffer {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes.buffer;
}
