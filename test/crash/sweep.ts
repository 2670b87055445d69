/**
 * `npm run test:crash`: stops writers of an archive at operation after operation, each in a process of its own, lets the
 * next one go on, and compares with an undisturbed archive. Power cuts need root, a loop device and Python.
 *
 *   npm run test:crash -- [--every N] [--run-points N]
 *
 * Prints a table; exits with 1 where something acknowledged was lost, or where the control without syncs lost nothing.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readLog } from '../../src/archive/write-ahead-log.ts';
import { checkDigests, findFlaws, findTornRecords, recordsOf } from './check-archive.ts';
import { inventDumps } from './invent-dumps.ts';

const { values } = parseArgs({
  options: { every: { type: 'string', default: '1' }, 'run-points': { type: 'string', default: '24' } },
});
const EVERY = Number(values.every);
const RUN_POINTS = Number(values['run-points']);
const ARTICLES = 210;
const PRELOAD = join(import.meta.dirname, 'stop-at-operation.mjs');
const WRITER = join(import.meta.dirname, 'write-archive.ts');
const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');

interface Subject {
  readonly name: string;
  readonly command: (archive: string) => readonly string[];
  /** Where nothing but the archive's own check can be made: it has no duplicate index. */
  readonly flaws: (archive: string) => readonly string[];
}

interface Tally {
  points: number;
  lost: number;
  torn: number;
  different: number;
  flawed: number;
}

const folder = mkdtempSync(join(tmpdir(), 'newsmorgue-sweep-'));
const disk = join(folder, 'disk');
const image = join(folder, 'image');

const ARCHIVE: Subject = { name: 'archive', command: (archive) => [WRITER, archive], flaws: checkDigests };
const RUN: Subject = {
  name: 'run',
  command: (archive) => [MAIN, 'run', 'dumps', '--archive', archive, '--workers', '0', '--quiet'],
  flaws: findFlaws,
};

