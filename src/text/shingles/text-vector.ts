/** What texts are compared by, as one vector: the shingles, then the tokens. */

export interface ComparedVector {
  readonly shingles: Uint32Array;
  readonly tokens: Uint32Array;
}

export function joinVector({ shingles, tokens }: ComparedVector): Uint32Array<ArrayBuffer> {
  const vector = new Uint32Array(shingles.length + tokens.length);
  vector.set(shingles);
  vector.set(tokens, shingles.length);
  return vector;
}

/** @param words of the text: it has as many tokens. The parts are views. */
export function splitVector(vector: Uint32Array, words: number): ComparedVector {
  const shingles = vector.length - words;
  return { shingles: vector.subarray(0, shingles), tokens: vector.subarray(shingles) };
}
