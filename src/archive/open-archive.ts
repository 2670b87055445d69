/** Opens an archive to write to it or to read it. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { acquireLock, type Lock } from './acquire-lock.ts';
import { ARCHIVE_JSON } from './archive-layout.ts';
import { type ArchiveReader, createArchiveReader } from './archive-reader.ts';
import { type ArchiveWriter, createArchiveWriter } from './archive-writer.ts';
import { openCatalog, openCatalogAside, openEmptyCatalog } from './catalog/open-catalog.ts';
import { describeArchive, ensureArchive, refuseForeignFolder } from './create-archive.ts';
import { NotAnArchive } from './errors.ts';
import { diskFileSystem, dryFileSystem, type FileSystem } from './file-system.ts';
import { endForgetting } from './forget/forget-records.ts';
import type { RebuildListeners } from './runs/apply-run.ts';
import { recoverRuns } from './runs/recover-runs.ts';

export interface WriterOptions extends RebuildListeners {
  /** How long to wait for another run to end; 0, the default, fails at once. */
  readonly lockWaitMs?: number;
  /** All answers as in a real run, but nothing is written to the archive, nor is it made where there is none. */
  readonly dryRun?: boolean;
  /** Writes on a thread of its own, so that the run needn't wait for the disk; not in a dry run. */
  readonly threaded?: boolean;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** For tests: what happens to the disk. */
  readonly files?: FileSystem;
  readonly maxOriginalsBytes?: number;
}

/**
 * Opens an archive to write to, making it where there is none. Takes the lock first, then takes up what an earlier run
 * left behind.
 * @throws ArchiveLocked when another run is writing
 * @throws NotAnArchive when the folder holds something else
 */
export async function openArchiveWriter(root: string, options: WriterOptions = {}): Promise<ArchiveWriter> {
  const place = resolve(root);
  const now = options.now ?? Date.now;
  refuseFile(place);
  if (options.dryRun === true) return openDryWriter(place, options, now);
  if (existsSync(place) && !existsSync(join(place, ARCHIVE_JSON))) refuseForeignFolder(place);
  mkdirSync(place, { recursive: true });
  const files = options.files ?? diskFileSystem;
  const lock = await acquireLock(place, options.lockWaitMs ?? 0);
  try {
    ensureArchive(place, files, now());
    endForgetting(place, files);
    const { catalog, recovered } = openRecovered(place, files, options);
    const threaded = options.threaded === true;
    return createArchiveWriter({ root: place, files, threaded, catalog, lock, recovered, now, ...limits(options) });
  } catch (error) {
    lock.release();
    throw error;
  }
}

function openRecovered(root: string, files: FileSystem, listeners: RebuildListeners) {
  const catalog = openCatalog(root, listeners);
  try {
    return { catalog, recovered: recoverRuns(root, files, catalog) };
  } catch (error) {
    catalog.database.close();
    throw error;
  }
}

function refuseFile(place: string): void {
  const found = statSync(place, { throwIfNoEntry: false });
  if (found === undefined || found.isDirectory()) return;
  throw new NotAnArchive(place, `${place} is a file: expected the folder of an archive, or a new one, with --archive`);
}

function openDryWriter(root: string, options: WriterOptions, now: () => number): ArchiveWriter {
  const isThere = existsSync(join(root, ARCHIVE_JSON));
  if (isThere) describeArchive(root);
  else if (existsSync(root)) refuseForeignFolder(root);
  const aside = mkdtempSync(join(tmpdir(), 'newsmorgue-dry-run-'));
  const lock: Lock = { release: () => rmSync(aside, { recursive: true, force: true }) };
  try {
    const catalog = isThere ? openCatalogAside(root, true, options) : openEmptyCatalog();
    const parts = { root, files: dryFileSystem(aside), threaded: false, catalog, lock, recovered: [], now };
    return createArchiveWriter({ ...parts, ...limits(options) });
  } catch (error) {
    lock.release();
    throw error;
  }
}

const limits = ({ maxOriginalsBytes }: WriterOptions) => (maxOriginalsBytes === undefined ? {} : { maxOriginalsBytes });

/**
 * Opens an archive to read it; nothing in it is touched.
 * @throws NotAnArchive
 */
export function openArchiveReader(root: string, listeners: RebuildListeners = {}): ArchiveReader {
  const place = resolve(root);
  refuseFile(place);
  describeArchive(place);
  return createArchiveReader(place, openCatalogAside(place, false, listeners));
}
