/** Tells copies of a text from texts of one frame: market bulletins, weather, results, which share every word but the facts. */
import { alignWords, type Difference } from './align-words.ts';
import { type FactText, NAME, NUMBER } from './read-facts.ts';

/** Facts that must have been swapped for others, where something else was changed, too. */
const FEWEST_SWAPS = 3;
/** Share of all the facts that must have been swapped: a copy with a figure corrected keeps most. */
const SWAPPED_SHARE = 0.5;
/** Words between which one number or name is still one: `1,234.5`, `New York City`. */
const LONGEST_FACT = 6;
/** Least share of the differences that are swapped numbers, or swapped numbers and names. */
const NUMBER_PURITY = 1 / 2;
const NAME_PURITY = 4 / 5;
/** Fewer new ones among the distinct facts than this can't be most of the facts. */
const NEW_SHARE = 0.2;

/** Whether two texts are one frame with other facts in it. A function of the two alone, the same for both orders of them. */
export function isTemplate(first: FactText, second: FactText): boolean {
  if (!haveOtherFacts(first, second)) return false;
  const [a, b] = comesFirst(first, second) ? [first, second] : [second, first];
  const differences = alignWords(a.words, b.words);
  if (differences === null) return false;
  const numbers = differences.filter((each) => isSwap(each, a, b, NUMBER));
  if (isFrame(numbers, differences, a, [NUMBER], NUMBER_PURITY)) return true;
  const names = differences.filter((each) => isSwap(each, a, b, NAME));
  return isFrame([...numbers, ...names], differences, a, [NUMBER, NAME], NAME_PURITY);
}

/** Cheap, and true of every two of one frame: each text has facts that the other lacks. */
function haveOtherFacts(a: FactText, b: FactText): boolean {
  const isNew = (own: Int32Array, other: Int32Array) => countNew(own, other) > NEW_SHARE * own.length;
  const numbers = isNew(a.numbers, b.numbers) && isNew(b.numbers, a.numbers);
  return numbers || (isNew(a.names, b.names) && isNew(b.names, a.names));
}

function countNew(own: Int32Array, other: Int32Array): number {
  let count = own.length;
  for (let i = 0, j = 0; i < own.length && j < other.length; ) {
    const [x, y] = [own[i] as number, other[j] as number];
    if (x === y) count--;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return count;
}

function comesFirst({ words: a }: FactText, { words: b }: FactText): boolean {
  if (a.length !== b.length) return a.length < b.length;
  const place = a.findIndex((hash, word) => hash !== b[word]);
  return place === -1 || (a[place] as number) < (b[place] as number);
}

/** Whether one fact stands for another: short on both sides, and nothing but facts. */
function isSwap({ aStart, aEnd, bStart, bEnd }: Difference, a: FactText, b: FactText, kind: number): boolean {
  const [aLength, bLength] = [aEnd - aStart, bEnd - bStart];
  if (aLength === 0 || bLength === 0 || aLength > LONGEST_FACT || bLength > LONGEST_FACT) return false;
  return areAll(a.kinds, aStart, aEnd, kind) && areAll(b.kinds, bStart, bEnd, kind);
}

function areAll(kinds: Uint8Array, start: number, end: number, kind: number): boolean {
  for (let word = start; word < end; word++) if (kinds[word] !== kind) return false;
  return true;
}

/**
 * Whether most of the facts were swapped, and hardly anything else was changed.
 * @param purity the least share of the differences that are swaps, 0 to 1; where all are, one is enough
 */
function isFrame(
  swaps: readonly Difference[],
  all: readonly Difference[],
  text: FactText,
  kinds: readonly number[],
  purity: number,
): boolean {
  if (swaps.length === 0 || swaps.length < purity * all.length) return false;
  if (swaps.length < FEWEST_SWAPS && swaps.length < all.length) return false;
  return swaps.length >= SWAPPED_SHARE * (swaps.length + countKeptFacts(text, all, kinds));
}

/** Runs of facts that stand in both texts. */
function countKeptFacts({ kinds: each }: FactText, differences: readonly Difference[], kinds: readonly number[]) {
  const changed = new Uint8Array(each.length);
  for (const { aStart, aEnd } of differences) changed.fill(1, aStart, aEnd);
  let kept = 0;
  for (let word = 0; word < each.length; word++) {
    const isFact = kinds.includes(each[word] as number);
    if (isFact && changed[word] === 0 && !(word > 0 && kinds.includes(each[word - 1] as number))) kept++;
  }
  return kept;
}
