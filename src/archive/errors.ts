/** What can go wrong with an archive as such. The commands give each its own exit code. */

/** The folder is no archive, or holds one this version can't read. */
export class NotAnArchive extends Error {
  readonly root: string;
  constructor(root: string, message: string) {
    super(message);
    this.name = 'NotAnArchive';
    this.root = root;
  }
}

/** Another run is writing to the archive. Nothing has been written by this one. */
export class ArchiveLocked extends Error {
  readonly root: string;
  constructor(root: string, waitedMs: number) {
    const waited = waitedMs > 0 ? ` (waited ${Math.round(waitedMs / 1000)} s)` : '';
    super(
      `another run is writing to ${root}${waited}; nothing has been written. Wait for it to end, or let this one wait with --lock-wait`,
    );
    this.name = 'ArchiveLocked';
    this.root = root;
  }
}

/** A file of the archive is not what the archive says it is. */
export class ArchiveDamaged extends Error {
  readonly path: string;
  constructor(path: string, message: string) {
    super(`${path}: ${message}`);
    this.name = 'ArchiveDamaged';
    this.path = path;
  }
}

/** What was asked for names several records. */
export class AmbiguousRecord extends Error {
  readonly candidates: readonly string[];
  constructor(asked: string, candidates: readonly string[]) {
    super(`${asked} names ${candidates.length} or more records: ${candidates.join(', ')}; give more of the id`);
    this.name = 'AmbiguousRecord';
    this.candidates = candidates;
  }
}

/** The record has no such version. */
export class VersionNotFound extends Error {
  /** @param versions those that it has, the first first */
  constructor(id: string, asked: number, versions: readonly number[]) {
    const others = versions.length === 1 ? `version ${versions[0]} alone` : `versions ${versions.join(', ')}`;
    super(`no version ${asked} of ${id}: it has ${others}; \`newsmorgue show\` lists them`);
    this.name = 'VersionNotFound';
  }
}

/** The archive has no such record. */
export class RecordNotFound extends Error {
  constructor(asked: string) {
    super(
      `no record ${JSON.stringify(asked)}: expected an id or the start of one, a path below records/, or a URL; \`newsmorgue ls\` lists them`,
    );
    this.name = 'RecordNotFound';
  }
}
