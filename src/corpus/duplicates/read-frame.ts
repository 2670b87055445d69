/** A text's frame: its words with blanks where the facts stand, and what stands in the blanks. */
import { kindOf, NAME, NUMBER, wordOf } from '../../text/tokens.ts';
import { mix32 } from '../../text/words.ts';

/** A text as it is compared with others for being of one frame. */
export interface FramedText {
  /** With blanks where numbers stand. */
  readonly numbers: Frame;
  /** With blanks where numbers or names stand. */
  readonly names: Frame;
}

export interface Frame {
  /** The words, without their kinds; `BLANK` where a fact stands. */
  readonly symbols: Uint32Array;
  /** Hashes of what stands in the blanks, at the blanks' places; 0 elsewhere. */
  readonly facts: Uint32Array;
  /** The distinct ones of `facts`. */
  readonly distinct: ReadonlySet<number>;
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
  const symbols = new Uint32Array(tokens.length);
  const facts = new Uint32Array(tokens.length);
  const distinct = new Set<number>();
  let size = 0;
  for (let at = 0; at < tokens.length; ) {
    const end = endOfFact(tokens, at, withNames);
    if (end === at || end - at > LONGEST_FACT) {
      const copied = Math.max(end, at + 1);
      while (at < copied) symbols[size++] = wordOf(tokens[at++] as number);
      continue;
    }
    let fact = end - at;
    while (at < end) fact = mix32(Math.imul(fact, 0x9e3779b1) ^ wordOf(tokens[at++] as number));
    facts[size] = fact;
    distinct.add(fact);
    symbols[size++] = BLANK;
  }
  return { symbols: symbols.subarray(0, size), facts: facts.subarray(0, size), distinct };
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
