const DAY = /\/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?!\d)/;
const COMPACT = /[/_-]((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/_.-]|\d{0,6}(?:[/_.-]|$)|$)/;

/** The day in a URL's path, ISO 8601: `/2018/04/18/`, `-20180418.html`. Null where there is none, or only a month. */
export function dateOfPath(url: string): string | null {
  const path = new URL(url).pathname;
  const match = DAY.exec(path) ?? COMPACT.exec(path);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
