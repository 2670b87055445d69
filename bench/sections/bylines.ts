/** Bylines, composed and harvested. */
import { join } from 'node:path';
import { parseBylineLine } from '../../src/index.ts';
import { readRows } from '../data/read-rows.ts';
import { areAgenciesNamed, areNamesExact } from '../score/score-byline.ts';
import { type Measured, type Section, share } from '../section.ts';

interface BylineCase {
  readonly id: string;
  readonly text: string;
  readonly lang: string;
  readonly kind: string;
  readonly site?: string;
  readonly authors: readonly string[];
  readonly agency?: string | readonly string[];
}

const SOURCE = 'metadata/bylines.jsonl';

function measure(data: string): Measured {
  const judged = readRows<BylineCase>(join(data, SOURCE)).map((item) => {
    const { id, text, lang, site, authors, kind } = item;
    const given = parseBylineLine({ id, text, lang, site });
    const wanted = item.agency?.length ? [item.agency].flat() : [];
    const agency =
      wanted.length === 0 ? [] : [areAgenciesNamed(wanted, given.agency === undefined ? [] : [given.agency])];
    return { id, kind, right: areNamesExact(authors, given.authors), agency, text, authors, given: given.authors };
  });
  const kinds = [...Map.groupBy(judged, ({ kind }) => kind)].sort(([a], [b]) => (a < b ? -1 : 1));
  const agencies = judged.flatMap(({ agency }) => agency);
  return {
    figures: [
      ...kinds.flatMap(([kind, cases]) =>
        share(
          `${kind}, exact names`,
          cases.map(({ right }) => right),
        ),
      ),
      ...share('agency named', agencies),
    ],
    cases: judged.map(({ id, right, text, authors, given }) => ({
      id,
      score: Number(right),
      remark: `${JSON.stringify(text)}: wanted ${JSON.stringify(authors)}, got ${JSON.stringify(given)}`,
    })),
  };
}

export const BYLINES: Section = {
  name: 'bylines',
  sources: [SOURCE],
  unit: null,
  measure: async ({ data }) => measure(data),
};
