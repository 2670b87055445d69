/**
 * The store against plain files, records per second, originals off: `node bench/store.ts [records] [rounds]`.
 * All ways write the same records in the same process by turns, so that their ratios hold on a busy machine, too.
 */
import { hash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, mkdtempSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openArchiveWriter } from '../src/archive/open-archive.ts';
import { recordStem, versionPath } from '../src/archive/records/record-path.ts';
import type { ArchiveRecord } from '../src/archive/records/record-schema.ts';
import { renderRecord } from '../src/archive/records/render-record.ts';
import { inventRecord, RUN, store } from '../test/archive/invent-article.ts';
import { headline, paragraphs } from '../test/pipeline/invented-news.ts';

const RECORDS = Number(process.argv[2] ?? 4000);
const ROUNDS = Number(process.argv[3] ?? 5);
/** Synced one by one they are slow: fewer say as much. */
const SYNCED = 200;

const records = Array.from({ length: RECORDS }, (_, number) =>
  inventRecord({
    url: `https://site-${number % 20}.example.com/news/${number}`,
    site: `site-${number % 20}.example.com`,
    title: headline(number),
    day: `2019-0${1 + (number % 9)}-11`,
    paragraphs: paragraphs(number, 8),
  }),
);

type Way = (folder: string) => Promise<number>;

/** @returns how many records were written */
const plainFiles =
  (count: number, sync: boolean): Way =>
  async (folder) => {
    const made = new Set<string>();
    for (const [number, record] of records.slice(0, count).entries()) writePlainly(folder, made, number, record, sync);
    return count;
  };

function writePlainly(folder: string, made: Set<string>, number: number, record: ArchiveRecord, sync: boolean): void {
  const bytes = renderRecord(record);
  hash('sha256', bytes);
  const path = join(
    folder,
    versionPath(
      recordStem(record, () => false),
      1,
    ),
  );
  const parent = dirname(path);
  if (!made.has(parent)) mkdirSync(parent, { recursive: true });
  made.add(parent);
  const temporary = join(folder, `${number}.tmp`);
  const file = openSync(temporary, 'wx', 0o444);
  writeSync(file, bytes);
  if (sync) fsyncSync(file);
  closeSync(file);
  renameSync(temporary, path);
  if (sync) syncFolder(parent);
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  fsyncSync(folder);
  closeSync(folder);
}

const archive =
  (threaded: boolean): Way =>
  async (folder) => {
    const writer = await openArchiveWriter(folder, { threaded });
    writer.begin(RUN);
    for (const record of records) store(writer, record);
    writer.commit('complete');
    writer.close();
    return records.length;
  };

const WAYS: Readonly<Record<string, Way>> = {
  'plain temp + rename': plainFiles(RECORDS, false),
  archive: archive(true),
  'archive, one thread': archive(false),
  'plain, each synced': plainFiles(SYNCED, true),
};

interface Lap {
  readonly wall: number;
  readonly cpu: number;
}

/** Kept until the end: ext4 is slow to make files where as many have just been removed. */
const folders: string[] = [];

async function time(way: Way): Promise<Lap> {
  const folder = mkdtempSync(join(tmpdir(), 'newsmorgue-store-'));
  folders.push(folder);
  const cpu = process.cpuUsage();
  const began = performance.now();
  const count = await way(folder);
  const wall = ((performance.now() - began) * 1000) / count;
  const { user, system } = process.cpuUsage(cpu);
  return { wall, cpu: (user + system) / count };
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

const laps = new Map<string, Lap[]>(Object.keys(WAYS).map((name) => [name, []]));
for (let round = 0; round <= ROUNDS; round++) {
  for (const [name, way] of Object.entries(WAYS)) {
    const lap = await time(way);
    // The first round warms up.
    if (round > 0) laps.get(name)?.push(lap);
  }
}

const plain = laps.get('plain temp + rename') ?? [];
const relate = (of: readonly Lap[], what: keyof Lap): string => {
  const ratios = plain.map((lap, round) => lap[what] / (of[round]?.[what] ?? Number.NaN));
  return `${(median(ratios) * 100).toFixed(1)} %`;
};
console.log('| way | µs/record wall | µs/record CPU | records/s of plain, wall | of plain, CPU |');
console.log('|---|---|---|---|---|');
for (const [name, of] of laps) {
  const [wall, cpu] = [median(of.map((lap) => lap.wall)), median(of.map((lap) => lap.cpu))];
  console.log(`| ${name} | ${wall.toFixed(0)} | ${cpu.toFixed(0)} | ${relate(of, 'wall')} | ${relate(of, 'cpu')} |`);
}
const [own, synced] = [laps.get('archive') ?? [], laps.get('plain, each synced') ?? []];
const faster = median(own.map((lap, round) => (synced[round]?.wall ?? 0) / lap.wall));
console.log(`\nThe archive is ${faster.toFixed(0)} times as fast as files that are synced one by one.`);
for (const folder of folders) rmSync(folder, { recursive: true, force: true });
