import type { DateOrder } from '../../../settings.ts';

/** Countries that write the month first; everybody else, the day, but for those that start with the year. */
const MONTH_FIRST = new Set(['us', 'ph', 'fm', 'mh', 'pw', 'gu', 'pr', 'as']);
const YEAR_FIRST = new Set(['cn', 'jp', 'kr', 'tw', 'hu', 'lt', 'mn', 'ir', 'kp']);
/** Both are in use: English of unknown origin, and Canada's. */
const UNSETTLED_COUNTRIES = new Set(['ca']);
const YEAR_FIRST_LANGUAGES = new Set(['zh', 'ja', 'ko', 'hu', 'lt', 'mn', 'fa']);

export interface OrderHints {
  readonly order?: DateOrder | undefined;
  readonly country?: string | undefined;
  readonly language?: string | undefined;
}

/** The order of an all-number date, and whether anything settled it. */
export function dateOrder(hints: OrderHints): { readonly order: DateOrder; readonly settled: boolean } {
  if (hints.order) return { order: hints.order, settled: true };
  const [language, region] = (hints.language ?? '').toLowerCase().split('-');
  const country = hints.country?.toLowerCase() ?? (region?.length === 2 ? region : undefined);
  if (country && !UNSETTLED_COUNTRIES.has(country)) return { order: byCountry(country), settled: true };
  if (language && language !== 'en')
    return { order: YEAR_FIRST_LANGUAGES.has(language) ? 'ymd' : 'dmy', settled: true };
  return { order: country === 'ca' || !language ? 'dmy' : 'mdy', settled: false };
}

function byCountry(country: string): DateOrder {
  if (MONTH_FIRST.has(country)) return 'mdy';
  return YEAR_FIRST.has(country) ? 'ymd' : 'dmy';
}
