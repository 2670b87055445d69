import { existsSync, lstatSync, readdirSync, type Stats, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { holdsResources, isNamedForPage, pageStems } from './companion-folders.ts';
import { isArchive } from './is-archive.ts';
import { expandBraces, isGlob, matchName, splitGlob } from './match-glob.ts';
import { placeOf } from './place-of.ts';

/** A file to read, or what stands where one was expected. */
export type FoundInput =
  | { readonly type: 'stdin' }
  | {
      readonly type: 'file';
      readonly path: string;
      readonly localPath: string | Buffer;
      readonly isNamed: boolean;
      readonly size: number;
      readonly modifiedMs: number;
      readonly changedMs: number;
      readonly place: string;
    }
  | { readonly type: 'unreadable'; readonly path: string; readonly message: string; readonly isNamed: boolean }
  /** A folder left out: an archive, for what a run has written is no dump, or what a browser saved beside a page. */
  | { readonly type: 'left-out'; readonly path: string; readonly what: 'archive' | 'page resources' }
  | { readonly type: 'missing'; readonly path: string; readonly message: string };

interface Place {
  /** As recorded. */
  readonly path: string;
  readonly localPath: string | Buffer;
}

const SEPARATOR = /\\/g;
const TRAILING_SLASHES = /(?<=.)\/+$/;

const withSlashes = (path: string): string => (process.platform === 'win32' ? path.replace(SEPARATOR, '/') : path);

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The folder that holds a file. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '.' : slash === 0 ? '/' : path.slice(0, slash);
}

/** By UTF-16 code units: the same order on every machine. */
const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A name that isn't valid UTF-8 with its stray bytes as `\xNN`, so that two such names stay two. */
function spell(name: Buffer): string {
  const text = name.toString('utf8');
  if (!text.includes('\ufffd')) return text;
  return [...name.toString('latin1')].map((c) => (c < '\x80' ? c : `\\x${c.charCodeAt(0).toString(16)}`)).join('');
}

const join = (folder: string, name: string): string => (folder.endsWith('/') ? folder + name : `${folder}/${name}`);

