/** ARCHIVE.json and README.txt: what says that a folder is an archive, and how to read it without this software. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ARCHIVE_JSON, README_TXT, WAL } from './archive-layout.ts';
import { NotAnArchive } from './errors.ts';
import type { FileSystem } from './file-system.ts';

export const ARCHIVE_FORMAT = 'newsmorgue/archive/1';
/** The version of the rules by which identities are made. Frozen for each archive. */
export const IDENTITY_VERSION = 1;

export interface ArchiveDescription {
  readonly format: typeof ARCHIVE_FORMAT;
  readonly identity: number;
  /** ISO 8601 instant. */
  readonly created: string;
  readonly migrations: readonly string[];
}

/** What may lie in a folder that becomes an archive. */
const HARMLESS = new Set(['README.md', README_TXT, '.gitignore', '.gitkeep', 'lost+found', WAL]);

/**
 * What ARCHIVE.json says.
 * @throws NotAnArchive where there is none, or one of another format
 */
export function describeArchive(root: string): ArchiveDescription {
  const path = join(root, ARCHIVE_JSON);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new NotAnArchive(
      root,
      `${root} is not an archive: there is no ${ARCHIVE_JSON} in it. Fill one with \`newsmorgue run <dumps> --archive ${root}\`, or name another with --archive`,
    );
  }
  const description = parseDescription(root, text);
  if (description.identity !== IDENTITY_VERSION) {
    throw new NotAnArchive(
      root,
      `${path}: identities of version ${description.identity}, but this program makes version ${IDENTITY_VERSION}; use the version of newsmorgue that made the archive`,
    );
  }
  return description;
}

function parseDescription(root: string, text: string): ArchiveDescription {
  let json: Partial<ArchiveDescription> | null = null;
  try {
    json = JSON.parse(text);
  } catch {
    // Told below, with what was expected.
  }
  if (json?.format === ARCHIVE_FORMAT && typeof json.identity === 'number') return json as ArchiveDescription;
  throw new NotAnArchive(
    root,
    `${join(root, ARCHIVE_JSON)}: expected the format ${ARCHIVE_FORMAT}, got ${JSON.stringify(json?.format ?? text.slice(0, 80))}`,
  );
}

/**
 * Makes a folder an archive unless it is one.
 * @throws NotAnArchive where the folder holds something else
 */
export function ensureArchive(root: string, files: FileSystem, nowMs: number): ArchiveDescription {
  if (files.exists(join(root, ARCHIVE_JSON))) return describeArchive(root);
  refuseForeignFolder(root);
  place(root, README_TXT, README, files);
  place(root, ARCHIVE_JSON, renderDescription(new Date(nowMs).toISOString()), files);
  files.syncFolder(root);
  return describeArchive(root);
}

/** The bytes of ARCHIVE.json. @param created ISO 8601 instant */
export function renderDescription(created: string): Uint8Array {
  const description: ArchiveDescription = {
    format: ARCHIVE_FORMAT,
    identity: IDENTITY_VERSION,
    created,
    migrations: [],
  };
  return Buffer.from(`${JSON.stringify(description, null, 2)}\n`);
}

/** @throws NotAnArchive where the folder holds what is no archive's */
export function refuseForeignFolder(root: string): void {
  const foreign = readdirSync(root).find((name) => !HARMLESS.has(name));
  if (foreign === undefined) return;
  throw new NotAnArchive(
    root,
    `${root} is not an archive and not empty (there is ${JSON.stringify(foreign)}): name an empty or new folder with --archive`,
  );
}

function place(root: string, name: string, text: string | Uint8Array, files: FileSystem): void {
  const staged = join(root, WAL, `${name}.tmp`);
  files.remove(staged);
  files.writeNew(staged, Buffer.from(text));
  files.syncFile(staged);
  files.rename(staged, join(root, name));
}

const README = `This folder is an archive of articles, format ${ARCHIVE_FORMAT}, kept by newsmorgue.
It can be read and checked without that program. All text is UTF-8.

records/<site>/<year>/<month>/<title>-<id>.v<version>.json
    One file for each version of each article, as JSON. Written once, never modified.
      cat records/example.com/2018/04/some-title-3fa9c1d2.v1.json
      jq -r '.blocks[].text' FILE            the text
      jq '.removals' FILE                    what was taken out of it, and by which rule
      ls records/*/2018/04/                  what was published that month
runs/<year>/<month>/<run>/
    One folder for each run. run.json: the counts, and the SHA-256 of the run.json before it.
    files.jsonl: the files read. sources.jsonl: what became of each document, and of which record it is a source.
    rejects.jsonl: what could not be taken up, and why. learned.jsonl: lines that sites print on every page.
      jq 'select(.decision == "new") | .record' runs/2026/11/RUN/sources.jsonl
    manifest.sha256: every file that the run added. Check all, from this folder:
      cat runs/*/*/*/manifest.sha256 | sha256sum --check --quiet
originals/<year>/<month>/<run>.warc.gz
    What was read, in the WARC 1.1 format (ISO 28500), one gzip member for each document.
      zcat FILE | less
    The "original" of a line in sources.jsonl says where one is:
      tail -c +$((OFFSET + 1)) FILE | head -c LENGTH | zcat
index/
    Made from the above to look things up faster. May be deleted: \`newsmorgue reindex\` makes it anew.
wal/
    Holds the log of a run that is going on, or was broken off: the next run takes up what is in it. Leave it.
`;
