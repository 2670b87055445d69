/** What a stop did to an archive, and what is left of that once the next one has gone on. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ARCHIVE_JSON } from '../../src/archive/archive-layout.ts';
import { openArchiveReader, openArchiveWriter } from '../../src/archive/open-archive.ts';
import { readLog } from '../../src/archive/runs/write-ahead-log.ts';
import { findTornRecords, recordsOf } from './check-archive.ts';
import type { Stop } from './stop-work.ts';
import type { Subject } from './sweep-subjects.ts';

export interface Tally {
  points: number;
  /** Acknowledged, or there before, and gone. */
  lost: number;
  /** Archives of which something could not be read before anything was recovered. */
  torn: number;
  /** Archives that came out other than the undisturbed one. */
  different: number;
  flawed: number;
}

export const emptyTally = (): Tally => ({ points: 0, lost: 0, torn: 0, different: 0, flawed: 0 });

export interface Expected {
  /** Of the undisturbed archive. */
  readonly state: ReadonlyMap<string, string>;
  /** Records that could not be read to begin with. */
  readonly unreadable: readonly string[];
}

/** @returns all that is to be said of it */
export async function judge(
  subject: Subject,
  stop: Stop,
  { state, unreadable }: Expected,
  tally: Tally,
  folder: string,
): Promise<readonly string[]> {
  const { archive } = stop;
  const isArchive = existsSync(join(archive, ARCHIVE_JSON));
  const torn = isArchive ? [...attempt(() => findTornRecords(archive)), ...newlyUnreadable(archive, unreadable)] : [];
  const gone = existsSync(archive) ? attempt(() => subject.losses?.(archive) ?? []) : [];
  // What was moved into place and acknowledged has to survive the stop itself: what is stored anew must not hide what was lost.
  const shut = isArchive ? await recover(archive) : [];
  const records = recordsOf(archive);
  const lost = acknowledgedBy(stop, folder).filter(([path, sha256]) => records.get(path) !== sha256);
  const { flaws, different } = await goOn(subject, archive, state);
  tally.points++;
  tally.lost += lost.length + gone.length;
  if (torn.length > 0) tally.torn++;
  if (different.length > 0) tally.different++;
  if (shut.length + flaws.length > 0) tally.flawed++;
  return [...torn, ...gone, ...shut, ...lost.map(([path]) => `acknowledged and lost: ${path}`), ...flaws, ...different];
}

async function goOn(subject: Subject, archive: string, expected: ReadonlyMap<string, string>) {
  try {
    await subject.goOn(archive);
    const flaws = await subject.flaws(archive);
    return { flaws, different: compare(subject.state(archive), expected) };
  } catch (error) {
    return { flaws: [`what came next failed: ${(error as Error).stack}`], different: [] };
  }
}

function acknowledgedBy({ log }: Stop, folder: string): readonly (readonly [path: string, sha256: string])[] {
  if (log === undefined) return [];
  const path = join(folder, 'acknowledged');
  writeFileSync(path, log);
  const entries = [...readLog(path)].flatMap((batch) => batch.entries);
  return entries.flatMap((entry) =>
    entry.type === 'record' ? [[entry.path.slice('records/'.length), entry.sha256] as const] : [],
  );
}

function attempt(look: () => readonly string[]): readonly string[] {
  try {
    return look();
  } catch (error) {
    return [`it can't be looked at: ${(error as Error).message}`];
  }
}

/** Also before a recovery everybody can read what is there. */
function newlyUnreadable(archive: string, before: readonly string[]): readonly string[] {
  return attempt(() => findUnreadable(archive).filter((path) => !before.includes(path)));
}

export function findUnreadable(archive: string): readonly string[] {
  if (!existsSync(join(archive, ARCHIVE_JSON))) return [];
  const reader = openArchiveReader(archive);
  try {
    return [...reader.records()].flatMap(({ path }) => (canRead(path) ? [] : [path]));
  } finally {
    reader.close();
  }

  function canRead(path: string): boolean {
    try {
      reader.read(path);
      return true;
    } catch {
      return false;
    }
  }
}

async function recover(archive: string): Promise<readonly string[]> {
  try {
    (await openArchiveWriter(archive)).close();
    return [];
  } catch (error) {
    return [`it can't be recovered: ${(error as Error).message}`];
  }
}

function compare(found: ReadonlyMap<string, string>, expected: ReadonlyMap<string, string>): readonly string[] {
  const names = new Set([...found.keys(), ...expected.keys()]);
  return [...names].filter((name) => found.get(name) !== expected.get(name)).map((name) => `other: ${name}`);
}
