/** What the sweep stops: everything that writes to an archive. Dumps and configurations lie in the current folder. */
import { createHash, hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { INDEX, listRuns, ORIGINALS, RECORDS, runFolder } from '../../src/archive/archive-layout.ts';
import { openArchiveReader, openArchiveWriter } from '../../src/archive/open-archive.ts';
import { forget } from '../../src/jobs/forget.ts';
import { reclean } from '../../src/jobs/reclean.ts';
import { reindex } from '../../src/jobs/reindex.ts';
import { run } from '../../src/jobs/run.ts';
import { verify } from '../../src/jobs/verify.ts';
import { dumpCatalog } from '../archive/dump-catalog.ts';
import { filesBelow, flipByte } from '../archive/verify/flip-byte.ts';
import { paragraphs, textDump } from '../pipeline/invented-news.ts';
import { findFlaws, recordsOf } from './check-archive.ts';
import { inventDumps, repeatedLines } from './invent-dumps.ts';
import { stopDuplicateIndex } from './sweep-duplicates.ts';
import { writeSomeRecords } from './write-archive.ts';

export interface Subject {
  readonly name: string;
  /** That something is lost where nothing is synced must show, or the sweep would prove nothing. */
  readonly losesWithoutSyncs: boolean;
  /** Makes the archive that is worked on; none where the work makes it. */
  prepare?(archive: string): Promise<void>;
  /** What is stopped. */
  work(archive: string): Promise<unknown>;
  /** What somebody does next, after which all has to be as if nothing had happened. */
  goOn(archive: string): Promise<unknown>;
  /** What has to come out as in an undisturbed archive: names and digests. */
  state(archive: string): ReadonlyMap<string, string>;
  /** What is wrong with the archive in the end. */
  flaws(archive: string): Promise<readonly string[]>;
  /** What may not have gone at any moment, before anything is recovered either. */
  losses?(archive: string): readonly string[];
}

const url = (seed: number): string => `https://example.com/2019/03/case-${seed}`;
const TIDE = 'High water today: 07:30 and 19:55';
/** A folder of dumps that is gone when its originals are to be repaired. */
const LOST = 'lost';
const RECLEANED = 'tide.config.ts';
const RULE = {
  id: 'greyport/tide',
  why: 'Tides below each article.',
  where: 'anywhere',
  match: { starts: ['High water today'] },
  removes: ['High water today: 06:12'],
  keeps: ['The high water came late in the day.'],
};

/** Everything that the subjects read. */
export function writeDumps(): void {
  inventDumps('.', 24);
  // More than a journal marks at once, and next to nothing to store.
  writeFileSync('dumps/f-repeated.jsonl', repeatedLines(200));
  mkdirSync('few');
  for (const seed of [1, 2, 3, 4]) writeFileSync(`few/${seed}.txt`, textDump(seed, { url: url(seed), after: [TIDE] }));
  writeFileSync('few/copy.txt', textDump(2, { url: 'https://example.org/copy', after: [TIDE] }));
  writeFileSync('few/broken.jsonl', '{"title": "Broken\n');
  mkdirSync(LOST);
  writeFileSync(`${LOST}/9.txt`, textDump(9, { url: url(9) }));
  mkdirSync('more');
  writeFileSync('more/1.txt', textDump(1, { url: url(1), body: [...paragraphs(1), ...paragraphs(77, 1)] }));
  writeFileSync(
    RECLEANED,
    `export default ${JSON.stringify({ rules: { inline: [{ name: 'greyport', rules: [RULE] }] } })};\n`,
  );
}

/** Two runs, with versions, a copy and a reject. */
async function fill(archive: string): Promise<void> {
  for (const inputs of [['few'], ['more']]) await run({ inputs, archive, workers: 0 });
}

const recover = async (archive: string): Promise<void> => (await openArchiveWriter(archive)).close();
const check = async (archive: string): Promise<readonly string[]> =>
  (await verify({ archive })).findings.map(({ path, problem }) => `${path}: ${problem}`);

/** Digests of the records of the archive that was prepared. */
const prepared = new Map<string, ReadonlyMap<string, string>>();
function lostSincePrepared(archive: string, name: string, mayGo: (path: string) => boolean): readonly string[] {
  const now = recordsOf(archive);
  const before = prepared.get(name) ?? new Map<string, string>();
  return [...before].flatMap(([path, sha256]) => (now.get(path) === sha256 || mayGo(path) ? [] : [path]));
}
const never = (): boolean => false;

const RUN: Subject = {
  name: 'run',
  losesWithoutSyncs: true,
  work: (archive) => run({ inputs: ['dumps'], archive, workers: 0 }),
  goOn: (archive) => run({ inputs: ['dumps'], archive, workers: 0 }),
  state: recordsOf,
  flaws: async (archive) => [...findFlaws(archive), ...(await check(archive))],
};

const WRITER: Subject = {
  name: 'archive',
  losesWithoutSyncs: true,
  work: writeSomeRecords,
  goOn: writeSomeRecords,
  state: recordsOf,
  flaws: check,
};

const RECLEAN: Subject = {
  name: 'reclean',
  losesWithoutSyncs: true,
  prepare: async (archive) => {
    await fill(archive);
    prepared.set('reclean', recordsOf(archive));
  },
  work: (archive) => reclean({ archive, config: RECLEANED, workers: 0 }),
  goOn: async (archive) => {
    await reclean({ archive, config: RECLEANED, workers: 0 });
    // Where nothing was left to clean, the duplicate index may lag behind: the next run brings it up to date.
    await run({ inputs: ['few'], archive, workers: 0 });
  },
  state: recordsOf,
  flaws: async (archive) => {
    const { changed } = await reclean({ archive, config: RECLEANED, workers: 0, dryRun: true });
    return [...findFlaws(archive), ...(await check(archive)), ...(changed === 0 ? [] : [`${changed} would change`])];
  },
  losses: (archive) => lostSincePrepared(archive, 'reclean', never),
};

const FORGOTTEN = url(1);
const SECRET = paragraphs(1)[2] as string;
const isForgotten = (path: string): boolean => path.includes('case-1-');

const FORGET: Subject = {
  name: 'forget',
  losesWithoutSyncs: false,
  prepare: async (archive) => {
    await fill(archive);
    prepared.set('forget', recordsOf(archive));
  },
  work: (archive) => forget({ archive, asked: [FORGOTTEN], reason: 'a court said so' }),
  goOn: async (archive) => {
    await recover(archive);
    // What hadn't been written down yet is asked for again.
    const isThere = filesBelow(archive, RECORDS).some(isForgotten);
    if (isThere) await forget({ archive, asked: [FORGOTTEN], reason: 'a court said so' });
    else await reindex({ archive });
  },
  state: (archive) => digestsBelow(archive, [RECORDS, ORIGINALS]),
  flaws: async (archive) => {
    const traces = filesBelow(archive, '.').filter((path) => textOf(join(archive, path)).includes(SECRET));
    return [...(await check(archive)), ...traces.map((path) => `${path} still tells it`)];
  },
  losses: (archive) => lostSincePrepared(archive, 'forget', isForgotten),
};

/** One of each kind: what can be brought back, and what can't. @returns what is damaged, and there */
function damage(archive: string): readonly string[] {
  const [first, second] = listRuns(archive) as [string, string];
  const records = filesBelow(archive, RECORDS);
  const [flipped, gone] = records.filter((path) => !isForgotten(path)) as [string, string];
  const [restored, lost] = [filesBelow(archive, ORIGINALS)[0], filesBelow(archive, ORIGINALS).at(-1)] as [
    string,
    string,
  ];
  rmSync(join(archive, gone));
  for (const path of [flipped, `${runFolder(first)}/run.json`, `${runFolder(second)}/sources.jsonl`, restored, lost]) {
    flipByte(archive, path, 0.6);
  }
  flipByte(archive, `${runFolder(second)}/manifest.sha256`, 0.01);
  const stray = `${RECORDS}/stray.json`;
  writeFileSync(join(archive, stray), '{"what":"is this"}');
  const accounts = [`${runFolder(first)}/run.json`, `${runFolder(second)}/sources.jsonl`];
  return [flipped, ...accounts, `${runFolder(second)}/manifest.sha256`, restored, lost, stray];
}

/** Digests of the damaged files: a repair destroys nothing. */
let damagedBytes: ReadonlyMap<string, string> = new Map();

const REPAIR: Subject = {
  name: 'verify --repair',
  losesWithoutSyncs: false,
  prepare: async (archive) => {
    await fill(archive);
    await run({ inputs: [LOST], archive, workers: 0 });
    rmSync(LOST, { recursive: true });
    const paths = damage(archive);
    damagedBytes = new Map(paths.map((path) => [digestOf(join(archive, path)), path]));
    prepared.set('repair', recordsOf(archive));
  },
  work: (archive) => verify({ archive, repair: true }),
  goOn: (archive) => verify({ archive, repair: true }),
  state: (archive) => digestsBelow(archive, [RECORDS, ORIGINALS, 'runs']),
  flaws: async (archive) => [...(await check(archive)), ...destroyed(archive)],
  losses: (archive) => {
    const before = new Set(damagedBytes.values());
    const isDamaged = (path: string): boolean => before.has(`${RECORDS}/${path}`);
    return [...lostSincePrepared(archive, 'repair', isDamaged), ...destroyed(archive)];
  },
};

function destroyed(archive: string): readonly string[] {
  const present = new Set(filesBelow(archive, '.').map((path) => digestOf(join(archive, path))));
  return [...damagedBytes].flatMap(([digest, path]) => (present.has(digest) ? [] : [`${path} as it was is gone`]));
}

const REINDEX: Subject = {
  name: 'reindex',
  losesWithoutSyncs: false,
  prepare: async (archive) => {
    await fill(archive);
    prepared.set('reindex', recordsOf(archive));
  },
  work: (archive) => reindex({ archive }),
  goOn: (archive) => reindex({ archive }),
  state: (archive) => {
    const names = readdirSync(join(archive, INDEX, 'duplicates')).sort();
    const files = names.map((name) => [name, digestOf(join(archive, INDEX, 'duplicates', name))] as const);
    return new Map([...recordsOf(archive), ...files, ['catalog', hash('sha256', JSON.stringify(dumpRows(archive)))]]);
  },
  flaws: async (archive) => [...findFlaws(archive), ...(await check(archive))],
  losses: (archive) => {
    const reader = openArchiveReader(archive);
    const found = [...reader.records()].length;
    reader.close();
    const all = [...(prepared.get('reindex') as ReadonlyMap<string, string>).keys()];
    const firsts = all.filter((path) => path.endsWith('.v1.json')).length;
    return [
      ...lostSincePrepared(archive, 'reindex', never),
      ...(found === firsts ? [] : [`a reader finds ${found} records of ${firsts}`]),
    ];
  },
};

/** Digests as numbers, so that rows can be compared as text. */
function dumpRows(archive: string): unknown {
  return JSON.parse(
    JSON.stringify(dumpCatalog(archive), (_, value) => (value instanceof Uint8Array ? [...value] : value)),
  );
}

function digestsBelow(archive: string, folders: readonly string[]): ReadonlyMap<string, string> {
  const paths = folders.flatMap((folder) => (existsSync(join(archive, folder)) ? filesBelow(archive, folder) : []));
  return new Map(paths.map((path) => [path, digestOf(join(archive, path))]));
}

const digestOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

function textOf(path: string): string {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1');
}

export const SUBJECTS: readonly Subject[] = [WRITER, RUN, RECLEAN, FORGET, REPAIR, REINDEX, stopDuplicateIndex];
