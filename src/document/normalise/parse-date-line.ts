import { parseDate } from './dates/parse-date.ts';

/** One line of `newsmorgue parse dates`. */
export interface DateLine {
  readonly id: string;
  readonly text: string;
  readonly lang?: string | undefined;
  /** ISO 3166 alpha-2: settles 03/05/2019. */
  readonly country?: string | undefined;
  /** ISO 8601: what relative times count from. */
  readonly ref?: string | undefined;
  readonly site?: string | undefined;
}

export interface DateLineResult {
  readonly id: string;
  /** ISO 8601 day or time, month or year; null where the text is no date. */
  readonly value: string | null;
  readonly ambiguous?: true;
}

export function parseDateLine(input: DateLine): DateLineResult {
  const date = parseDate(input.text, { language: input.lang, country: input.country, reference: input.ref });
  return { id: input.id, value: date?.value ?? null, ...(date?.ambiguous && { ambiguous: date.ambiguous }) };
}
