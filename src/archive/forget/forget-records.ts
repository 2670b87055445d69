/**
 * Takes articles out of an archive: all versions, the originals of all their documents, the indexes. What is to go is
 * written down first; whoever opens the archive next ends what was begun, so that a crash leaves nothing half forgotten.
 */
import { createHash } from 'node:crypto';
import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { INDEX, namesIn, QUARANTINE, TOMBSTONES, WAL } from '../archive-layout.ts';
import { digestFile } from '../digest-file.ts';
import { ArchiveDamaged } from '../errors.ts';
import type { FileSystem } from '../file-system.ts';
import { renderFiller } from '../originals/fill-member.ts';
import { readBytesAt } from '../read-lines.ts';
import type { OriginalRef } from '../runs/account.ts';
import { writeAt } from '../write-at.ts';
import { INTENT_SUFFIX, readTombstones, renderTombstone, type Tombstone, tombstoneName } from './forgotten.ts';

const NOTE = 'forgotten; see tombstones/';
const SPOOL = /\.spool$/;

const fillerFor = ({ file, offset, length }: OriginalRef): Uint8Array =>
  renderFiller(length, NOTE, `${file} ${offset}`);

/** What a tombstone says of the files that originals are taken out of: their digests before and after. */
export function planOriginals(root: string, originals: readonly OriginalRef[]): Tombstone['originals'] {
  const files = [...new Set(originals.map(({ file }) => file))].sort();
  return files.map((file) => {
    const own = originals.filter((ref) => ref.file === file).sort((a, b) => a.offset - b.offset);
    const members = own.map(({ offset, length }) => ({ offset, length }));
    return { file, was: digestFile(join(root, file)), now: digestWithout(root, file, own), members };
  });
}

const CHUNK = 1 << 22;

/** @param members in order of their offsets */
function digestWithout(root: string, file: string, members: readonly OriginalRef[]): string {
  const digest = createHash('sha256');
  let at = 0;
  const take = (end: number): void => {
    while (at < end) {
      const bytes = readBytesAt(join(root, file), at, Math.min(CHUNK, end - at));
      if (bytes.length === 0) return;
      digest.update(bytes);
      at += bytes.length;
    }
  };
  for (const member of members) {
    take(member.offset);
    digest.update(fillerFor(member));
    at = member.offset + member.length;
  }
  take(Number.POSITIVE_INFINITY);
  return digest.digest('hex');
}

/** Writes down what is to go. From here on it goes, with `endForgetting`. @returns where the tombstone will be */
export function beginForgetting(root: string, files: FileSystem, tombstone: Tombstone): string {
  const bytes = renderTombstone(tombstone);
  const name = tombstoneName(tombstone, bytes);
  const staged = join(root, WAL, `${name}.tmp`);
  files.remove(staged);
  files.writeNew(staged, bytes);
  files.syncFile(staged);
  files.rename(staged, join(root, WAL, `${name}${INTENT_SUFFIX}`));
  files.syncFolder(join(root, WAL));
  return `${TOMBSTONES}/${name}`;
}

/** Ends what was begun, if anything was. Call with the lock held and the catalog closed. */
export function endForgetting(root: string, files: FileSystem): void {
  if (!namesIn(join(root, WAL)).some((name) => name.endsWith(INTENT_SUFFIX))) return;
  for (const { path, tombstone, isDone } of readTombstones(root)) {
    if (isDone) continue;
    // First: no index may name what is gone. Deleted rows stay readable in a database file: nothing but a new one is without.
    for (const name of namesIn(join(root, INDEX))) files.remove(join(root, INDEX, name));
    if (files.exists(join(root, INDEX))) files.syncFolder(join(root, INDEX));
    for (const original of tombstone.originals) emptyMembers(root, files, original);
    for (const { versions } of tombstone.articles) {
      for (const version of versions) removeRecord(root, files, version.path);
    }
    forgetQuarantined(root, files, tombstone);
    for (const name of namesIn(join(root, WAL))) if (SPOOL.test(name)) files.remove(join(root, WAL, name));
    const place = `${TOMBSTONES}/${path.slice(WAL.length + 1, -INTENT_SUFFIX.length)}`;
    files.makeFolder(join(root, TOMBSTONES));
    files.rename(join(root, path), join(root, place));
    for (const folder of [TOMBSTONES, WAL, '.']) files.syncFolder(join(root, folder));
  }
}

function removeRecord(root: string, files: FileSystem, path: string): void {
  const folder = dirname(join(root, path));
  files.remove(join(root, path));
  if (existsSync(folder)) files.syncFolder(folder);
}

/** The file is written anew beside its place: nobody sees it half done. */
function emptyMembers(
  root: string,
  files: FileSystem,
  { file, was, now, members }: Tombstone['originals'][number],
): void {
  const path = join(root, file);
  const digest = existsSync(path) ? digestFile(path) : now;
  if (digest === now) return;
  if (digest !== was) {
    throw new ArchiveDamaged(file, 'it is not as it was when forgetting began; `newsmorgue verify` says what is wrong');
  }
  const staged = join(root, WAL, 'originals.tmp');
  rmSync(staged, { force: true });
  copyFileSync(path, staged);
  fill(staged, file, members);
  const filled = digestFile(staged);
  if (filled !== now) {
    const what = `expected ${now} once its members are empty, got ${filled}`;
    throw new ArchiveDamaged(file, `${what}; it stays as it was, and whoever opens the archive next tries again`);
  }
  files.rename(staged, path);
  files.syncFolder(dirname(path));
}

function fill(path: string, file: string, members: readonly Omit<OriginalRef, 'file'>[]): void {
  const target = openSync(path, 'r+');
  try {
    for (const member of members) {
      const filler = fillerFor({ file, ...member });
      writeAt(target, filler, member.offset);
    }
    fsyncSync(target);
  } finally {
    closeSync(target);
  }
}

/** What a repair put aside holds the same articles. */
function forgetQuarantined(root: string, files: FileSystem, { articles, originals }: Tombstone): void {
  for (const name of namesIn(join(root, QUARANTINE))) {
    const folder = join(root, QUARANTINE, name);
    for (const { versions } of articles) {
      for (const { path } of versions) for (const kept of copiesOf(join(folder, path))) files.remove(kept);
    }
    for (const { file, members } of originals) {
      for (const kept of copiesOf(join(folder, file))) fill(kept, file, members);
    }
  }
}

/** A file, and what a repair put beside it because the name was taken: `name.2`. */
function copiesOf(path: string): string[] {
  const name = basename(path);
  const names = namesIn(dirname(path)).filter((other) => other === name || other.startsWith(`${name}.`));
  return names.map((other) => join(dirname(path), other));
}
