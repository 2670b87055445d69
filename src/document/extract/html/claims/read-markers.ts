import { AUTHOR_TOKENS, DATE_TOKENS, ELSEWHERE_TOKENS, INNOCENT } from './marker-words.ts';

/** What an element's class, id and data attributes say of its content. */
export interface Marks {
  readonly author: boolean;
  readonly date: boolean;
  readonly elsewhere: boolean;
}

const NONE: Marks = { author: false, date: false, elsewhere: false };
const TOKEN = /[a-z]+|[A-Z][a-z]*/g;
const LONGEST = 400;

function read(names: string): Marks {
  let [author, date, elsewhere] = [false, false, false];
  for (const name of names.slice(0, LONGEST).split(' ')) {
    const whole = name.toLowerCase();
    const parts = name.match(TOKEN) ?? [];
    let innocent = false;
    let suspect = false;
    for (const part of [...parts, whole]) {
      const token = part.toLowerCase();
      if (AUTHOR_TOKENS.has(token)) author = true;
      else if (DATE_TOKENS.has(token)) date = true;
      else if (ELSEWHERE_TOKENS.has(token)) suspect = true;
      else if (INNOCENT.has(token)) innocent = true;
    }
    if (suspect && !innocent) elsewhere = true;
  }
  return author || date || elsewhere ? { author, date, elsewhere } : NONE;
}

/** Reads class strings, each once: pages repeat a few hundred of them thousands of times. */
export function createMarkReader(): (names: string) => Marks {
  const known = new Map<string, Marks>();
  return (names) => {
    if (names === '') return NONE;
    const found = known.get(names);
    if (found) return found;
    const marks = read(names);
    known.set(names, marks);
    return marks;
  };
}
