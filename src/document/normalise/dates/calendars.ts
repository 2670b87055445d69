/** Years and dates of other calendars, turned into Gregorian ones. */

export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function fromDayNumber(days: number): CalendarDay {
  const date = new Date(days * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function toDayNumber(year: number, month: number, day: number): number {
  return Math.floor(Date.UTC(year, month - 1, day) / 86_400_000);
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/**
 * Jalali (solar Hijri) to Gregorian by the arithmetic 33-year cycle, which agrees with the official calendar from 1244 to
 * 1473 (1865 to 2094): floor((8 y + 21) / 33) leap days have passed before year y.
 */
export function fromJalali(year: number, month: number, day: number): CalendarDay | null {
  if (month < 1 || month > 12 || day < 1 || day > (month <= 6 ? 31 : 30)) return null;
  const leaps = Math.floor((8 * year + 21) / 33);
  const dayOfYear = month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30;
  return fromDayNumber(JALALI_EPOCH + (year - 1) * 365 + leaps + dayOfYear + day - 1);
}

/** Day number (from 1970) that makes 1 Farvardin 1397 the 21st of March 2018. */
const JALALI_EPOCH = toDayNumber(2018, 3, 21) - 1396 * 365 - Math.floor((8 * 1397 + 21) / 33);

/** Tabular Islamic calendar (civil epoch): within a day or two of what was announced. */
export function fromHijri(year: number, month: number, day: number): CalendarDay | null {
  if (month < 1 || month > 12 || day < 1 || day > 30) return null;
  const days = (year - 1) * 354 + Math.floor((3 + 11 * year) / 30) + Math.ceil(29.5 * (month - 1)) + day;
  return fromDayNumber(days + HIJRI_EPOCH - 1);
}

/** Day number of 1 Muharram of year 1: 16 July 622 (Julian). */
const HIJRI_EPOCH = -492_148;

/** First Gregorian year of each Japanese era still met in news. */
export const JAPANESE_ERAS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    明治: 1868,
    大正: 1912,
    昭和: 1926,
    平成: 1989,
    令和: 2019,
  }),
);

/** A month of another calendar, by name. */
export interface OtherMonth {
  readonly calendar: 'jalali' | 'hijri';
  readonly month: number;
}

const JALALI_MONTHS = [
  'فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند',
  'وری|غویی|غبرگولی|چنگاښ|زمری|وږی|تله|لړم|لیندۍ|مرغومی|سلواغه|کب',
  'farvardin|ordibehesht|khordad|tir|mordad|shahrivar|mehr|aban|azar|dey|bahman|esfand',
];

const HIJRI_MONTHS = [
  'محرم|صفر|ربيع الأول|ربيع الآخر|جمادى الأولى|جمادى الآخرة|رجب|شعبان|رمضان|شوال|ذو القعدة|ذو الحجة',
  '-|-|ربيع الاول|ربيع الثاني|جمادى الاولى|جمادى الثانية|-|-|-|-|ذي القعدة|ذي الحجة',
  'muharram|safar|rabi i|rabi ii|jumada i|jumada ii|rajab|shaban|ramadan|shawwal|dhu al-qadah|dhu al-hijjah',
];

function table(): ReadonlyMap<string, OtherMonth> {
  const map = new Map<string, OtherMonth>();
  const add = (calendar: OtherMonth['calendar'], rows: readonly string[]): void => {
    for (const row of rows)
      row.split('|').forEach((name, i) => void (name === '-' || map.set(name, { calendar, month: i + 1 })));
  };
  add('jalali', JALALI_MONTHS);
  add('hijri', HIJRI_MONTHS);
  return map;
}

/** Names of one word, or of two joined by a space. */
export const OTHER_MONTHS = table();
