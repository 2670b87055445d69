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
 * An open table, as small as it can be, for the way to the memory is what takes long: a slot holds the weight, how many
 * slots from its home the token is, and what the home doesn't tell of it. Most tokens that are asked for were never learned:
 * a bit for each slot of a larger table tells of nearly all of them, and stays in the processor's cache.
 */
function createLookUp(data: TokenData): (token: number) => number {
  const hashes = new Int32Array(bytesOf(data.hashes));
  const weights = new Int8Array(bytesOf(data.weights)); // no token weighs nothing
  const homeBits = Math.max(FEWEST_HOME_BITS, Math.ceil(Math.log2(hashes.length * 1.5 + 1)));
  const slots = new Int32Array(2 ** homeBits); // 0 is free
  const mask = slots.length - 1;
  const known = new Int32Array((slots.length * BITS_FOR_SLOT) / 32);
  const bitMask = slots.length * BITS_FOR_SLOT - 1;
  hashes.forEach((hash, i) => {
    const home = spread(hash);
    known[(home & bitMask) >>> 5] = (known[(home & bitMask) >>> 5] as number) | (1 << (home & 31));
    let steps = 0;
    while (slots[(home + steps) & mask] !== 0) steps++;
    if (steps > MOST_STEPS) throw new Error('expected tokens that are spread over the table: train the model again');
    slots[(home + steps) & mask] =
      ((home >>> homeBits) << REST_AT) | (steps << STEPS_AT) | ((weights[i] as number) & 0xff);
  });
  return (token) => {
    const home = spread(token);
    if (((known[(home & bitMask) >>> 5] as number) & (1 << (home & 31))) === 0) return 0;
    const wanted = (home >>> homeBits) << REST_AT;
    for (let steps = 0; steps <= MOST_STEPS; steps++) {
      const slot = slots[(home + steps) & mask] as number;
      if (slot === 0) return 0;
      if ((slot ^ (wanted | (steps << STEPS_AT))) >>> STEPS_AT === 0) return ((slot << 24) >> 24) / UNIT;
    }
    return 0;
  };
}

/** A slot has eight bits for the weight, seven for the steps, and the others for what the home leaves of a hash. */
const STEPS_AT = 8;
const REST_AT = 15;
const MOST_STEPS = 127;
const FEWEST_HOME_BITS = REST_AT;
const BITS_FOR_SLOT = 8;
const spread = (hash: number): number => hash ^ (hash >>> 15);

function bytesOf(base64: string): ArrayBuffer {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes.buffer;
}
