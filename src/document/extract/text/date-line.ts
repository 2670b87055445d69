/** Whether a line, or its beginning, is a date, in any of some fifty languages. What date it is, normalising finds out. */

import { wordList } from '../../../text/word-list.ts';
import { DATE_NAMES } from './date-names.ts';

/** Months that CLDR's Gregorian names don't have: the Persian year, the Levant, the Islamic year. */
const OTHER_MONTHS =
  'فروردین اردیبهشت خرداد تیر مرداد امرداد شهریور مهر آبان آذر دی بهمن اسفند كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين الأول الثاني ' +
  'محرم صفر ربيع جمادى رجب شعبان رمضان شوال ذو القعدة الحجة sept mrz nov dez';

/** What else stands in a date: prepositions, ordinals, hours, zones. */
const FILLERS =
  'on at of the de del d di da do em el la le les den der am um uhr kl klo kello à a ore alle h min г год года року р в о ob u v dne og och ja ' +
  've saat saati pukul jam lúc ngày năm vào th st nd rd er ère º ª o pm p m noon midnight gmt utc est edt cst cdt mst mdt pst pdt et ct pt bst cet ' +
  'cest mez mesz ist wib wita wit jst kst hkt sgt eat cat wat sast msk мск aest aedt nzst nzdt t z hrs hours hour uur heures horas ساعت الساعة م ص ه هـ ' +
  'ش น พ ศ ค ย ก ส ต ธ เวลา เมื่อ วันที่ ที่ ประจำวันที่ ora ur godz ч час години lunedi a p ad ce kst กค เดือน सुबह शाम बजे को มี เม มิ ב';

const MONTHS = new Set<string>(wordList(OTHER_MONTHS));
const OTHERS = new Set<string>(wordList(FILLERS));
for (const { months, weekdays } of Object.values(DATE_NAMES)) {
  for (const month of wordList(months)) MONTHS.add(month);
  for (const day of wordList(weekdays)) OTHERS.add(day);
}

const TOKEN = /[\p{L}\p{M}ºª]+(?:-\p{L}+)?|\p{Nd}+|\S/gu;
const LETTER = /^[\p{L}ºª]/u;
const DIGIT = /^\p{Nd}/u;
const ANY_DIGIT = /\p{Nd}/u;
const PUNCTUATION = /^[-,.:;/–—|·•()+'’、。،@[\]~]$/;
const EAST_ASIAN =
  /^[年月日号號時时點点分秒午前後后上下晚早週周星期曜火水木金土一二三四五六天년월일시분초오전후요화수목금토日令和平成昭民國国]+$/u;
/** The short names of the Thai months, which are letters with full stops between them. */
const THAI_MONTH = /\p{Nd}\s?(?:ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค)\./u;
/** "In", which Hebrew writes onto the month. */
const HEBREW_IN = 'ב';
const NUMERIC = /\p{Nd}{1,4}[./-]\s?\p{Nd}{1,2}[./-]\s?\p{Nd}{2,4}|\p{Nd}{4}\s?[年년]\s?\p{Nd}/u;
/** Direction marks, and the dot that lower-casing a Turkish capital I leaves behind. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e]|\u0307/g;
const TRAILING = /[\s,;:|·•–—(\-/@[]+$/u;
const LONGEST = 120;

/** How many UTF-16 units of the line its leading date takes; 0 where it has none. */
export function datePrefix(line: string): number {
  if (!ANY_DIGIT.test(line.slice(0, 40))) return 0;
  const head = line.slice(0, LONGEST);
  let months = 0;
  let numbers = 0;
  let end = 0;
  for (const match of head.matchAll(TOKEN)) {
    const kind = kindOf(match[0]);
    if (kind === 'other') break;
    const after = match.index + match[0].length;
    if (kind === 'month') months++;
    if (kind === 'number') numbers++;
    if (kind !== 'filler' || after === head.length) end = after;
  }
  const date = head.slice(0, end);
  const isDate = numbers > 0 && (months > 0 || NUMERIC.test(date) || THAI_MONTH.test(date));
  return isDate ? date.replace(TRAILING, '').length : 0;
}

/** Whether the line is a date and nothing else (time, weekday and zone included). */
export const isDate = (line: string): boolean => {
  const length = datePrefix(line);
  return length > 0 && line.slice(length).replace(TRAILING, '').length <= 1;
};

/** A month, a weekday, or a word that stands between them. */
export const isDateWord = (word: string): boolean => kindOf(word) !== 'other';

type TokenKind = 'number' | 'month' | 'name' | 'filler' | 'other';

function kindOf(token: string): TokenKind {
  if (DIGIT.test(token)) return token.length <= 4 ? 'number' : 'other';
  if (!LETTER.test(token)) return PUNCTUATION.test(token) ? 'filler' : 'other';
  const folded = token.normalize('NFKC').toLowerCase().replace(INVISIBLE, '');
  if (MONTHS.has(folded) || (folded.startsWith(HEBREW_IN) && MONTHS.has(folded.slice(1)))) return 'month';
  if (EAST_ASIAN.test(folded)) return 'name';
  return OTHERS.has(folded) ? 'filler' : 'other';
}
