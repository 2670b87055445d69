/** A text's frame: its words with blanks where the facts stand, and what stands in the blanks. */
import { distinctHashes, sortHashes } from '../../text/shingles/sort-hashes.ts';
import { kindOf, NAME, NUMBER, wordOf } from '../../text/shingles/tokens.ts';
import { mix32 } from '../../text/words.ts';

/** A text as it is compared with others for being of one frame. */
export interface FramedText {
  /** With blanks where numbers stand. */
  readonly numbers: Frame;
  /** With blanks where numbers or names stand. */
  readonly names: Frame;
}

export interface Frame {
  /** Sorted, distinct hashes of what stands in the blanks: nearly all texts are told apart by these alone. */
  distinct(): Uint32Array;
  /** Worked out when it is asked for. */
  spelled(): SpelledFrame;
}

export interface SpelledFrame {
  /** The words, without their kinds; `BLANK` where a fact stands. */
  readonly symbols: Uint32Array;
  /** What stands in the blanks, at the blanks' places; 0 elsewhere. */
  readonly facts: Uint32Array;
}

/** No word: their lowest two bits are 0. */
export const BLANK = 3;

/** Words between which one number or name is still one: `1,234.5`, `New York City`. A longer run is text in capitals, or a table. */
const LONGEST_FACT = 6;

/** @param tokens of the text, as `tokenize` gives them */
export function frameText(tokens: Uint32Array): FramedText {
  return { numbers: readFrame(tokens, false), names: readFrame(tokens, true) };
}

function readFrame(tokens: Uint32Array, withNames: boolean): Frame {
  let distinct: Uint32Array | undefined;
  let spelled: SpelledFrame | undefined;
  return {
    distinct: () => {
      distinct ??= collectFacts(tokens, withNames);
      return distinct;
    },
    spelled: () => {
      spelled ??= spellFrame(tokens, withNames);
      return spelled;
    },
  };
}

function collectFacts(tokens: Uint32Array, withNames: boolean): Uint32Array {
  // No text has more facts than every other word.
  const facts = new Uint32Array((tokens.length + 1) >> 1);
  let size = 0;
  for (let at = 0; at < tokens.length; ) {
    const end = endOfFact(tokens, at, withNames);
    if (isFact(at, end)) facts[size++] = hashFact(tokens, at, end);
    at = Math.max(end, at + 1);
  }
  return distinctHashes(sortHashes(facts.subarray(0, size), new Uint32Array(size)));
}

function spellFrame(tokens: Uint32Array, withNames: boolean): SpelledFrame {
  const symbols = new Uint32Array(tokens.length);
  const facts = new Uint32Array(tokens.length);
  let size = 0;
  for (let at = 0; at < tokens.length; ) {
    const end = endOfFact(tokens, at, withNames);
    const next = Math.max(end, at + 1);
    if (isFact(at, end)) {
      facts[size] = hashFact(tokens, at, end);
      symbols[size++] = BLANK;
    } else for (let word = at; word < next; word++) symbols[size++] = wordOf(tokens[word] as number);
    at = next;
  }
  return { symbols: symbols.subarray(0, size), facts: facts.subarray(0, size) };
}

const isFact = (start: number, end: number): boolean => end > start && end - start <= LONGEST_FACT;

function hashFact(tokens: Uint32Array, start: number, end: number): number {
  let fact = end - start;
  for (let at = start; at < end; at++) fact = mix32(Math.imul(fact, 0x9e3779b1) ^ wordOf(tokens[at] as number));
  return fact;
}

/** Where the run of facts ends that begins here; here, where none does. Numbers and names side by side are one fact. */
function endOfFact(tokens: Uint32Array, start: number, withNames: boolean): number {
  let end = start;
  while (end < tokens.length) {
    const kind = kindOf(tokens[end] as number);
    if (kind !== NUMBER && !(withNames && kind === NAME)) break;
    end++;
  }
  return end;
}
