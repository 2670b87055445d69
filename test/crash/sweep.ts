/**
 * `npm run test:crash`: stops everything that writes to an archive at one change to the disk after another, lets the next
 * one go on, and compares with what came of it undisturbed. Power cuts need root, a loop device and Python.
 *
 * A kill is what it would leave: a copy of the disk with the operation at hand half done. The other faults are real. All
 * happens in one process, since starting one for each of thousands of points would take days; `kill.test.ts` and the soak
 * kill processes. Prints a table; exits with 1 where something is wrong, or where the controls without syncs lost nothing.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Option } from 'commander';
import { createTool, parseNamesOf } from '../../scripts/tool.ts';
import { parsePositive } from '../../src/cli/shared-options.ts';
import { disk } from './hook-disk.ts';
import { type Expected, emptyTally, findUnreadable, judge, type Tally } from './judge-stop.ts';
import { type LoopDisk, makeLoopDisk, shell } from './loop-disk.ts';
import { makeFaults, type Stop } from './stop-work.ts';
import { sweepCatalog } from './sweep-catalog.ts';
import { SUBJECTS, type Subject, writeDumps } from './sweep-subjects.ts';

const CATALOG = 'catalog';
const NAMES = [...SUBJECTS.map(({ name }) => name), CATALOG];
const STOPS = ['kill', 'ENOSPC', 'EIO', 'cut'];
const {
  every: EVERY,
  from: FROM,
  only,
  faults: FAULTS,
} = createTool('npm run test:crash --', 'Stops what writes to an archive at one change to the disk after another.')
  .option('--every <count>', 'each so many operations', parsePositive, 1)
  .option('--from <number>', 'the first operation', parsePositive, 1)
  .addOption(
    new Option('--only <names>', `some of ${NAMES.join(', ')}`).argParser(parseNamesOf(NAMES)).default(NAMES, 'all'),
  )
  .addOption(
    new Option('--faults <names>', `some of ${STOPS.join(', ')}`).argParser(parseNamesOf(STOPS)).default(STOPS, 'all'),
  )
  .parse()
  .opts<{
    readonly every: number;
    readonly from: number;
    readonly only: readonly string[];
    readonly faults: readonly string[];
  }>();
/** Each so many points the control is made. */
const CONTROL_EVERY = 4 * EVERY;

const folder = mkdtempSync(join(tmpdir(), 'newsmorgue-sweep-'));
const home = process.cwd();
const ARCHIVE = join(folder, 'archive');
const faults = makeFaults(folder, layOut);

interface Undisturbed extends Expected {
  readonly operations: readonly string[];
}

function prepared(subject: Subject): string {
  return join(folder, 'prepared', subject.name);
}

function layOut(subject: Subject, archive: string): void {
  rmSync(archive, { recursive: true, force: true });
  if (subject.prepare !== undefined) shell('cp', '-a', prepared(subject), archive);
}

async function measure(subject: Subject): Promise<Undisturbed> {
  mkdirSync(join(folder, 'prepared'), { recursive: true });
  await subject.prepare?.(prepared(subject));
  layOut(subject, ARCHIVE);
  const unreadable = findUnreadable(ARCHIVE);
  const operations = await faults.trace(subject);
  await subject.goOn(ARCHIVE);
  const flaws = await subject.flaws(ARCHIVE);
  if (flaws.length > 0) throw new Error(`${subject.name}, undisturbed: ${flaws.join('; ')}`);
  return { state: subject.state(ARCHIVE), unreadable, operations };
}

async function sweepKills(subject: Subject, whole: Undisturbed): Promise<Tally> {
  const tally = emptyTally();
  for (const stop of await faults.kill(subject, FROM, EVERY)) {
    // Back to where it was: an archive is worked on where it lies.
    if (existsSync(stop.archive)) shell('mv', stop.archive, ARCHIVE);
    await tell(subject, 'kill', { ...stop, archive: ARCHIVE }, whole, tally);
    rmSync(ARCHIVE, { recursive: true, force: true });
  }
  return tally;
}

