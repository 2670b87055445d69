/** Tells copies of a text from texts of one frame: market bulletins, weather, results, which share every word but the facts. */
import { alignWords, type Difference } from '../../text/differences/align-words.ts';
import { countShared } from '../../text/shingles/shingle.ts';
import { BLANK, type Frame, type FramedText, type SpelledFrame } from './read-frame.ts';

/** Facts that must have been swapped for others, where something else was changed, too. */
const FEWEST_SWAPS = 3;
/** Share of all the facts that must have been swapped: a copy with a figure corrected keeps most. */
const SWAPPED_SHARE = 0.5;
/** Least share of the differences that are swapped numbers, or swapped numbers and names. */
const NUMBER_PURITY = 1 / 2;
const NAME_PURITY = 4 / 5;
/** Where fewer of the distinct facts than this are new ones, most can't have been swapped. */
const NEW_SHARE = 0.2;
/** Words of the frame that may be others: hardly any. A share of the longer one, and a few in any case. */
const CHANGED_SHARE = 0.15;
const FEW_CHANGES = 6;

/** Whether two texts are one frame with other facts in it. A function of the two alone, the same for both orders of them. */
export function isTemplate(first: FramedText, second: FramedText): boolean {
  return (
    areOneFrame(first.numbers, second.numbers, NUMBER_PURITY) || areOneFrame(first.names, second.names, NAME_PURITY)
  );
}

function comesFirst({ symbols: a }: SpelledFrame, { symbols: b }: SpelledFrame): boolean {
  if (a.length !== b.length) return a.length < b.length;
  let place = 0;
  while (place < a.length && a[place] === b[place]) place++;
  return place === a.length || (a[place] as number) < (b[place] as number);
}

/** @param purity the least share of the differences that are swapped facts, 0 to 1; where all are, one is enough */
function areOneFrame(first: Frame, second: Frame, purity: number): boolean {
  if (!haveOtherFacts(first, second)) return false;
  const spelled = [first.spelled(), second.spelled()] as const;
  const [a, b] = comesFirst(...spelled) ? spelled : [spelled[1], spelled[0]];
  const longer = Math.max(a.symbols.length, b.symbols.length);
  const differences = alignWords(a.symbols, b.symbols, FEW_CHANGES + Math.floor(CHANGED_SHARE * longer));
  if (differences === null) return false;
  const { kept, swapped } = compareFacts(a, b, differences);
  if (swapped === 0 || swapped < purity * (swapped + differences.length)) return false;
  if (swapped < FEWEST_SWAPS && differences.length > 0) return false;
  return swapped >= SWAPPED_SHARE * (swapped + kept);
}

/** Cheap, and true of every two of one frame: each has facts that the other lacks. */
function haveOtherFacts(first: Frame, second: Frame): boolean {
  const [a, b] = [first.distinct(), second.distinct()];
  const common = countShared(a, b);
  return a.length - common > NEW_SHARE * a.length && b.length - common > NEW_SHARE * b.length;
}

/** Goes through the blanks that stand in both frames. */
function compareFacts(
  a: SpelledFrame,
  b: SpelledFrame,
  differences: readonly Difference[],
): { kept: number; swapped: number } {
  let [kept, swapped] = [0, 0];
  const countUntil = (aStart: number, aEnd: number, bStart: number): void => {
    for (let at = aStart; at < aEnd; at++) {
      if (a.symbols[at] !== BLANK) continue;
      if (a.facts[at] === b.facts[bStart + at - aStart]) kept++;
      else swapped++;
    }
  };
  let [aDone, bDone] = [0, 0];
  for (const { aStart, aEnd, bEnd } of differences) {
    countUntil(aDone, aStart, bDone);
    [aDone, bDone] = [aEnd, bEnd];
  }
  countUntil(aDone, a.symbols.length, bDone);
  return { kept, swapped };
}
