/**
 * `npm run quality`: how good is what comes out? Runs newsmorgue over scored data and holds the figures against the
 * pinned floors. Exit codes: 0, 1 below a floor, 2 for a wrong call or missing data.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Option } from 'commander';
import { createTool } from '../scripts/tool.ts';
import { parsePositive } from '../src/cli/shared-options.ts';
import { digestFiles } from './data/digest-files.ts';
import {
  extentOf,
  findFloors,
  type JudgedFigure,
  judgeFigures,
  raiseFloors,
  readFloors,
  roomOf,
  writeFloors,
} from './floors.ts';
import type { ScoredCase, Section } from './section.ts';
import { parseSections, SECTIONS } from './sections/sections.ts';

interface Options {
  readonly only: readonly Section[];
  readonly sample?: number;
  readonly worst?: number;
  readonly data: string;
  readonly pin?: true;
  readonly json?: true;
}

const values = createTool('npm run quality --', 'How good is what comes out, and is it as good as it was?')
  .addOption(
    new Option(
      '--only <sections>',
      'extraction, dumps, seedlike, dates, bylines, duplicates, relations (or extraction-alone, dumps-together, …)',
    )
      .argParser(parseSections)
      .default(SECTIONS, 'all'),
  )
  .option('--sample <count>', 'so many documents of each, always the same ones, every site in turn', parsePositive)
  .option('--worst <count>', 'the worst cases of each section', parsePositive)
  .option('--data <folder>', 'where the data are', join(import.meta.dirname, '../../shared/data'))
  .option('--pin', 'raise the floors to what was measured; none is lowered')
  .option('--json', 'one JSON object for each section')
  .parse()
  .opts<Options>();

process.exitCode = await main();

async function main(): Promise<number> {
  if (!existsSync(values.data)) {
    console.error(`no data at ${values.data}: name their folder with --data`);
    return 2;
  }
  const asked = values.sample ?? null;
  let ok = true;
  for (const section of values.only) {
    if (!(await measureSection(section, section.unit === null ? null : asked))) ok = false;
  }
  return ok ? 0 : 1;
}

async function measureSection(section: Section, sample: number | null): Promise<boolean> {
  const began = performance.now();
  const digest = digestFiles(values.data, section.sources);
  const { figures, cases } = await section.measure({ data: values.data, sample });
  const seconds = (performance.now() - began) / 1000;
  const floors = readFloors();
  const extent = extentOf(sample);
  if (values.pin) writeFloors(raiseFloors(floors, section.name, digest, extent, figures));
  const found = findFloors(readFloors(), section.name, digest, extent);
  const judged = judgeFigures(figures, found, roomOf(sample));
  const worst = cases.toSorted((a, b) => a.score - b.score).slice(0, values.worst ?? 0);
  if (values.json)
    console.log(JSON.stringify({ section: section.name, extent, data: digest, seconds, figures: judged, worst }));
  else print(`${section.name} (${extent}, ${seconds.toFixed(0)} s)`, judged, worst, found !== null);
  return judged.every((figure) => figure.ok);
}

function print(title: string, figures: readonly JudgedFigure[], worst: readonly ScoredCase[], pinned: boolean): void {
  console.log(`\n${title}${pinned ? '' : ': no floors are pinned for these data and this extent (--pin)'}`);
  const width = Math.max(...figures.map(({ name }) => name.length));
  for (const { name, value, cases, floor, better, ok, counted = false } of figures) {
    const limit = floor === null ? '' : `${better === 'less' ? 'at most' : 'floor'} ${show(floor, counted)}`;
    const verdict = ok ? '' : '  BELOW ITS FLOOR';
    console.log(
      `  ${name.padEnd(width)} ${show(value, counted).padStart(8)}  of ${String(cases).padEnd(6)} ${limit}${verdict}`.trimEnd(),
    );
  }
  for (const { id, score, remark } of worst) console.log(`  worst ${id}: ${score.toFixed(3)} ${remark}`);
}

function show(value: number, counted: boolean): string {
  return counted ? String(value) : value.toFixed(4);
}