async function sweepErrors(subject: Subject, whole: Undisturbed, code: string): Promise<Tally> {
  const tally = emptyTally();
  for (let at = FROM; at <= whole.operations.length; at += EVERY) {
    await tell(subject, code, await faults.refuse(subject, at, code), whole, tally);
  }
  return tally;
}

async function sweepCuts(subject: Subject, whole: Undisturbed, loop: LoopDisk, isControl: boolean): Promise<Tally> {
  const tally = emptyTally();
  loop.format();
  layOut(subject, join(loop.path, 'archive'));
  loop.keep();
  for (let at = FROM; at <= whole.operations.length; at += isControl ? CONTROL_EVERY : EVERY) {
    const stop = await faults.cut(subject, at, loop, isControl);
    if (isControl) await judge(subject, stop, whole, tally, folder);
    else await tell(subject, 'power cut', stop, whole, tally);
  }
  return tally;
}

async function tell(subject: Subject, fault: string, stop: Stop, whole: Undisturbed, tally: Tally): Promise<void> {
  const said = await judge(subject, stop, whole, tally, folder);
  if (said.length === 0) return;
  console.error(`${subject.name}, ${fault} at ${stop.at}, ${whole.operations[stop.at - 1]}:`);
  for (const what of said.slice(0, 5)) console.error(`  ${what}`);
}

function tryLoopDisk(): LoopDisk | undefined {
  try {
    return makeLoopDisk(folder);
  } catch (error) {
    console.log(`no power cuts here: ${(error as Error).message}`);
    return undefined;
  }
}

function report(name: string, { points, lost, torn, different, flawed }: Tally): void {
  console.log(`| ${name} | ${points} | ${lost} | ${torn} | ${different} | ${flawed} |`);
}

const isClean = ({ lost, torn, different, flawed }: Tally): boolean => lost + torn + different + flawed === 0;

async function sweep(subject: Subject, loop: LoopDisk | undefined): Promise<boolean> {
  const whole = await measure(subject);
  console.log(`| ${subject.name}: ${whole.operations.length} operations | | | | | |`);
  let isGood = true;
  const check = (name: string, tally: Tally, isFine = isClean(tally)): void => {
    report(`${subject.name}, ${name}`, tally);
    isGood &&= isFine;
  };
  if (FAULTS.includes('kill')) check('kill and torn write', await sweepKills(subject, whole));
  for (const code of ['ENOSPC', 'EIO']) {
    if (FAULTS.includes(code)) check(code, await sweepErrors(subject, whole, code));
  }
  if (loop === undefined) return isGood;
  check('power cut on ext4', await sweepCuts(subject, whole, loop, false));
  const control = await sweepCuts(subject, whole, loop, true);
  check('power cut without syncs (control)', control, !subject.losesWithoutSyncs || control.lost > 0);
  return isGood;
}

let loop: LoopDisk | undefined;
try {
  process.chdir(folder);
  writeDumps();
  loop = FAULTS.includes('cut') ? tryLoopDisk() : undefined;
  console.log('| stopped | at points | acknowledged lost | torn before recovery | other than undisturbed | flaws |');
  console.log('|---|---|---|---|---|---|');
  let isGood = true;
  for (const subject of SUBJECTS) {
    if (only.includes(subject.name)) isGood = (await sweep(subject, loop)) && isGood;
  }
  if (only.includes(CATALOG)) {
    const tally = await sweepCatalog(folder, FROM, EVERY);
    if (tally === undefined) console.log('no kills within SQLite here: that needs strace');
    else report('catalog, kill within SQLite', tally);
    isGood &&= tally === undefined || isClean(tally);
  }
  process.exitCode = isGood ? 0 : 1;
} finally {
  process.chdir(home);
  loop?.remove();
  disk.rmSync(folder, { recursive: true, force: true });
}
