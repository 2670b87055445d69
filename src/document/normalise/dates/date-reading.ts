import type { DateOrder } from '../../../settings.ts';
import type { DateToken } from './tokenize-date.ts';

/** What is known about the place a date string stands in. */
export interface DateContext {
  /** BCP 47; the region settles day and month too. */
  readonly language?: string | undefined;
  /** ISO 3166 alpha-2. */
  readonly country?: string | undefined;
  readonly order?: DateOrder | undefined;
  /** ISO 8601 instant that relative times count from, and that a missing year is near to. */
  readonly reference?: string | undefined;
}

/** A day, month or year found in tokens `start` to `end` (exclusive). */
export interface FoundDay {
  readonly start: number;
  readonly end: number;
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
  readonly ambiguous?: true;
  /** The year was not written. */
  readonly yearless?: true;
}

export interface FoundTime {
  readonly end: number;
  readonly hour: number;
  readonly minute: number;
  readonly second?: number;
  /** Minutes east of UTC, or an American zone to be settled by the day. */
  readonly zone?: number | string;
}

export interface Scan {
  readonly tokens: readonly DateToken[];
  readonly context: DateContext;
  /** Primary language, lower case. */
  readonly language: string | undefined;
}

export function textAt(scan: Scan, index: number): string {
  return scan.tokens[index]?.text ?? '';
}

export function isNumberAt(scan: Scan, index: number, fewest: number, most: number): boolean {
  const token = scan.tokens[index];
  return token !== undefined && token.digits >= fewest && token.digits <= most;
}

export function valueAt(scan: Scan, index: number): number {
  return scan.tokens[index]?.value ?? 0;
}
