import { closeSync, openSync, readSync } from 'node:fs';

/** What says in the root of an archive that it is one; `read/` doesn't know archives but for this. */
const MARKER = 'ARCHIVE.json';
const FORMAT = /"format"\s*:\s*"newsmorgue\/archive\/\d+"/;
const LOOK = 4096;

function startOf(path: string | Buffer): string {
  const fd = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(LOOK);
    return buffer.toString('latin1', 0, readSync(fd, buffer, 0, LOOK, 0));
  } finally {
    closeSync(fd);
  }
}

/** Whether a folder is an archive that a run has written: its records and accounts are no dumps. */
export function isArchive(entries: readonly { readonly path: string; readonly localPath: string | Buffer }[]): boolean {
  const marker = entries.find(({ path }) => path.endsWith(`/${MARKER}`));
  if (marker === undefined) return false;
  try {
    return FORMAT.test(startOf(marker.localPath));
  } catch {
    return false;
  }
}
