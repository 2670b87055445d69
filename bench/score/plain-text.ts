/**
 * Words, lines and spaces as the definitions of the measures have them. They are Unicode's, but not JavaScript's: a
 * no-break space is a space and a byte order mark is none, U+0085 and U+2028 end a line, combining marks end a word.
 */

/** For a character class. */
const SPACE = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const SPACES = new RegExp(`[${SPACE}]+`, 'gu');
const EDGE_SPACES = new RegExp(`^[${SPACE}]+|(?<![${SPACE}])[${SPACE}]+$`, 'gu');
const LINE_END_CHARACTERS = '\\n\\v\\f\\r\\x1c-\\x1e\\x85\\u2028\\u2029';
const LINE_END = new RegExp(`\\r\\n|[${LINE_END_CHARACTERS}]`, 'u');
const WORD = /[\p{L}\p{N}_]+/gu;
/** Scripts without spaces, a character at a time. */
const BAG_WORD =
  /[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]|[[\p{L}\p{N}_]--[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]]+/gv;
const LINE_WORD =
  /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f\uff66-\uff9f]|[[\p{L}\p{N}]--[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f\uff66-\uff9f]]+/gv;
const DAY = /\d{4}-\d\d-\d\d/u;

/** Markdown's sign of a heading or quote before a line. */
const MARKUP = new RegExp(`^[${SPACE}]*(?:#+|>)[${SPACE}]*`, 'u');

export const strip = (text: string): string => text.replace(EDGE_SPACES, '');

/** A line without Markdown's signs. */
export const stripMarkup = (line: string): string => strip(line.replace(MARKUP, '').replaceAll('**', ''));

export const squeeze = (text: string): string => strip(text.replace(SPACES, ' '));

export const flatten = (text: string): string => text.replace(SPACES, ' ');

export function splitLines(text: string): string[] {
  const lines = text.split(LINE_END);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Runs of letters, digits and underscores. */
export const findWords = (text: string): string[] => text.match(WORD) ?? [];

/** Words in lower case; Chinese, Japanese and Thai by character. */
export const findBagWords = (text: string): string[] => text.toLowerCase().match(BAG_WORD) ?? [];

/** Words of a dump's line: in compatibility form and lower case; Chinese, Japanese, Korean and Thai by character. */
export const findLineWords = (text: string): string[] => text.normalize('NFKC').toLowerCase().match(LINE_WORD) ?? [];

/** Lower case beyond `toLowerCase`: ß is ss. */
export const foldCase = (text: string): string => text.toLowerCase().toUpperCase().toLowerCase();

/** The first `YYYY-MM-DD`. */
export const findDay = (text: string): string | null => DAY.exec(text)?.[0] ?? null;
