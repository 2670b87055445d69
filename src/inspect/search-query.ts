/** What a user typed, as a question for the full-text index. */
import { shingleWords } from '../text/words.ts';

/** A word, or a phrase of several that must follow each other. */
export interface SearchTerm {
  readonly words: readonly string[];
  /** The last word may go on: `climat*`. */
  readonly prefix: boolean;
}

export interface SearchQuery {
  readonly wanted: readonly SearchTerm[];
  readonly unwanted: readonly SearchTerm[];
}

const TERMS = /(-?)(?:"([^"]*)"?|(\S+))/g;

/** The same words as the index holds: letters folded, a character of a script without spaces being a word. */
export function toSearchText(text: string): string {
  return shingleWords(text).join(' ');
}

/** `"harbour bridge" climat* -ferry`: what must be there and what must not. Words that hold no letter or digit are left out. */
export function parseSearchQuery(text: string): SearchQuery {
  const wanted: SearchTerm[] = [];
  const unwanted: SearchTerm[] = [];
  for (const [, minus, phrase, word = ''] of text.matchAll(TERMS)) {
    const words = shingleWords(phrase ?? word);
    const term = { words, prefix: phrase === undefined && word.endsWith('*') };
    if (words.length > 0) (minus === '-' ? unwanted : wanted).push(term);
  }
  return { wanted, unwanted };
}

const matchTerm = ({ words, prefix }: SearchTerm): string => `"${words.join(' ')}"${prefix ? ' *' : ''}`;

/** In FTS5's language. Every word is quoted, so that nothing a user types is taken for an operator. */
export function toMatchExpression({ wanted, unwanted }: SearchQuery): string {
  const positive = wanted.map(matchTerm).join(' AND ');
  return unwanted.length === 0 ? positive : `(${positive}) NOT (${unwanted.map(matchTerm).join(' OR ')})`;
}