/** What is in a folder, sorted, hidden files left out. */
function listFolder(folder: Place): Place[] {
  const names = readdirSync(folder.localPath, 'utf8');
  const isClean = typeof folder.localPath === 'string' && !names.some((name) => name.includes('\ufffd'));
  const places: Place[] = isClean
    ? names.map((name) => ({ path: join(folder.path, name), localPath: join(folder.localPath as string, name) }))
    : readdirSync(folder.localPath, 'buffer').map((name) => ({
        path: join(folder.path, spell(name)),
        localPath: Buffer.concat([Buffer.from(folder.localPath), Buffer.from('/'), name]),
      }));
  return places.filter(({ path }) => !nameOf(path).startsWith('.')).sort((a, b) => byName(a.path, b.path));
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const foundFile = ({ path, localPath }: Place, stats: Stats, isNamed: boolean): FoundInput => ({
  type: 'file',
  path,
  localPath,
  isNamed,
  size: stats.size,
  modifiedMs: stats.mtimeMs,
  changedMs: stats.ctimeMs,
  place: placeOf(path),
});

function kindOf(stats: Stats): string {
  if (stats.isFIFO()) return 'a FIFO';
  if (stats.isSocket()) return 'a socket';
  return stats.isCharacterDevice() || stats.isBlockDevice() ? 'a device' : 'something else';
}

const unreadable = (place: Place, message: string, isNamed: boolean): FoundInput => ({
  type: 'unreadable',
  path: place.path,
  message,
  isNamed,
});

const NAMED_ARCHIVE =
  'Expected dumps, got the folder of an archive; name what is to be read in it, such as its originals, or leave it out';

function* visitFolder(place: Place, isNamed: boolean): Generator<FoundInput> {
  const entries = listFolder(place);
  if (!isArchive(entries)) yield* visitEntries(entries);
  else if (isNamed) yield { type: 'missing', path: place.path, message: NAMED_ARCHIVE };
  else yield { type: 'left-out', path: place.path, what: 'archive' };
}

function* visitEntries(entries: readonly Place[]): Generator<FoundInput> {
  const stems = pageStems(entries);
  for (const entry of entries) {
    if (isNamedForPage(entry, stems) && isFolder(entry) && holdsResources(peekFolder(entry)))
      yield { type: 'left-out', path: entry.path, what: 'page resources' };
    else yield* visit(entry, false);
  }
}

/** Nothing for a folder that can't be listed: whoever visits it will tell. */
function peekFolder(folder: Place): readonly Place[] {
  try {
    return listFolder(folder);
  } catch {
    return [];
  }
}

const isFolder = ({ localPath }: Place): boolean =>
  lstatSync(localPath, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** A named input may be a link; below a folder, links to files are read and links to folders are told, so that no walk goes in circles. */
function* visit(place: Place, isNamed: boolean): Generator<FoundInput> {
  try {
    const own = isNamed ? statSync(place.localPath) : lstatSync(place.localPath);
    const stats = own.isSymbolicLink() ? statSync(place.localPath) : own;
    if (stats.isFile()) yield foundFile(place, stats, isNamed);
    else if (!stats.isDirectory())
      yield unreadable(place, `Expected a file or a folder, got ${kindOf(stats)}`, isNamed);
    else if (own.isSymbolicLink())
      yield unreadable(place, 'Links to folders are not followed; name the folder as an input to read it', isNamed);
    else yield* visitFolder(place, isNamed);
  } catch (error) {
    yield unreadable(place, messageOf(error), isNamed);
  }
}

/** The places that the rest of a pattern matches below a folder; for all that is in an archive, the archive. */
function* expand(folder: Place, segments: readonly string[], isStart = true): Generator<Place> {
  const [segment, ...rest] = segments;
  if (segment === undefined) {
    yield folder;
    return;
  }
  if (segment === '**') yield* expand(folder, rest, isStart);
  const entries = peekFolder(folder);
  if (!isStart && isArchive(entries)) {
    yield folder;
    return;
  }
  for (const entry of entries) {
    const goesOn = isFolder(entry);
    if (segment === '**') {
      if (goesOn) yield* expand(entry, segments, false);
    } else if (matchName(segment, nameOf(entry.path)) && (rest.length === 0 || goesOn))
      yield* expand(entry, rest, false);
  }
}

function* visitGlob(pattern: string): Generator<FoundInput> {
  let isEmpty = true;
  for (const choice of expandBraces(pattern)) {
    const { folder, segments } = splitGlob(choice);
    for (const place of expand({ path: folder, localPath: folder }, segments)) {
      if (!existsSync(place.localPath)) continue;
      isEmpty = false;
      yield* visit(relative(place), false);
    }
  }
  if (isEmpty) yield { type: 'missing', path: pattern, message: 'No file matches the pattern' };
}

/** A pattern without a folder gives names without one. */
const relative = ({ path, localPath }: Place): Place => ({
  path: path.startsWith('./') ? path.slice(2) : path,
  localPath,
});

function* visitNamed(input: string): Generator<FoundInput> {
  const path = withSlashes(input).replace(TRAILING_SLASHES, '');
  const exists = statSync(input, { throwIfNoEntry: false }) !== undefined;
  if (exists) yield* visit({ path, localPath: input }, true);
  else if (isGlob(path)) yield* visitGlob(path);
  else yield { type: 'missing', path, message: 'There is no such file or folder' };
}

/**
 * The files that the inputs name, in the order of the inputs; what lies in a folder or matches a pattern is sorted by path.
 * Lazy: a folder is listed when the walk reaches it. What is named twice is found once, however it is spelled.
 */
export function* listInputs(inputs: readonly string[]): Generator<FoundInput> {
  const named = [...new Set(inputs)];
  // One folder finds nothing twice, and may find millions of files.
  if (named.length < 2 && !named.some(isGlob)) return yield* listEach(named);
  const found = new Set<string>();
  for (const input of listEach(named)) {
    const path = input.type === 'stdin' || input.type === 'missing' ? undefined : resolve(input.path);
    if (path !== undefined && found.has(path)) continue;
    if (path !== undefined) found.add(path);
    yield input;
  }
}

function* listEach(inputs: readonly string[]): Generator<FoundInput> {
  for (const input of inputs) {
    if (input === '-') yield { type: 'stdin' };
    else {
      try {
        yield* visitNamed(input);
      } catch (error) {
        yield { type: 'missing', path: withSlashes(input), message: messageOf(error) };
      }
    }
  }
}
