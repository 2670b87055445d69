/** `run`, dumps to archived records, beside what writing the same files costs with nothing around it. */
import { globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from '../../src/index.ts';
import { cpuMicroseconds, median } from './measure-laps.ts';

export interface RunSpeed {
  readonly documents: number;
  readonly records: number;
  /** Documents per second of wall time and per CPU-second. */
  readonly perSecond: number;
  readonly perCpuSecond: number;
  /** Plain temp + rename of the same records over the time that storing them took, and over that of the whole run. */
  readonly plainToStore: number;
  readonly plainToRun: number;
}

interface Round extends RunSpeed {
  readonly seconds: number;
}

const CONFIG = join(import.meta.dirname, '../default.config.ts');
const SECOND = 1000;

/** Medians over `repeats` runs into a fresh archive each. */
export async function measureRun(inputs: readonly string[], folder: string, repeats: number): Promise<RunSpeed> {
  const rounds: Round[] = [];
  for (let round = 0; round < repeats; round++) rounds.push(await runOnce(inputs, folder));
  const of = (key: keyof Round) => median(rounds.map((round) => round[key]));
  return {
    documents: of('documents'),
    records: of('records'),
    perSecond: of('perSecond'),
    perCpuSecond: of('perCpuSecond'),
    plainToStore: of('plainToStore'),
    plainToRun: of('plainToRun'),
  };
}

async function runOnce(inputs: readonly string[], folder: string): Promise<Round> {
  const archive = mkdtempSync(join(folder, 'archive-'));
  const began = performance.now();
  const cpu = cpuMicroseconds();
  let settled = began;
  const onProgress = ({ phase }: { readonly phase: string }) => {
    if (phase !== 'store') settled = performance.now();
  };
  const { account } = await run({ inputs, archive, config: CONFIG, onProgress });
  const ended = performance.now();
  const spent = (cpuMicroseconds() - cpu) / 1e6;
  const records = globSync('records/**/*.json', { cwd: archive });
  const plain = writePlainly(archive, records, join(folder, 'plain'));
  rmSync(archive, { recursive: true });
  const seconds = (ended - began) / SECOND;
  const { documents } = account;
  return {
    documents,
    records: records.length,
    seconds,
    perSecond: documents / seconds,
    perCpuSecond: documents / spent,
    plainToStore: plain / ((ended - settled) / SECOND),
    plainToRun: plain / seconds,
  };
}

/** Writes the files again as temporary ones that are renamed, without syncing; returns the seconds that took. */
function writePlainly(archive: string, names: readonly string[], folder: string): number {
  const files = names.map((name) => ({ path: join(folder, name), bytes: readFileSync(join(archive, name)) }));
  const began = performance.now();
  for (const parent of new Set(files.map(({ path }) => dirname(path)))) mkdirSync(parent, { recursive: true });
  for (const { path, bytes } of files) {
    writeFileSync(`${path}.tmp`, bytes);
    renameSync(`${path}.tmp`, path);
  }
  const seconds = (performance.now() - began) / SECOND;
  rmSync(folder, { recursive: true, force: true });
  return seconds;
}
