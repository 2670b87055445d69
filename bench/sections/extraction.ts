/** HTML pages → articles, and pages that are no article. */
import { basename, join } from 'node:path';
import { chooseSample } from '../data/choose-sample.ts';
import { type Answer, cleanFiles } from '../data/clean-files.ts';
import { readRows } from '../data/read-rows.ts';
import { mean } from '../score/ratios.ts';
import {
  areAuthorsRight,
  countSnippets,
  isTitleRight,
  judgeDay,
  meanF1,
  type PrecisionRecall,
  scoreBag,
  scoreText,
  snippetF1,
} from '../score/score-page.ts';
import { type Figure, figure, type Measured, type ScoredCase, type Section, share } from '../section.ts';

export interface GoldPage {
  readonly id: string;
  readonly domain?: string;
  readonly body?: string;
  readonly with?: readonly string[];
  readonly without?: readonly string[];
  readonly title?: string;
  readonly date?: string;
  readonly author?: string | readonly string[];
}

/** Sources of pages: the letters before the first dash of an id. These have snippets only. */
const WITHOUT_BODY = 'tr';

export interface Pages {
  readonly gold: readonly GoldPage[];
  readonly negatives: readonly GoldPage[];
}

const sourceOf = (id: string): string => id.slice(0, id.indexOf('-'));

export function readPages(data: string, sample: number | null): Pages {
  const gold = readRows<GoldPage>(join(data, 'extraction/gold.jsonl.gz'));
  const negatives = readRows<GoldPage>(join(data, 'extraction/negatives.jsonl.gz'));
  if (sample === null) return { gold, negatives };
  const marked = [...gold.map((page) => ({ page, no: false })), ...negatives.map((page) => ({ page, no: true }))];
  const chosen = chooseSample(marked, sample, ({ page, no }) => ({
    id: page.id,
    site: page.domain ?? page.id,
    stratum: no ? 'no article' : sourceOf(page.id),
  }));
  const pick = (wanted: boolean) => chosen.flatMap(({ page, no }) => (no === wanted ? [page] : []));
  return { gold: pick(false), negatives: pick(true) };
}

export const pagePath = (data: string, { id }: GoldPage): string => join(data, 'extraction', `${id}.html.gz`);

/** What is scored of a page's answer; of peers, too. */
export type PageAnswer = Pick<Answer, 'text' | 'title' | 'published'> & {
  readonly authors: string | readonly string[] | null;
  readonly kind?: string;
};

/** The page's text against its gold body; null where it has none. */
export function scoreBody(gold: GoldPage, text: string): PrecisionRecall | null {
  const { body = '' } = gold;
  return body.trim() === '' || sourceOf(gold.id) === WITHOUT_BODY ? null : scoreText(body, text);
}

/** The figures of pages of one source. */
export function scorePages(pages: readonly GoldPage[], answerOf: (id: string) => PageAnswer | undefined): Figure[] {
  const texts: PrecisionRecall[] = [];
  const bags: number[] = [];
  for (const gold of pages) {
    const text = answerOf(gold.id)?.text ?? '';
    const score = scoreBody(gold, text);
    if (score === null) continue;
    texts.push(score);
    bags.push(scoreBag(gold.body ?? '', text));
  }
  const snippets = pages.flatMap(({ id, with: wanted, without }) =>
    wanted?.length ? [countSnippets(wanted, without ?? [], answerOf(id)?.text ?? '')] : [],
  );
  const titles = pages.flatMap(({ id, title }) => (title ? [isTitleRight(title, answerOf(id)?.title ?? null)] : []));
  const days = pages.flatMap(({ id, date }) => judgeDay(date ?? null, answerOf(id)?.published ?? null) ?? []);
  const authors = pages.flatMap(({ id, author }) =>
    author?.length ? [areAuthorsRight(author, answerOf(id)?.authors ?? null)] : [],
  );
  return [
    ...figure('f1', meanF1(texts), texts.length),
    ...figure('precision', mean(texts.flatMap(({ p }) => p ?? [])), texts.length, null),
    ...figure('recall', mean(texts.map(({ r }) => r)), texts.length, null),
    ...figure('bag', mean(bags), bags.length, null),
    ...figure('snippets', snippetF1(snippets), snippets.length),
    ...share('title', titles),
    ...share(
      'date',
      days.map((day) => day === 'right'),
    ),
    ...share(
      'wrong date',
      days.map((day) => day === 'wrong'),
      'less',
    ),
    ...share('authors', authors),
  ];
}

/** All figures, by source. */
export function scoreAnswers({ gold, negatives }: Pages, answerOf: (id: string) => PageAnswer | undefined): Figure[] {
  const sources = [...Map.groupBy(gold, ({ id }) => sourceOf(id))].sort(([a], [b]) => (a < b ? -1 : 1));
  const refused = (pages: readonly GoldPage[]) => pages.map(({ id }) => answerOf(id)?.kind === 'other');
  return [
    ...sources.flatMap(([source, pages]) =>
      scorePages(pages, answerOf).map((found) => ({ ...found, name: `${source} ${found.name}` })),
    ),
    ...share('no article, refused', refused(negatives)),
    ...share('articles refused', refused(gold), 'less'),
  ];
}

async function measure(data: string, sample: number | null, survey: boolean): Promise<Measured> {
  const pages = readPages(data, sample);
  const inputs = [...pages.gold, ...pages.negatives].map((page) => pagePath(data, page));
  const answers = await cleanFiles(inputs, survey, ({ path }) => basename(path, '.html.gz'));
  const cases = pages.gold.flatMap((gold): ScoredCase[] => {
    const score = scoreBody(gold, answers.get(gold.id)?.text ?? '');
    if (score === null) return [];
    const p = score.p === null ? '-' : score.p.toFixed(3);
    return [{ id: gold.id, score: meanF1([score]) as number, remark: `p ${p} r ${score.r.toFixed(3)}` }];
  });
  return { figures: scoreAnswers(pages, (id) => answers.get(id)), cases };
}

const section = (name: string, survey: boolean): Section => ({
  name,
  sources: ['extraction'],
  unit: 'pages',
  measure: ({ data, sample }) => measure(data, sample, survey),
});

export const EXTRACTION_ALONE = section('extraction-alone', false);
export const EXTRACTION_TOGETHER = section('extraction-together', true);
