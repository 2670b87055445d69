/** Plain-text dumps → articles: whole pages (FULL) and half-cleaned containers (HALF). */
import { join } from 'node:path';
import { chooseSample } from '../data/choose-sample.ts';
import { cleanRows } from '../data/clean-files.ts';
import { readRows } from '../data/read-rows.ts';
import { mean } from '../score/ratios.ts';
import { type DumpScore, goldGrams, labelLines, scoreDump } from '../score/score-dump.ts';
import { type Figure, figure, type Measured, type Section } from '../section.ts';

export interface Dump {
  readonly id: string;
  readonly site: string;
  readonly dump_kind: string;
  readonly lines: readonly string[];
  readonly keep: string;
}

interface GoldDump {
  readonly id: string;
  readonly site: string;
  readonly url?: string | null;
  readonly gold_body: string;
}

const FEWEST_LINES = 3;

/** Whole sites are drawn, as what a site repeats is part of what is measured. */
function readGold(data: string, sample: number | null): GoldDump[] {
  const gold = readRows<GoldDump>(join(data, 'dumps/gold.jsonl'));
  if (sample === null) return gold;
  const sites = [...Map.groupBy(gold, ({ site }) => site)].map(([site, pages]) => ({ site, pages }));
  const order = chooseSample(sites, sites.length, ({ site, pages }) => ({
    id: site,
    site,
    stratum: pages.length > 1 ? 'several pages' : 'one page',
  }));
  const chosen: GoldDump[] = [];
  for (const { pages } of order) if (chosen.length < sample) chosen.push(...pages);
  return chosen;
}

export const readDumps = (data: string): Dump[] => readRows<Dump>(join(data, 'dumps/dumps.jsonl'));

const keyOf = (dump: Dump): string => `${dump.id}#${dump.dump_kind}`;
const groupOf = (dump: Dump): string => (dump.dump_kind === 'half' ? 'HALF' : 'FULL');

async function measure(data: string, sample: number | null, survey: boolean): Promise<Measured> {
  const gold = new Map(readGold(data, sample).map((page) => [page.id, page]));
  const dumps = readDumps(data).filter(({ id }) => gold.has(id));
  const files = [...Map.groupBy(dumps, (dump) => dump.dump_kind).values()].map((rows) =>
    rows.map((dump) => ({ id: keyOf(dump), url: gold.get(dump.id)?.url ?? null, text: dump.lines.join('\n') })),
  );
  const answers = await cleanRows(files, survey);
  const grams = new Map([...gold].map(([id, page]) => [id, goldGrams(page.gold_body)]));
  const scored = dumps.flatMap((dump) => {
    const lines = labelLines(dump.lines, dump.keep);
    if (lines.length < FEWEST_LINES) return [];
    const text = answers.get(keyOf(dump))?.text ?? '';
    return [{ dump, score: scoreDump(lines, grams.get(dump.id) as ReturnType<typeof goldGrams>, text) }];
  });
  return {
    figures: listFigures(scored),
    cases: scored.map(({ dump, score }) => ({
      id: keyOf(dump),
      score: score.f1,
      remark: `line p ${score.p.toFixed(3)} r ${score.r.toFixed(3)}, 4-gram f1 ${score.gramF1.toFixed(3)}`,
    })),
  };
}

interface ScoredDump {
  readonly dump: Dump;
  readonly score: DumpScore;
}

function listFigures(scored: readonly ScoredDump[]): Figure[] {
  const pages = Map.groupBy(scored, ({ dump }) => `${dump.site}\t${dump.dump_kind}`);
  const several = (item: ScoredDump) => (pages.get(`${item.dump.site}\t${item.dump.dump_kind}`)?.length ?? 0) > 1;
  return ['FULL', 'HALF'].flatMap((group) => {
    const members = scored.filter(({ dump }) => groupOf(dump) === group);
    const kinds = [...Map.groupBy(members, ({ dump }) => dump.dump_kind)].sort(([a], [b]) => (a < b ? -1 : 1));
    return [
      ...rowFigures(group, members, 'more'),
      ...rowFigures(`${group} of sites with several pages`, members.filter(several), 'more'),
      ...(kinds.length > 1 ? kinds.flatMap(([kind, dumps]) => rowFigures(`  ${kind}`, dumps, null)) : []),
    ];
  });
}

function rowFigures(name: string, scored: readonly ScoredDump[], better: 'more' | null): Figure[] {
  const of = (key: keyof DumpScore) => mean(scored.map(({ score }) => score[key]));
  const count = scored.length;
  return [
    ...figure(`${name}, line f1`, of('f1'), count, better),
    ...figure(`${name}, line precision`, of('p'), count, null),
    ...figure(`${name}, line recall`, of('r'), count, null),
    ...figure(`${name}, 4-gram f1`, of('gramF1'), count, better),
  ];
}

const section = (name: string, survey: boolean): Section => ({
  name,
  sources: ['dumps/dumps.jsonl.gz', 'dumps/gold.jsonl.gz'],
  unit: 'pages',
  measure: ({ data, sample }) => measure(data, sample, survey),
});

export const DUMPS_ALONE = section('dumps-alone', false);
export const DUMPS_TOGETHER = section('dumps-together', true);
