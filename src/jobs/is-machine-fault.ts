/** `ENOSPC`, `EIO`: what the operating system says. Node's own codes begin with `ERR_`. */
const ERRNO = /^E(?!RR_)[A-Z0-9]+$/;
/** SQLite's primary codes (https://sqlite.org/rescode.html) for what it was given, not for what became of its file: wrong use, too big, constraint, mismatch, range. */
const GIVEN_TO_SQLITE = new Set([1, 18, 19, 20, 21, 25]);
const OF_THE_ARCHIVE = new Set(['ArchiveDamaged', 'ArchiveLocked', 'NotAnArchive', 'IndexDamaged']);

/**
 * Whether a run failed by what is around it, a disk or a file of the archive, and may go on once that is mended. What
 * else fails would fail again on the same documents.
 */
export function isMachineFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { name, code, errcode } = error as NodeJS.ErrnoException & { readonly errcode?: number };
  if (errcode !== undefined) return !GIVEN_TO_SQLITE.has(errcode & 0xff);
  return OF_THE_ARCHIVE.has(name) || (code !== undefined && ERRNO.test(code));
}
