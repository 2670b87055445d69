import { parseByline } from './bylines/parse-byline.ts';

/** One line of `newsmorgue parse bylines`. */
export interface BylineLine {
  readonly id: string;
  readonly text: string;
  readonly lang?: string | undefined;
  readonly site?: string | undefined;
}

export interface BylineLineResult {
  readonly id: string;
  readonly authors: readonly string[];
  readonly agency?: string;
}

export function parseBylineLine(input: BylineLine): BylineLineResult {
  const { authors, agency } = parseByline(input.text, { language: input.lang, site: input.site });
  return { id: input.id, authors, ...(agency === null ? {} : { agency }) };
}
