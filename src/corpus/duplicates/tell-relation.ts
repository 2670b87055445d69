/** Tells copies of a text from texts of one frame: market bulletins, weather, results, which share every word but the facts. */
import { alignWords, type Difference } from './align-words.ts';

/** What two similar texts are to each other. `contains` and `reuses` are to come. */
export type Relation = 'duplicate' | 'template';

/** Facts that must have been swapped for others, where something else was changed, too. */
const FEWEST_SWAPS = 3;
/** Share of all the facts that must have been swapped: a copy with a figure corrected keeps most. */
const SWAPPED_SHARE = 0.5;
/** Words between which one number or name is still one: `1,234.5`, `New York City`. */
const LONGEST_FACT = 6;

const WORD = /[\p{L}\p{N}\p{M}'’]+/gu;
const NUMBER = /^\p{N}/u;
const NAME = /^\p{Lu}/u;

interface Words {
  /** As they are compared. */
  readonly folded: readonly string[];
  readonly isNumber: readonly boolean[];
  readonly isName: readonly boolean[];
}

/** A function of the two texts alone, and the same for both orders of them. */
export function tellRelation(a: string, b: string): Relation {
  const [first, second] = a < b ? [readWords(a), readWords(b)] : [readWords(b), readWords(a)];
  const differences = alignWords(first.folded, second.folded);
  if (differences === null) return 'duplicate';
  return isTemplate(first, second, differences) ? 'template' : 'duplicate';
}

function readWords(text: string): Words {
  const words = text.normalize('NFKC').match(WORD) ?? [];
  return {
    folded: words.map((word) => word.toLowerCase()),
    isNumber: words.map((word) => NUMBER.test(word)),
    isName: words.map((word) => NAME.test(word)),
  };
}

function isTemplate(a: Words, b: Words, differences: readonly Difference[]): boolean {
  const numbers = differences.filter((each) => isSwap(each, a.isNumber, b.isNumber));
  const names = differences.filter((each) => isSwap(each, a.isName, b.isName));
  const isFact = a.isNumber.map((number, word) => number || (a.isName[word] as boolean));
  return (
    isFrame(numbers, differences, a.isNumber, 1 / 2) || isFrame([...numbers, ...names], differences, isFact, 4 / 5)
  );
}

/** Whether one fact stands for another: short on both sides, and nothing but facts. */
function isSwap(
  { aStart, aEnd, bStart, bEnd }: Difference,
  aFacts: readonly boolean[],
  bFacts: readonly boolean[],
): boolean {
  const [aLength, bLength] = [aEnd - aStart, bEnd - bStart];
  if (aLength === 0 || bLength === 0 || aLength > LONGEST_FACT || bLength > LONGEST_FACT) return false;
  return aFacts.slice(aStart, aEnd).every(Boolean) && bFacts.slice(bStart, bEnd).every(Boolean);
}

/**
 * Whether most of the facts were swapped, and hardly anything else was changed.
 * @param purity the least share of the differences that are swaps, 0 to 1; where all are, one is enough
 */
function isFrame(
  swaps: readonly Difference[],
  all: readonly Difference[],
  isFact: readonly boolean[],
  purity: number,
): boolean {
  if (swaps.length === 0 || swaps.length < purity * all.length) return false;
  if (swaps.length < FEWEST_SWAPS && swaps.length < all.length) return false;
  return swaps.length >= SWAPPED_SHARE * (swaps.length + countKeptFacts(isFact, all));
}

/** Runs of facts that stand in both texts. */
function countKeptFacts(isFact: readonly boolean[], differences: readonly Difference[]): number {
  const changed = new Set<number>();
  for (const { aStart, aEnd } of differences) for (let word = aStart; word < aEnd; word++) changed.add(word);
  return isFact.filter((fact, word) => fact && !changed.has(word) && !isFact[word - 1]).length;
}
