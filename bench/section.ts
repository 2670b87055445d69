/** What a part of `npm run quality` is: data, a run of the product over them, figures. */
import { shareOf } from './score/ratios.ts';

export interface Figure {
  readonly name: string;
  readonly value: number;
  /** Cases it was counted on. */
  readonly cases: number;
  /** Which way is better; null for a figure that only explains others and has no floor. */
  readonly better: 'more' | 'less' | null;
  /** A number of cases or lines, rather than a share. */
  readonly counted?: true;
  /** What one case more or less makes of it; absent for means, to which each case adds a little. */
  readonly step?: number;
}

/** A case with its own score, so that the worst can be looked at. */
export interface ScoredCase {
  readonly id: string;
  /** 0 to 1. */
  readonly score: number;
  readonly remark: string;
}

export interface Measured {
  readonly figures: readonly Figure[];
  readonly cases: readonly ScoredCase[];
}

export interface MeasureOptions {
  /** The folder with `extraction/`, `dumps/`, `duplicates/` and `metadata/`. */
  readonly data: string;
  /** Documents to draw; null for all. */
  readonly sample: number | null;
}

export interface Section {
  readonly name: string;
  /** Files or folders below the data's folder that decide the figures. */
  readonly sources: readonly string[];
  /** What `sample` counts; null for a section that is always measured whole. */
  readonly unit: string | null;
  measure(options: MeasureOptions): Promise<Measured>;
}

/** The share of cases that something holds for. None where there are no cases. */
export const share = (name: string, cases: readonly boolean[], better: Figure['better'] = 'more'): readonly Figure[] =>
  figure(name, shareOf(cases), cases.length, better).map((found) => ({ ...found, step: 1 / cases.length }));

/** A number of cases or lines. */
export const count = (name: string, value: number, cases: number, better: Figure['better']): readonly Figure[] =>
  figure(name, value, cases, better).map((found) => ({ ...found, counted: true, step: 1 }));

/** None where there is nothing to tell. */
export const figure = (
  name: string,
  value: number | null,
  cases: number,
  better: Figure['better'] = 'more',
): readonly Figure[] => (value === null ? [] : [{ name, value, cases, better }]);
