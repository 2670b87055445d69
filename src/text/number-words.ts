/** Finds the words of a closed list in running text without making a string for each word: a look-up table over UTF-16 units. */

/** What a unit is to a word, found out when it is first met; 0 until then. */
const kinds = new Uint8Array(0x10000);
const LETTER = 1;
const OTHER = 2;
/** Half of a surrogate pair: the whole code point tells. */
const HALF = 3;
const IN_WORD = /^[\p{L}\p{M}]$/u;

const SEED = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

/**
 * Puts the number of each word of the text (runs of letters and marks) into `into`, which has room for as many as the text has
 * units: its place in the list from 1 on, or 0 where it isn't listed. Case counts.
 * @returns how many words there are
 */
export type NumberWords = (text: string, into: Uint16Array) => number;

/** @param list at most 65,535 different words of letters and marks */
export function createNumberWords(list: readonly string[]): NumberWords {
  const slots = new Uint16Array(2 ** Math.ceil(Math.log2(list.length * 4 + 1)));
  const mask = slots.length - 1;
  list.forEach((word, place) => {
    let slot = spread(hashOf(word)) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = place + 1;
  });
  const find = (hash: number, text: string, from: number, to: number): number => {
    for (let slot = spread(hash) & mask; ; slot = (slot + 1) & mask) {
      const number = slots[slot] as number;
      if (number === 0) return 0;
      const word = list[number - 1] as string;
      if (word.length === to - from && text.startsWith(word, from)) return number;
    }
  };
  return (text, into) => {
    let count = 0;
    let from = -1;
    let hash = SEED;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      const kind = (kinds[unit] as number) || learn(unit);
      const isPair = kind === HALF && isInWord(text.codePointAt(i) as number);
      if (kind === LETTER || isPair) {
        if (from < 0) from = i;
        hash = Math.imul(hash ^ unit, PRIME);
        if (isPair) hash = Math.imul(hash ^ text.charCodeAt(++i), PRIME);
      } else if (from >= 0) {
        into[count++] = find(hash, text, from, i);
        from = -1;
        hash = SEED;
      }
    }
    if (from >= 0) into[count++] = find(hash, text, from, text.length);
    return count;
  };
}

const spread = (hash: number): number => hash ^ (hash >>> 15);

function hashOf(word: string): number {
  let hash = SEED;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), PRIME);
  return hash;
}

const isInWord = (codePoint: number): boolean => IN_WORD.test(String.fromCodePoint(codePoint));

function learn(unit: number): number {
  kinds[unit] = unit >= 0xd800 && unit < 0xe000 ? HALF : isInWord(unit) ? LETTER : OTHER;
  return kinds[unit] as number;
}
