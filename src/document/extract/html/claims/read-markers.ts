import { AUTHOR_TOKENS, DATE_TOKENS, ELSEWHERE_TOKENS, INNOCENT } from './marker-words.ts';

/** What an element's class, id and data attributes say of its content: bits. */
export const AUTHOR = 1;
export const DATE = 2;
export const ELSEWHERE = 4;

const TOKEN = /[a-z]+|[A-Z][a-z]*/g;
const LONGEST = 400;
/** `posted-by` names a person, `posted-on` a time. */
const POSTED_BY = /by$/i;
/** Names that were read before: pages of a site repeat a few hundred of them thousands of times. */
const KNOWN = new Map<string, number>();
const MOST_KNOWN = 20_000;

function readOne(name: string): number {
  let marks = 0;
  let innocent = false;
  let suspect = false;
  for (const part of [...(name.match(TOKEN) ?? []), name]) {
    const token = part.toLowerCase();
    if (AUTHOR_TOKENS.has(token)) marks |= AUTHOR;
    else if (DATE_TOKENS.has(token)) marks |= DATE;
    else if (ELSEWHERE_TOKENS.has(token)) suspect = true;
    else if (INNOCENT.has(token)) innocent = true;
  }
  if ((marks & DATE) !== 0 && POSTED_BY.test(name)) marks = AUTHOR;
  return suspect && !innocent ? marks | ELSEWHERE : marks;
}

/** A string of its own: a piece of a page that is kept would keep the page in memory. */
function copy(text: string): string {
  return ` ${text}`.slice(1);
}

/** The marks of an attribute's words, 0 where there are none. */
export function readMarks(names: string): number {
  if (names === '') return 0;
  const known = KNOWN.get(names);
  if (known !== undefined) return known;
  let marks = 0;
  for (const name of names.slice(0, LONGEST).split(' ')) marks |= readOne(name);
  if (names.length <= LONGEST && KNOWN.size < MOST_KNOWN) KNOWN.set(copy(names), marks);
  return marks;
}
