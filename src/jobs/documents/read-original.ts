/** The bytes that a version was made from: the archive's copy, else the dump's, where that was kept as a reference. */
import { openArchiveReader } from '../../archive/open-archive.ts';
import type { SourceRef } from '../../article.ts';
import { loadConfig } from '../../config/load-config.ts';
import { NoOriginal, readOriginal as readKept } from '../../inspect/show-record.ts';
import { findInDump } from './find-in-dump.ts';

/** @throws NoOriginal where neither has them; RecordNotFound, VersionNotFound, NotAnArchive */
export async function readOriginal(
  archive: string,
  name: string,
  options: { readonly version?: number; readonly config?: string } = {},
): Promise<Uint8Array> {
  try {
    return await readKept(archive, name, options);
  } catch (error) {
    if (!(error instanceof NoOriginal)) throw error;
    const source = sourceOf(archive, name, options.version);
    const found = await findInDump(await loadConfig(options.config), source).catch(() => undefined);
    if (found === undefined) throw error;
    return found.original ?? found.bytes;
  }
}

function sourceOf(archive: string, name: string, version: number | undefined): SourceRef {
  const reader = openArchiveReader(archive);
  try {
    return reader.record(name, version).record.source;
  } finally {
    reader.close();
  }
}
