/** Where things lie in an archive. Paths with `/`, from the archive's root. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

export const ARCHIVE_JSON = 'ARCHIVE.json';
export const README_TXT = 'README.txt';
export const RECORDS = 'records';
export const RUNS = 'runs';
export const ORIGINALS = 'originals';
export const WAL = 'wal';
export const INDEX = 'index';
/** What stands in the place of articles that were forgotten. */
export const TOMBSTONES = 'tombstones';
/** What a repair took out of the archive, and its account of what is lost. */
export const QUARANTINE = 'quarantine';
export const CATALOG = `${INDEX}/catalog.sqlite`;
export const LOCK = `${WAL}/lock.sqlite`;

const RUN_ID = /^(\d{4})(\d{2})(\d{2}T\d{6}Z)-(\d+)$/;
const NOT_IN_STAMP = /[-:]|\.\d+/g;
const NUMBERED_FOLDER = /^\d+$/;

/** A run's name from its start and its number among the runs of that second: `20261123T065245Z-1`. */
export function runId(startedMs: number, number: number): string {
  const stamp = new Date(startedMs).toISOString().replace(NOT_IN_STAMP, '');
  return `${stamp}-${number}`;
}

/**
 * The name of a run that starts now: always after `last` in order, also where the clock went back.
 * @param nowMs milliseconds since the epoch
 */
export function nextRunId(nowMs: number, last: string | undefined): string {
  const fresh = runId(nowMs, 1);
  if (last === undefined || compareRuns(fresh, last) > 0) return fresh;
  const [stamp, number] = last.split('-') as [string, string];
  return `${stamp}-${Number(number) + 1}`;
}

/** Order of runs: by start, then by number. */
export function compareRuns(a: string, b: string): number {
  const [stampA, numberA] = a.split('-') as [string, string];
  const [stampB, numberB] = b.split('-') as [string, string];
  if (stampA !== stampB) return stampA < stampB ? -1 : 1;
  return Number(numberA) - Number(numberB);
}

const RUN_START = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/;

/** When a run began, from its name: an ISO 8601 instant. */
export const startOfRun = (run: string): string => run.replace(RUN_START, '$1-$2-$3T$4:$5:$6.000Z').slice(0, 24);

/** `2026/11`, as runs and originals are foldered. */
export function runMonth(run: string): string {
  const match = RUN_ID.exec(run);
  if (match === null) throw new Error(`expected a run such as 20261123T065245Z-1, got ${run}`);
  return `${match[1]}/${match[2]}`;
}

export const runFolder = (run: string): string => `${RUNS}/${runMonth(run)}/${run}`;

/** The `part`th file of a run's originals, from 1. */
export function originalsFile(run: string, part: number): string {
  return `${ORIGINALS}/${runMonth(run)}/${run}${part === 1 ? '' : `.${part}`}.warc.gz`;
}

export const walFile = (run: string): string => `${WAL}/${run}.wal`;
/** Records of a run that haven't been renamed into place yet. */
export const stagingFolder = (run: string): string => `${WAL}/${run}.tmp`;
/** The run's account while it is written; renamed into place as a whole. */
export const accountFolder = (run: string): string => `${WAL}/${run}.account`;

/** The runs that were committed, in order. */
export function listRuns(root: string): readonly string[] {
  const runs = months(root).flatMap((month) => runsOf(root, month));
  return runs.sort(compareRuns);
}

/** The last run that was committed. Looks into one folder only, however many runs there are. */
export function lastRun(root: string): string | undefined {
  for (const month of months(root).reverse()) {
    const runs = runsOf(root, month).sort(compareRuns);
    if (runs.length > 0) return runs.at(-1);
  }
  return undefined;
}

function months(root: string): string[] {
  const years = namesIn(join(root, RUNS)).filter((name) => NUMBERED_FOLDER.test(name));
  return years.sort().flatMap((year) =>
    namesIn(join(root, RUNS, year))
      .filter((name) => NUMBERED_FOLDER.test(name))
      .sort()
      .map((month) => `${year}/${month}`),
  );
}

const runsOf = (root: string, month: string): string[] =>
  namesIn(join(root, RUNS, month)).filter((name) => RUN_ID.test(name));

/** The names in a folder; none where there is no folder. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
