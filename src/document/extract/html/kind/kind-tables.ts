/** The words of `kind-words.ts` as hashes: bits of the groups that a name, a phrase or a type speaks for. */

import { listWords } from '../measure/measure-text.ts';
import { createKeyTable, type KeyTable } from '../parse/number-keys.ts';
import { describeNames, mix } from '../segment/describe-names.ts';
import { PAGE_GROUPS } from './kind-words.ts';

const WHOLE_LINE = 0x3d;
const LONGEST_PHRASE = 3;

export const listOf = (words: string): string[] => words.split('|').filter((word) => word !== '');

function hashName(name: string): number {
  return describeNames(name).tokens[0] as number;
}

function hashPhrase(phrase: string): number {
  const hash = listWords(phrase).reduce((sum, word) => mix(sum, word), 0);
  return phrase.startsWith('=') ? mix(hash, WHOLE_LINE) : hash;
}

/** For each word the lists that have it: bit 0 for the first, and so on. */
function tableOf(lists: readonly string[], hash: (word: string) => number): KeyTable {
  const words = lists.map((list) => listOf(list).map(hash));
  const bits = createKeyTable(words.flat().length);
  words.forEach((hashes, list) => {
    for (const word of hashes) bits.set(word, bits.get(word) | (1 << list));
  });
  return bits;
}

/** For a token of a name the bits of the groups that it speaks for, three times; the next three functions take them apart. */
export const NAME_CLUES = nameClues();
const GROUP_MASK = (1 << PAGE_GROUPS.length) - 1;
/** As any name, as one of those that are sure, and as one of the page's root. */
export const namesIn = (clues: number): number => clues & GROUP_MASK;
export const sureIn = (clues: number): number => (clues >> PAGE_GROUPS.length) & GROUP_MASK;
export const bodyIn = (clues: number): number => clues >> (2 * PAGE_GROUPS.length);

function nameClues(): KeyTable {
  const lists = [
    ...PAGE_GROUPS.map(({ names }) => names),
    ...PAGE_GROUPS.map(({ sure }) => sure),
    ...PAGE_GROUPS.map(({ body }) => body),
  ];
  return tableOf(lists, hashName);
}

const PHRASE_BITS = tableOf(
  PAGE_GROUPS.map(({ phrases }) => phrases),
  hashPhrase,
);

/** Which groups the phrases of one, two or three words in a line speak for. */
export function phraseBits(hashes: Int32Array, from: number, to: number): number {
  let bits = 0;
  for (let start = from; start < to; start++) {
    let hash = 0;
    for (let end = start; end < to && end < start + LONGEST_PHRASE; end++) {
      hash = mix(hash, hashes[end] as number);
      bits |= PHRASE_BITS.get(hash);
      if (start === from && end === to - 1) bits |= PHRASE_BITS.get(mix(hash, WHOLE_LINE));
    }
  }
  return bits;
}

const TYPE_BITS = new Map<string, number>();
PAGE_GROUPS.forEach(({ types }, group) => {
  for (const type of listOf(types)) TYPE_BITS.set(type, (TYPE_BITS.get(type) ?? 0) | (1 << group));
});
const LONGEST_TYPE = Math.max(...[...TYPE_BITS.keys()].map((type) => type.length));
const [FIRST_CAPITAL, LAST_CAPITAL] = [65, 90];

/** Which groups the types speak for that stand in quotes in a script. */
export function typeBits(script: string): number {
  let bits = 0;
  for (let quote = script.indexOf('"'); quote !== -1; ) {
    const next = script.indexOf('"', quote + 1);
    if (next === -1) break;
    const unit = script.charCodeAt(quote + 1);
    if (unit >= FIRST_CAPITAL && unit <= LAST_CAPITAL && next - quote <= LONGEST_TYPE + 1)
      bits |= TYPE_BITS.get(script.slice(quote + 1, next)) ?? 0;
    quote = next;
  }
  return bits;
}
