import { UnitList } from '../parse/unit-list.ts';

/** Class, id and role of an element, taken apart once for each distinct spelling on the page. */
export interface Names {
  /** Place among the names of the page; 0 for those of elements without any. */
  readonly number: number;
  /** Hash of the whole, digits taken as one. */
  readonly look: number;
  /** Hashes of the names and of the words in them, each once. */
  readonly tokens: readonly number[];
  /** One of the names is what readers' comments are kept under. */
  readonly comments: boolean;
}

const SEED = 0x811c9dc5 | 0;
const PRIME = 0x01000193;
const MAX_TOKENS = 40;
const BLANK = 32;
const ZERO = 48;
const NINE = 57;

/** FNV-1a over UTF-16 units. */
export const mix = (hash: number, value: number): number => Math.imul(hash ^ value, PRIME);

/** The names of a spelling by itself; see `describeUnits`. */
export function describeNames(names: string): Names {
  const list = new UnitList();
  list.addString(names);
  return describeUnits(list, 0);
}

/**
 * Tokens are whole names (`=`-marked, digits as one zero) and their words: runs of letters, also cut where a capital
 * follows a small letter. Case is folded.
 */
export function describeUnits({ units, length: end }: UnitList, number: number): Names {
  let count = 0;
  let comments = false;
  let look = SEED;
  let word = SEED;
  let wordLength = 0;
  let whole = WHOLE_SEED;
  let previous = BLANK;
  for (let i = 0; i <= end; i++) {
    const unit = i === end ? BLANK : (units[i] as number);
    const upper = unit >= 65 && unit <= 90;
    const letter = upper || (unit >= 97 && unit <= 122) || unit > 127;
    const afterSmall = previous >= 97 && previous <= 122;
    if (wordLength > 0 && (!letter || (upper && afterSmall))) {
      if (wordLength > 1 && count < MAX_TOKENS) count = addToken(count, word);
      word = SEED;
      wordLength = 0;
    }
    if (letter) {
      word = mix(word, upper ? unit + 32 : unit);
      wordLength++;
    }
    if (unit <= BLANK) {
      if (previous > BLANK && count < MAX_TOKENS) {
        count = addToken(count, whole);
        comments ||= COMMENT_NAMES.has(whole);
      }
      whole = WHOLE_SEED;
    } else {
      const digit = unit >= ZERO && unit <= NINE;
      const folded = digit ? ZERO : upper ? unit + 32 : unit;
      if (!digit || previous < ZERO || previous > NINE) {
        whole = mix(whole, folded);
        look = mix(look, folded);
      }
    }
    previous = unit;
  }
  const tokens: number[] = [];
  for (let i = 0; i < count; i++) tokens.push(TOKENS[i] as number);
  return { number, look, tokens, comments };
}

/** The tokens of one call: there are few, and looking through them is faster than a set. */
const TOKENS = new Int32Array(MAX_TOKENS);

/** Returns how many there are with it. */
function addToken(count: number, token: number): number {
  for (let i = 0; i < count; i++) if (TOKENS[i] === token) return count;
  TOKENS[count] = token;
  return count + 1;
}

/** Keeps whole names apart from words that are spelt alike. */
const WHOLE_SEED = mix(SEED, 61);

/** `comments-open` and the like stand on whole pages, so only names that are nothing else. */
const COMMENT_NAMES: ReadonlySet<number> = new Set(
  [
    '#comments',
    'comments',
    'comment-list',
    'commentlist',
    'comments-area',
    'comments-section',
    'comment-section',
    '#respond',
    '#disqus_thread',
    'disqus-comments',
    'kommentare',
    '#kommentare',
    'comentarios',
    '#comentarios',
    'commentaires',
    '#commentaires',
    'commenti',
    '#commenti',
  ].map((name) => {
    let hash = WHOLE_SEED;
    for (let i = 0; i < name.length; i++) hash = mix(hash, name.charCodeAt(i));
    return hash;
  }),
);
