/**
 * `npm run bench`: how fast is each stage, in documents per CPU-second of one thread, warmed up; and how fast is `run`
 * from end to end. Other machines give other figures: take the ratios.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTool } from '../scripts/tool.ts';
import type { RawDocument } from '../src/article.ts';
import { parsePositive } from '../src/cli/shared-options.ts';
import { type LoadedConfig, loadConfig } from '../src/config/load-config.ts';
import { readDocuments } from '../src/jobs/documents/read-documents.ts';
import { chooseDocuments, type InputSet } from './speed/choose-documents.ts';
import { cpuMicroseconds, measureLaps, type StageSpeed } from './speed/measure-laps.ts';
import { measureRun } from './speed/measure-run.ts';
import { ALL, createWalk } from './speed/walk-stages.ts';

interface Options {
  readonly pages: number;
  readonly dumps: number;
  readonly repeats: number;
  readonly run: boolean;
  readonly data: string;
  readonly json?: true;
}

const values = createTool('npm run bench --', 'Documents per CPU-second of each stage, and of a whole run.')
  .option('--pages <count>', 'pages and whole-page dumps', parsePositive, 200)
  .option('--dumps <count>', 'article-like dumps', parsePositive, 1000)
  .option('--repeats <count>', "walks that count, after two that don't", parsePositive, 5)
  .option('--no-run', 'the stages only')
  .option(
    '--data <folder>',
    'where the data are; without them the samples are taken',
    join(import.meta.dirname, '../../shared/data'),
  )
  .option('--json', 'one JSON object for each kind of document')
  .parse()
  .opts<Options>();

await main();

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'newsmorgue-bench-'));
  try {
    const config = await loadConfig(join(import.meta.dirname, 'default.config.ts'));
    const sets = chooseDocuments(values.data, folder, values.pages, values.dumps);
    for (const set of sets) await measureSet(set, config, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureSet(
  { name, media, inputs, runInputs }: InputSet,
  config: LoadedConfig,
  folder: string,
): Promise<void> {
  const { repeats } = values;
  const before = cpuMicroseconds();
  const documents = await readAll(inputs, config);
  const read = documents.length / ((cpuMicroseconds() - before) / 1e6);
  const stages = await measureLaps(documents, createWalk(config, media), { warmups: 2, repeats });
  const bytes = documents.reduce((sum, document) => sum + document.bytes.length, 0) / documents.length;
  const whole = values.run ? await measureRun(runInputs, folder, Math.min(3, repeats)) : null;
  if (values.json) {
    console.log(JSON.stringify({ set: name, documents: documents.length, bytes, read, stages, run: whole }));
    return;
  }
  console.log(`\n${name}: ${documents.length}, ${(bytes / 1000).toFixed(1)} kB each; documents per CPU-second`);
  console.log(`  ${'read (once)'.padEnd(30)} ${show(read)}`);
  printStages(stages);
  if (whole === null) return;
  console.log(
    `  run: ${show(whole.perSecond).trim()} documents per second of wall time, ${show(whole.perCpuSecond).trim()} per CPU-second`,
  );
  console.log(
    `  writing the ${whole.records} records plainly takes ${whole.plainToStore.toFixed(2)} of the time of storing them, ${whole.plainToRun.toFixed(2)} of the run's`,
  );
}

async function readAll(inputs: readonly string[], config: LoadedConfig): Promise<RawDocument[]> {
  const documents: RawDocument[] = [];
  for await (const item of readDocuments(config, { inputs }))
    if (item.type === 'document') documents.push(item.document);
  return documents;
}

function printStages(stages: readonly StageSpeed[]): void {
  const all = stages.find(({ stage }) => stage === ALL)?.perCpuSecond ?? Number.NaN;
  for (const { stage, perCpuSecond, range } of stages) {
    const share = `${((100 * all) / perCpuSecond).toFixed(0)} %`.padStart(6);
    console.log(
      `  ${stage.padEnd(30)} ${show(perCpuSecond)} ${share} of all  (${show(range[0]).trim()} to ${show(range[1]).trim()})`,
    );
  }
}

function show(speed: number): string {
  return (speed < 100 ? speed.toFixed(1) : speed.toFixed(0)).padStart(8);
}
