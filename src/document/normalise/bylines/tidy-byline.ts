import { wordList } from '../../../text/word-list.ts';
import { MODIFIED_WORDS, PUBLISHED_WORDS } from '../dates/date-words.ts';
import { foldWord } from '../dates/fold-word.ts';
import { lookUpMonth, lookUpWeekday } from '../dates/look-up-month.ts';
import { lookUpAgency } from './agencies.ts';
import { ROLE_ADJECTIVES, ROLE_WORDS } from './byline-words.ts';

const TAG = /<[^<>]{0,200}>/g;
const URL_OR_PATH = /[([]?(?:https?:\/\/|www\.)[^\s)\]]+[)\]]?/gi;
const EMAIL = /[([]?[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,20}){1,4}[)\]]?/g;
const HANDLE = /[(|]?\s?@\w{2,30}\)?/g;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const MARKS = /[.,:;|()]/g;
const SPACES = /[\s\u00a0\u3000]+/g;
const BRACKETS = /[【】「」『』〈〉《》［］[\]“”"{}<>#]/g;
const PARENTHESIS = /\([^()]{0,120}\)|（[^（）]{0,120}）/g;
const EDGES = /^[\s.,:;|/•·*–—\-_&+~>»©)]+|[\s,:;|/•·*–—\-_&+~<«(]+$/g;
/** `FosterTravel`, `LazareTwitter`: names that lost the space to what follows; capitals inside names stay. */
const GLUED = /(\p{Ll}{2}|\p{Lu}{2})(\p{Lu}\p{Ll}{2,})/gu;
/** `ByNora`, `Written byJ. R.`: a by-word that lost its space. In capitals (`BYNora`) a small letter must tell it from `BYRON`. */
const GLUED_BY =
  /(?:(?<![\p{L}\p{M}])(?:by|By|von|Von|par|Par|por|Por|door|Door|Author|Autor|Autorin)(?=\p{Lu}[\p{L}.])|(?<![\p{L}\p{M}])BY(?=\p{Lu}\p{Ll}))/gu;
/** `BR24`, `F1`: digits right behind a capital are part of a name. */
const DIGITS = /(?<![\p{Lu}\p{Nd}])\p{Nd}+/gu;
const READING_TIME = /\s[·|•-]?\s?\p{Nd}+ ?(?:min|minutes?|mins?|Minuten|minutos|minuti)\b.*$/iu;
const STRAY_WORDS = new Set(
  wordList(
    'stand on at um am pm le el il den kl à the in uhr ago hours hour minutes minute days day vor il y a hace h min read a.m p.m est edt gmt et',
  ),
);

/** What lost its space has a capital behind a letter. */
const INNER_CAPITAL = /\p{L}\p{Lu}/u;

const GLUED_TAILS = new Set([
  ...ROLE_WORDS,
  ...ROLE_ADJECTIVES,
  'the',
  'twitter',
  'facebook',
  'follow',
  'email',
  'published',
  'updated',
  'posted',
  'nachrichtenagentur',
  'photo',
  'contact',
  'share',
  'january',
  'february',
  'march',
  'april',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]);

function unglue(text: string): string {
  if (!INNER_CAPITAL.test(text)) return text;
  return text
    .replace(GLUED_BY, '$& ')
    .replace(GLUED, (whole, head: string, tail: string) =>
      GLUED_TAILS.has(tail.toLowerCase()) ? `${head} ${tail}` : whole,
    );
}

function isDateWord(word: string): boolean {
  const folded = foldWord(word.replace(MARKS, ''));
  if (folded === '' || STRAY_WORDS.has(folded) || PUBLISHED_WORDS.has(folded) || MODIFIED_WORDS.has(folded))
    return true;
  return (
    (lookUpMonth(folded, 'en') !== undefined || lookUpWeekday(folded, undefined) !== undefined) &&
    !MAYBE_NAMES.has(folded)
  );
}

/** Short forms of months and weekdays that are names too. */
const MAYBE_NAMES = new Set(['mar', 'jan', 'juni', 'sol', 'dim', 'sam', 'ven']);

/** Names have no digits: what stands before the first one, without the words of its date; else what stands behind the last. */
function cutDate(text: string): string {
  const digits = [...text.matchAll(DIGITS)];
  if (digits.length === 0 || ACCOUNT.test(text)) return text;
  const before = withoutDateWords(text.slice(0, digits[0]?.index ?? 0));
  if (before.length > 3) return before;
  const last = digits.at(-1);
  return last ? withoutLeadingDateWords(text.slice(last.index + last[0].length)) : text;
}

/** `delta201`, `von delta201`: a name that readers chose for themselves. */
const ACCOUNT = /^(?:\p{Ll}+ )?\p{L}[\p{L}_-]*\p{Nd}{1,4}$/u;

function withoutDateWords(text: string): string {
  const words = text.trim().replace(ERA, '').split(' ');
  while (words.length > 0 && isDateWord(words.at(-1) as string)) words.pop();
  return words.join(' ');
}

/** Written before the number of a year. */
const ERA = /(?:民國|民国|中華民國|令和|平成|昭和|西元|公元)$/;

function withoutLeadingDateWords(text: string): string {
  const words = text.trim().split(' ');
  while (words.length > 0 && isDateWord(words[0] as string)) words.shift();
  return words.join(' ');
}

/** The line without markup, addresses, handles, dates, reading times and brackets; single spaces. */
export function tidyByline(text: string): string {
  const plain = withoutAddresses(withoutTags(text.replace(INVISIBLE, '')).replace(SPACES, ' ')).trim();
  const open = openParentheses(plain).replace(BRACKETS, ' ').replace(SPACES, ' ');
  const names = DIGIT.test(open) ? cutDate(unglue(open.replace(READING_TIME, ''))) : unglue(open);
  return names.replace(SPACES, ' ').replace(EDGES, '').trim();
}

const DIGIT = /\p{Nd}/u;

const withoutTags = (text: string): string => (text.includes('<') ? text.replace(TAG, ' ') : text);

function withoutAddresses(text: string): string {
  const noUrl = text.includes('.') || text.includes('//') ? text.replace(URL_OR_PATH, ' ') : text;
  return noUrl.includes('@') ? noUrl.replace(EMAIL, ' ').replace(HANDLE, ' ') : noUrl;
}

/** What stands in parentheses goes, but for agencies; a line that stands in them as a whole stays. */
function openParentheses(text: string): string {
  if (!text.includes('(') && !text.includes('（')) return text;
  return (
    WHOLE_PARENTHESIS.exec(text)?.[1] ??
    text.replace(PARENTHESIS, (whole) => (lookUpAgency(whole) ? `, ${whole.slice(1, -1)}` : ' '))
  );
}

const WHOLE_PARENTHESIS = /^\(([^()]{3,200})\)$/;
