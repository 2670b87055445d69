import { JAPANESE_ERAS } from './calendars.ts';

const ERA = /(明治|大正|昭和|平成|令和) ?(元|\d{1,2}) ?年/g;
const ERA_BESIDE = /(\d{4}) ?[(（][^)）]{1,8}[)）] ?年/g;
const REPUBLIC = /(?:中華)?民[國国] ?(元|\d{1,3}) ?年/g;
const HAN_NUMBER = /[〇零一二三四五六七八九十]+(?=[年月日號号])/g;
const HAN_DIGITS = '〇一二三四五六七八九';
const HAN = /\p{Script=Han}/u;

function hanValue(text: string): number {
  const digit = (c: string): number => (c === '零' ? 0 : HAN_DIGITS.indexOf(c));
  if (!text.includes('十')) return Number([...text].map(digit).join(''));
  const [tens, ones] = text.split('十');
  return (tens ? digit(tens) : 1) * 10 + (ones ? digit(ones) : 0);
}

/** Japanese eras, the years of the Republic of China and numbers in Han characters, as Gregorian years in digits. */
export function plainHan(text: string): string {
  if (!HAN.test(text)) return text;
  return text
    .replace(ERA_BESIDE, '$1年')
    .replace(HAN_NUMBER, (n) => String(hanValue(n)))
    .replace(
      ERA,
      (_, era: string, year: string) => `${(JAPANESE_ERAS.get(era) ?? 1) - 1 + (year === '元' ? 1 : Number(year))}年`,
    )
    .replace(REPUBLIC, (_, year: string) => `${1911 + (year === '元' ? 1 : Number(year))}年`);
}
