import { makePrintable } from '../report/layout/make-printable.ts';
import type { Paint } from '../report/layout/paint.ts';
import { EXIT } from './exit-codes.ts';

/** An error as a user sees it; the fields are those of `--json`. */
export interface ErrorReport {
  /** A word that stays: `usage`, `configuration`, `not-an-archive`, `locked`, `disk-full`, … */
  readonly code: string;
  readonly message: string;
  readonly exitCode: number;
  /** Only for what is a bug of ours. */
  readonly stack?: string;
}

/** A mistake in how a command was called that only shows when it runs. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** What was named is nowhere. */
export class InputMissing extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InputMissing';
  }
}

/** By the error's name: the classes themselves live behind the lazily loaded library. */
const BY_NAME: ReadonlyMap<string, readonly [code: string, exitCode: number]> = new Map(
  Object.entries({
    UsageError: ['usage', EXIT.usage],
    DocumentRejected: ['rejected', EXIT.error],
    InputMissing: ['not-found', EXIT.incomplete],
    ConfigurationError: ['configuration', EXIT.usage],
    RecordNotFound: ['not-found', EXIT.error],
    VersionNotFound: ['not-found', EXIT.error],
    AmbiguousRecord: ['ambiguous', EXIT.usage],
    RunNotFound: ['not-found', EXIT.error],
    NoOriginal: ['no-original', EXIT.error],
    EmptyQuery: ['usage', EXIT.usage],
    NothingToCompare: ['nothing-to-compare', EXIT.error],
    ArchiveDamaged: ['damaged', EXIT.fixity],
    NotAnArchive: ['not-an-archive', EXIT.notAnArchive],
    ArchiveLocked: ['locked', EXIT.locked],
    DiskFull: ['disk-full', EXIT.diskFull],
  }),
);

/** What the operating system says, with what to do about it. */
const BY_ERRNO: ReadonlyMap<string, readonly [code: string, exitCode: number, advice: string]> = new Map(
  Object.entries({
    ENOSPC: ['disk-full', EXIT.diskFull, 'make room and run it again: what was acknowledged is safe'],
    EDQUOT: ['disk-full', EXIT.diskFull, 'the quota is used up; make room and run it again'],
    EROFS: ['read-only', EXIT.error, 'the file system is read-only; name another place with --archive'],
    EACCES: ['permission', EXIT.error, 'check the permissions of the file and its folders'],
    EPERM: ['permission', EXIT.error, 'check the permissions of the file and its folders'],
    EIO: ['input-output', EXIT.error, 'the disk reports an error: check it before anything else'],
    ENOENT: ['not-found', EXIT.error, 'check the path'],
    ENOTDIR: ['not-a-folder', EXIT.error, 'a part of the path is a file, not a folder'],
    EEXIST: ['exists', EXIT.error, 'something else is at this path; name another'],
    ENAMETOOLONG: ['bad-path', EXIT.error, 'a name in the path is too long; name a shorter one'],
    ELOOP: ['bad-path', EXIT.error, 'symbolic links in the path lead in a circle'],
    EISDIR: ['not-a-file', EXIT.error, 'name a file, not a folder'],
    EMFILE: ['too-many-files', EXIT.error, 'raise the limit of open files (ulimit -n)'],
  }),
);

/** SQLite's primary codes (https://sqlite.org/rescode.html) for what the system told it. */
const BY_SQLITE_CODE: Readonly<Record<number, string>> = { 8: 'EROFS', 10: 'EIO', 13: 'ENOSPC', 14: 'EACCES' };

const ERROR_SUFFIX = /Error$/;

/** Sorts an error into what a user did, what the machine did, and what is a bug. */
export function describeError(error: unknown): ErrorReport {
  if (!(error instanceof Error)) return { code: 'internal', message: String(error), exitCode: EXIT.error };
  const named = BY_NAME.get(error.name) ?? BY_NAME.get(error.name.replace(ERROR_SUFFIX, ''));
  if (named) return { code: named[0], message: error.message, exitCode: named[1] };
  const { code, errcode } = error as NodeJS.ErrnoException & { readonly errcode?: number };
  const errno = errcode === undefined ? code : BY_SQLITE_CODE[errcode & 0xff];
  const system = errno === undefined ? undefined : BY_ERRNO.get(errno);
  if (system) return { code: system[0], message: `${error.message}: ${system[2]}`, exitCode: system[1] };
  return { code: 'internal', message: error.message, exitCode: EXIT.error, stack: error.stack ?? String(error) };
}

export function renderError(report: ErrorReport, paint: Paint): string {
  const text = `${paint.red('newsmorgue:')} ${makePrintable(report.message)}\n`;
  if (report.stack === undefined) return text;
  return `${text}${paint.dim(makePrintable(report.stack))}\nThis is a bug of newsmorgue. Please report it, with these lines and the command you gave.\n`;
}
