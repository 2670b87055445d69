import type { UnitList } from '../parse/unit-list.ts';
import { AUTHOR_TOKENS, DATE_TOKENS, ELSEWHERE_TOKENS, INNOCENT } from './marker-words.ts';

/** What an element's class, id and data attributes say of its content: bits. */
export const AUTHOR = 1;
export const DATE = 2;
export const ELSEWHERE = 4;
const INNOCENT_MARK = 8;

const BLANK = 32;
const SEED = 0x811c9dc5 | 0;
const SLOTS = 1024;

/** The tokens by their hashes, each with its marks. */
const tokens: (string | null)[] = new Array<string | null>(SLOTS).fill(null);
const tokenMarks = new Uint8Array(SLOTS);
for (const [set, mark] of [
  [AUTHOR_TOKENS, AUTHOR],
  [DATE_TOKENS, DATE],
  [ELSEWHERE_TOKENS, ELSEWHERE],
  [INNOCENT, INNOCENT_MARK],
] as const) {
  for (const token of set) enterToken(token, mark);
}

/** What two sets have is the first's. */
function enterToken(token: string, mark: number): void {
  let hash = SEED;
  for (let i = 0; i < token.length; i++) hash = mix(hash, token.charCodeAt(i));
  let slot = slotOf(hash);
  while (tokens[slot] !== null) {
    if (tokens[slot] === token) return;
    slot = (slot + 1) % SLOTS;
  }
  tokens[slot] = token;
  tokenMarks[slot] = mark;
}

function mix(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & (SLOTS - 1);
}

/** The marks of the letters before `end`, whose hash is given; in any case. */
function look(names: Uint16Array, end: number, length: number, hash: number): number {
  for (let slot = slotOf(hash); ; slot = (slot + 1) % SLOTS) {
    const token = tokens[slot] as string | null;
    if (token === null) return 0;
    if (token.length === length && isSpelt(names, end - length, token)) return tokenMarks[slot] as number;
  }
}

function isSpelt(names: Uint16Array, from: number, token: string): boolean {
  for (let i = 0; i < token.length; i++) if (((names[from + i] as number) | 32) !== token.charCodeAt(i)) return false;
  return true;
}

/** `posted-by` names a person, `posted-on` a time. */
function endsInBy(names: Uint16Array, end: number): boolean {
  return end >= 2 && ((names[end - 2] as number) | 32) === 98 && ((names[end - 1] as number) | 32) === 121;
}

/**
 * The marks of an attribute's names, 0 where there are none. Words of a name are runs of small letters, with a capital
 * before them or without; a name of nothing but letters counts as a word as well.
 */
export function readMarks({ units: names, length: end }: UnitList): number {
  let marks = 0;
  let own = 0;
  let word = SEED;
  let wordLength = 0;
  let whole = SEED;
  let wholeLength = 0;
  let words = 0;
  let lettersOnly = true;
  for (let i = 0; i <= end; i++) {
    const unit = i === end ? BLANK : (names[i] as number);
    const small = unit >= 97 && unit <= 122;
    if (!small && wordLength > 0) {
      own |= look(names, i, wordLength, word);
      words++;
      word = SEED;
      wordLength = 0;
    }
    if (small || (unit >= 65 && unit <= 90)) {
      word = mix(word, unit | 32);
      whole = mix(whole, unit | 32);
      wordLength++;
      wholeLength++;
    } else if (unit === BLANK) {
      if (lettersOnly && words > 1) own |= look(names, i, wholeLength, whole);
      if ((own & DATE) !== 0 && endsInBy(names, i)) own = (own & ~DATE) | AUTHOR;
      marks |= (own & INNOCENT_MARK) === 0 ? own : own & ~ELSEWHERE;
      own = 0;
      whole = SEED;
      wholeLength = 0;
      words = 0;
      lettersOnly = true;
    } else lettersOnly = false;
  }
  return marks & ~INNOCENT_MARK;
}
