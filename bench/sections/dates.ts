/** Date strings, composed and harvested, each with its language and place. */
import { join } from 'node:path';
import { parseDateLine } from '../../src/index.ts';
import { readRows } from '../data/read-rows.ts';
import { judgeDate } from '../score/score-date.ts';
import { type Measured, type Section, share } from '../section.ts';

interface DateCase {
  readonly id: string;
  readonly text: string;
  readonly lang: string;
  readonly kind?: string;
  readonly iso: string | null;
  readonly ref?: string;
  /** `country/Publisher`. */
  readonly site?: string;
}

const FILES = { composed: 'metadata/date_strings.jsonl', harvested: 'metadata/date_strings_harvested.jsonl' };

function judge({ id, text, lang, ref, site, kind, iso }: DateCase) {
  const place = site?.includes('/') ? site.split('/')[0] : kind === 'us' || kind === 'uk' ? kind : undefined;
  const country = place === 'uk' ? 'gb' : place;
  const { value, ambiguous } = parseDateLine({ id, text, lang, country, ref, site });
  const verdict = judgeDate(iso, value);
  return { id, text, iso, value, ...verdict, wrong: !verdict.day && value !== null, ambiguous: ambiguous === true };
}

function measure(data: string): Measured {
  const groups = Object.entries(FILES).map(([name, file]) => ({
    name,
    judged: readRows<DateCase>(join(data, file)).map(judge),
  }));
  const judged = groups.flatMap((group) => group.judged);
  const times = judged.flatMap(({ time }) => time ?? []);
  return {
    figures: [
      ...groups.flatMap(({ name, judged: cases }) => [
        ...share(
          `${name}, right day`,
          cases.map(({ day }) => day),
        ),
        ...share(
          `${name}, wrong instead of empty`,
          cases.map(({ wrong }) => wrong),
          'less',
        ),
      ]),
      ...share('right time', times),
    ],
    cases: judged.map(({ id, day, text, iso, value, ambiguous }) => ({
      id,
      score: Number(day),
      remark: `${JSON.stringify(text)}: wanted ${iso}, got ${value}${ambiguous ? ' (ambiguous)' : ''}`,
    })),
  };
}

export const DATES: Section = {
  name: 'dates',
  sources: Object.values(FILES),
  unit: null,
  measure: async ({ data }) => measure(data),
};
