/** Damages bytes in the ways that files are damaged, and in those that somebody would think of. */
export type Dice = (sides: number) => number;

/** A small linear congruential generator (Numerical Recipes' constants): the same rolls for the same seed. */
export function createDice(seed: number): Dice {
  let state = (seed * 2654435761) >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const TOKENS = [
  '\0',
  '\n',
  '\r\n\r\n',
  '"',
  '\\',
  '{',
  '[',
  '<',
  '<!--',
  '<![CDATA[',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '&#0;',
  ']]>',
  '-1',
  '999999999999999999999',
  '1e999',
  'null',
  '__proto__',
  '\ud800',
  '\u202e',
  '\u001b[2J',
  'WARC/1.1',
  'PK\x03\x04',
  '</script>',
  '%00',
  '../../',
  'Content-Length: -1',
  '=cmd|',
  '"""',
  "'",
  '\t',
  ';',
  ',,,,',
  'PAR1',
  '\ufeff',
].map((token) => Buffer.from(token));
const MOST_BYTES = 256 * 1024;

type Mutation = (bytes: Buffer, roll: Dice, other: Buffer) => Buffer;

const splice = (bytes: Buffer, at: number, removed: number, inserted: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(at + removed)]);

const piece = (bytes: Buffer, roll: Dice, most: number): Buffer => {
  const at = roll(bytes.length);
  return bytes.subarray(at, at + 1 + roll(most));
};

const MUTATIONS: readonly Mutation[] = [
  (bytes, roll) => {
    const copy = Buffer.from(bytes);
    const at = roll(copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << roll(8));
    return copy;
  },
  (bytes, roll) => splice(bytes, roll(bytes.length), 1 + roll(4), Buffer.from([roll(256), roll(256)])),
  (bytes, roll) => splice(bytes, roll(bytes.length), roll(2000), Buffer.alloc(0)),
  (bytes, roll) => splice(bytes, roll(bytes.length), 0, TOKENS[roll(TOKENS.length)] as Buffer),
  (bytes, roll) => splice(bytes, roll(bytes.length), roll(8), Buffer.alloc(4, [0, 0xff, 0x7f, 0x80][roll(4)])),
  (bytes, roll) => splice(bytes, roll(bytes.length), 0, piece(bytes, roll, 4000)),
  (bytes, roll, other) => splice(bytes, roll(bytes.length), roll(100), piece(other, roll, 4000)),
  (bytes, roll) => bytes.subarray(0, roll(bytes.length)),
  (bytes, roll) => {
    const token = TOKENS[roll(TOKENS.length)] as Buffer;
    return splice(bytes, roll(bytes.length), 0, Buffer.alloc(token.length * (1 + roll(5000)), token));
  },
];

/** @param other another seed, to splice from */
export function mutate(bytes: Buffer, other: Buffer, roll: Dice): Buffer {
  let mutated = bytes;
  for (let times = 1 + roll(6); times > 0 && mutated.length > 0; times--) {
    const mutation = MUTATIONS[roll(MUTATIONS.length)] as Mutation;
    mutated = mutation(mutated, roll, other.length === 0 ? mutated : other);
  }
  return mutated.subarray(0, MOST_BYTES);
}
