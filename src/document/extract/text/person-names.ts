/** Whether what follows "By" can be names of people or desks, in scripts with and without capitals. */

import { wordList } from '../../../text/word-list.ts';
import { isDateWord } from './date-line.ts';

const LONGEST = 120;
const CONNECTIVES = new Set(
  wordList(
    'and und et y e en og och ja i a и та й ve dan de la von van der den da das dos del di du le los las el al bin ibn bint ter ten zu zur vom & ' +
      'with mit avec con com med bersama per to un és și si ir un ja și и с z s ze im am of the for in at from aus für',
  ),
);
/** What stands where a name would, and is nobody's. */
const NOBODY = /^(?:admin(?:istrator)?|webmaster|editor|user|guest|root|author|unknown|anonymous|moderator)$/i;
const SENTENCE_END = /[.!?。！？؟।…]$/;
const INITIAL_END = /(?:^|[\s.])\p{Lu}\.$|\b(?:[jJsS]r|Dr|dpa|ph\.d)\.$/iu;
const DIGIT = /\p{Nd}/u;
const CASED = /[\p{Lu}\p{Ll}]/u;
const LOWER_START = /^\p{Ll}/u;
const ASIDE = /^[([]/;
const BREAK = /[,;|/–—(:]$/;
const SPACES = /\s+/;
const MANY_WORDS = 14;
const UNCASED_LONGEST = 40;

export const isNobody = (value: string): boolean => NOBODY.test(value);

/** `John Smith`, `Ana de la Cruz and AFP`, `J. Doe, political correspondent`; not `Tuesday morning the water had risen`. */
export function areNames(value: string): boolean {
  if (value === '' || value.length > LONGEST || DIGIT.test(value)) return false;
  if (SENTENCE_END.test(value) && !INITIAL_END.test(value)) return false;
  if (!CASED.test(value)) return value.length <= UNCASED_LONGEST && value.split(SPACES).length <= 6;
  const words = value.split(SPACES);
  if (words.length > MANY_WORDS || words.every(isDateWord)) return false;
  let aside = false;
  let names = 0;
  for (const word of words) {
    if (ASIDE.test(word)) aside = true;
    if (!LOWER_START.test(word)) names++;
    else if (!aside && !CONNECTIVES.has(word.toLowerCase())) return false;
    // After a comma or a bar a role may follow, in lower case.
    if (BREAK.test(word)) aside = true;
  }
  return names > 0;
}
