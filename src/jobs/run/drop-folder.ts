/** A folder that scrapers drop files into: what a committed run has read is moved to `done/`, what it could not read to `failed/`. */
import { existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { runFolder } from '../../archive/archive-layout.ts';
import { readLines } from '../../archive/read-lines.ts';
import { ACCOUNT_FILES } from '../../archive/runs/write-account.ts';
import { ConfigurationError } from '../../config/configuration-error.ts';
import type { FileEntry } from '../../file-entry.ts';

const DONE = 'done';
const FAILED = 'failed';
/** Files that somebody is still writing, by the usual names. */
const UNFINISHED = /^\.|\.(?:part|partial|tmp|crdownload)$/i;

/** What lies in a drop folder, in order; not what was moved before, nor what is still being written. */
export function listDropped(folder: string): readonly string[] {
  if (!existsSync(folder))
    throw new ConfigurationError(`expected a drop folder at ${folder}: there is none; make it, or name another`);
  const names = readdirSync(folder).filter((name) => name !== DONE && name !== FAILED && !UNFINISHED.test(name));
  return names.sort().map((name) => join(folder, name));
}

/** @param run the run that read them, committed; its account says which files it was done with */
export function moveDropped(folder: string, archive: string, run: string): void {
  for (const { text } of readLines(join(archive, runFolder(run), ACCOUNT_FILES.file))) {
    const entry = JSON.parse(text) as FileEntry;
    const below = relative(folder, entry.path);
    if (below === '' || below.startsWith('..') || !isAsRead(entry)) continue;
    const [top] = below.split(sep);
    if (top === DONE || top === FAILED) continue;
    const target = freePlace(join(folder, isUnread(entry) ? FAILED : DONE, below));
    mkdirSync(dirname(target), { recursive: true });
    renameSync(entry.path, target);
  }
}

/** Where a file can lie by now that a run found in a drop folder: any of the folders above it may have been that. */
export function movedTo(path: string): readonly string[] {
  const names = path.split(sep);
  return names.slice(0, -1).flatMap((_, depth) => {
    const folder = names.slice(0, depth + 1).join(sep);
    const below = names.slice(depth + 1).join(sep);
    return [DONE, FAILED].flatMap((kind) => copiesOf([folder, kind, below].join(sep)));
  });
}

/** A file, and what came to lie beside it under the same name later. */
function copiesOf(path: string): string[] {
  const copies: string[] = [];
  for (let at = path, more = 2; existsSync(at); at = `${path}.${more++}`) copies.push(at);
  return copies;
}

/** Not where another has come in its place, or more has been added to it, since it was read: the next run reads that. */
function isAsRead({ path, status, size, modifiedMs }: FileEntry): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats !== undefined && (status === 'failed' || (stats.size === size && stats.mtimeMs === modifiedMs));
}

/** Nothing in it could be read. A file with good and bad documents is done: the bad ones are in the run's rejects. */
const isUnread = ({ status, documents, rejected }: FileEntry): boolean =>
  status === 'failed' || (documents === 0 && rejected > 0);

function freePlace(path: string): string {
  if (!existsSync(path)) return path;
  for (let more = 2; ; more++) if (!existsSync(`${path}.${more}`)) return `${path}.${more}`;
}