function start(subject: Subject, archive: string, env: Readonly<Record<string, string>>) {
  return spawnSync(process.execPath, [`--import=${PRELOAD}`, ...subject.command(archive)], {
    cwd: folder,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
}

interface Undisturbed {
  readonly records: ReadonlyMap<string, string>;
  readonly operations: number;
}

function measureUndisturbed(subject: Subject): Undisturbed {
  const archive = join(folder, `whole-${subject.name}`);
  const trace = join(folder, 'trace');
  const { status, stderr } = start(subject, archive, { TRACE_TO: trace });
  if (status !== 0) throw new Error(`an undisturbed ${subject.name} ended with ${status}: ${stderr}`);
  return { records: recordsOf(archive), operations: readFileSync(trace, 'utf8').split('\n').length };
}

/** What the process had been told is safe when it was stopped. */
function acknowledgedIn(log: string): readonly (readonly [string, string])[] {
  if (!existsSync(log)) return [];
  const entries = [...readLog(log)].flatMap((batch) => batch.entries);
  return entries.flatMap((entry) =>
    entry.type === 'record' ? [[entry.path.slice('records/'.length), entry.sha256] as const] : [],
  );
}

function judge(
  subject: Subject,
  archive: string,
  log: string,
  whole: Undisturbed,
  tally: Tally,
  isControl: boolean,
): void {
  tally.points++;
  if (findTornRecords(archive).length > 0) tally.torn++;
  const next = start(subject, archive, {});
  const records = recordsOf(archive);
  const lost = acknowledgedIn(log).filter(([path, sha256]) => records.get(path) !== sha256).length;
  const flaws = next.status === 0 ? subject.flaws(archive) : [next.stderr];
  tally.lost += lost;
  if (JSON.stringify([...records]) !== JSON.stringify([...whole.records])) tally.different++;
  if (flaws.length > 0) tally.flawed++;
  if (flaws.length > 0 && !isControl) console.error(flaws.join('\n'));
}

/**
 * A record that was moved into place and acknowledged has to survive the cut itself: here the archive isn't written
 * again, what the next run would store anew must not hide what was lost.
 */
function countSurvivors(archive: string, log: string): number {
  const recover = join(import.meta.dirname, 'recover-archive.ts');
  spawnSync(process.execPath, [recover, archive], { encoding: 'utf8' });
  const records = recordsOf(archive);
  return acknowledgedIn(log).filter(([path, sha256]) => records.get(path) !== sha256).length;
}

function sweep(subject: Subject, fault: string, every: number, env: Readonly<Record<string, string>> = {}): Tally {
  const whole = measured(subject);
  const tally: Tally = { points: 0, lost: 0, torn: 0, different: 0, flawed: 0 };
  for (let at = 1; at <= whole.operations; at += every) {
    const log = join(folder, 'acknowledged');
    rmSync(log, { force: true });
    const isCut = fault === 'cut';
    if (isCut) makeDisk();
    const archive = join(isCut ? disk : folder, 'archive');
    const faults = { STOP_AT: String(at), FAULT: fault, CUT: disk, ACKNOWLEDGED_TO: log, ...env };
    const { status } = start(subject, archive, faults);
    if (status === 0) throw new Error(`${subject.name}, ${fault} at ${at}: was not stopped`);
    if (isCut) remount();
    tally.lost += countSurvivors(archive, log);
    judge(subject, archive, log, whole, tally, env['NO_SYNC'] !== undefined);
    if (isCut) unmount();
    else rmSync(archive, { recursive: true, force: true });
  }
  return tally;
}

const known = new Map<string, Undisturbed>();
function measured(subject: Subject): Undisturbed {
  const result = known.get(subject.name) ?? measureUndisturbed(subject);
  known.set(subject.name, result);
  return result;
}

function shell(command: string, ...args: string[]): void {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? stderr}`);
}

function makeDisk(): void {
  mkdirSync(disk, { recursive: true });
  rmSync(image, { force: true });
  shell('truncate', '-s', '64M', image);
  shell('mkfs.ext4', '-q', image);
  shell('mount', '-o', 'loop', image, disk);
}

function remount(): void {
  unmount();
  shell('mount', '-o', 'loop', image, disk);
}

const unmount = (): void => shell('umount', disk);

function canCutPower(): boolean {
  try {
    makeDisk();
    unmount();
    return true;
  } catch (error) {
    console.log(`no power cuts here: ${(error as Error).message}`);
    return false;
  }
}

function report(name: string, { points, lost, torn, different, flawed }: Tally): void {
  console.log(`| ${name} | ${points} | ${lost} | ${torn} | ${different} | ${flawed} |`);
}

const isClean = (tally: Tally): boolean => tally.lost + tally.torn + tally.different + tally.flawed === 0;

try {
  inventDumps(folder, ARTICLES);
  const runEvery = Math.max(1, Math.floor(measured(RUN).operations / RUN_POINTS));
  console.log(
    `operations: ${measured(ARCHIVE).operations} of the archive alone, ${measured(RUN).operations} of a run\n`,
  );
  console.log('| stopped | at points | acknowledged lost | torn before recovery | other than undisturbed | flaws |');
  console.log('|---|---|---|---|---|---|');
  let failed = false;
  const check = (name: string, tally: Tally, mustLose = false): void => {
    report(name, tally);
    if (mustLose ? tally.lost === 0 : !isClean(tally)) failed = true;
  };
  check('archive, kill and torn write', sweep(ARCHIVE, 'kill', EVERY));
  for (const fault of ['ENOSPC', 'EIO']) check(`archive, ${fault}`, sweep(ARCHIVE, fault, EVERY));
  check('run, kill and torn write', sweep(RUN, 'kill', runEvery));
  check('run, ENOSPC', sweep(RUN, 'ENOSPC', runEvery * 2));
  if (canCutPower()) {
    check('archive, power cut on ext4', sweep(ARCHIVE, 'cut', EVERY));
    check('run, power cut on ext4', sweep(RUN, 'cut', runEvery));
    check('archive, power cut without syncs (control)', sweep(ARCHIVE, 'cut', EVERY * 4, { NO_SYNC: '1' }), true);
  }
  process.exitCode = failed ? 1 : 0;
} finally {
  spawnSync('umount', [disk]);
  rmSync(folder, { recursive: true, force: true });
}
