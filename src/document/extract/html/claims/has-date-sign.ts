/** Cheap signs that a short line may hold a date: a year, a day in numbers, a time that is past. Digits of any script. */
const NATIVE_DIGIT = /\p{Nd}/u;
/** 1 for the digits of all scripts that dates are printed in. */
const DIGITS = new Uint8Array(0x10000).fill(1, 0x30, 0x3a).fill(1, 0xff10, 0xff1a);
for (let unit = 0x660; unit < 0x1820; unit++) if (NATIVE_DIGIT.test(String.fromCharCode(unit))) DIGITS[unit] = 1;

/** What most have, found faster. */
const DIGIT = /\d/;
const YEAR = /\d{4}/;
const YEAR_DIGITS = 4;
const MONTHS = '月월';
const SEPARATORS = './-';
/** Says of itself that a time is meant. */
const TELLING = /年|前|전|ago\b|назад/;
/** Leads to a number of hours or days. */
const AFTER_PAST = /(?:^|[^A-Za-z0-9_])(?:vor|hace|il y a) $/;
const LONGEST_PAST = 8;

export function hasDigit(text: string): boolean {
  if (DIGIT.test(text)) return true;
  for (let i = 0; i < text.length; i++) if (isDigit(text, i)) return true;
  return false;
}

export function hasDateSign(text: string): boolean {
  if (YEAR.test(text)) return true;
  for (let i = 0; i < text.length; i++) {
    if (!isDigit(text, i)) continue;
    const end = endOfDigits(text, i);
    if (end - i >= YEAR_DIGITS || MONTHS.includes(text.charAt(end) || ' ') || isDay(text, end)) return true;
    if (isAscii(text, i) && AFTER_PAST.test(text.slice(Math.max(0, i - LONGEST_PAST), i))) return true;
    i = end - 1;
  }
  return TELLING.test(text);
}

const isDigit = (text: string, at: number): boolean => DIGITS[text.charCodeAt(at)] === 1;
const isAscii = (text: string, at: number): boolean => text.charCodeAt(at) < 0x80;

function endOfDigits(text: string, from: number): number {
  let end = from;
  while (isDigit(text, end)) end++;
  return end;
}

/** Whether the number that ends there is followed as the first one of `29.11.22` is. */
function isDay(text: string, end: number): boolean {
  if (!isSeparator(text, end)) return false;
  const middle = endOfDigits(text, end + 1);
  const length = middle - end - 1;
  if (length < 1 || length > 2 || !isSeparator(text, middle)) return false;
  return isDigit(text, middle + 1) && isDigit(text, middle + 2);
}

const isSeparator = (text: string, at: number): boolean => at < text.length && SEPARATORS.includes(text.charAt(at));
