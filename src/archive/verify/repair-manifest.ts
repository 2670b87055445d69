/** Manifests say nothing that the files don't: a damaged line is the one that fits best, a missing manifest is written anew. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { namesIn, originalsFile, runFolder, runMonth } from '../archive-layout.ts';
import { digestFile } from '../digest-file.ts';
import { parseIfWhole, readLines } from '../read-lines.ts';
import { parseRecord } from '../records/parse-record.ts';
import { idDigits, versionPath } from '../records/record-path.ts';
import type { SourceEntry } from '../runs/account.ts';
import { ACCOUNT_FILES, MANIFEST, RUN_JSON } from '../runs/write-account.ts';

/** So many characters of a line may be bad. */
const MOST_CHARACTERS = 12;
const LINE = /^[0-9a-f]{64} {2}(\S.*)$/;

/**
 * The manifest as it was, as far as it can be told from what is there.
 * @param extras files that no manifest names
 */
export function mendManifest(root: string, run: string, extras: readonly string[]): Uint8Array {
  const path = join(root, runFolder(run), MANIFEST);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const lines = text === '' ? rebuildLines(root, run, extras) : mendLines(root, run, text, extras);
  return Buffer.from(lines.map((line) => `${line}\n`).join(''));
}

function mendLines(root: string, run: string, text: string, extras: readonly string[]): string[] {
  const unnamed = new Set([...extras, ...accountPaths(run)].filter((path) => existsSync(join(root, path))));
  const lines = text.split('\n').filter((line) => line !== '');
  for (const line of lines) unnamed.delete(LINE.exec(line)?.[1] ?? '');
  const candidates = [...unnamed].map((path) => lineOf(root, path));
  return lines.flatMap((line) => mendLine(root, line, candidates));
}

function mendLine(root: string, line: string, candidates: readonly string[]): string[] {
  const named = LINE.exec(line)?.[1];
  if (named !== undefined && existsSync(join(root, named))) {
    const actual = lineOf(root, named);
    return [differences(line, actual) <= MOST_CHARACTERS ? actual : line];
  }
  const fitting = candidates.find(
    (candidate) => differences(line.slice(0, candidate.length), candidate) <= MOST_CHARACTERS,
  );
  if (fitting === undefined) return named === undefined ? [] : [line];
  // A newline that went bad makes one line of two.
  const rest = line.slice(fitting.length + 1);
  return [fitting, ...(rest === '' ? [] : mendLine(root, rest, candidates))];
}

function differences(a: string, b: string): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  let count = 0;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) count++;
  return count;
}

const lineOf = (root: string, path: string): string => `${digestFile(join(root, path))}  ${path}`;

const accountPaths = (run: string): string[] =>
  [...Object.values(ACCOUNT_FILES), RUN_JSON].map((name) => `${runFolder(run)}/${name}`);

/** Records in the order of their sources, which is the one they were written in; then originals; then the account. */
function rebuildLines(root: string, run: string, extras: readonly string[]): string[] {
  const records: string[] = [];
  let isWhole = true;
  const sources = join(root, runFolder(run), ACCOUNT_FILES.source);
  for (const { text } of existsSync(sources) ? readLines(sources) : []) {
    // A bad one is told of once there is a manifest to compare it with.
    const entry = parseIfWhole<SourceEntry>(text);
    isWhole &&= entry !== undefined;
    if (entry === undefined || entry.decision === 'unchanged' || entry.decision === 'exact-duplicate') continue;
    const found = extras.find((path) => isVersion(path, entry.record, entry.version));
    if (found !== undefined) records.push(found);
  }
  // What its lines don't tell any more, the records tell.
  if (!isWhole) records.push(...extras.filter((path) => !records.includes(path) && isWholeRecord(root, path)));
  const folder = `originals/${runMonth(run)}`;
  const names = new Set(namesIn(join(root, folder)));
  const originals: string[] = [];
  for (let part = 1; names.has(originalsFile(run, part).slice(folder.length + 1)); part++) {
    originals.push(originalsFile(run, part));
  }
  const paths = [...records, ...originals, ...accountPaths(run)];
  return paths.filter((path) => existsSync(join(root, path))).map((path) => lineOf(root, path));
}

function isWholeRecord(root: string, path: string): boolean {
  try {
    const { id, version } = parseRecord(readFileSync(join(root, path)), path);
    return isVersion(path, id, version);
  } catch {
    return false;
  }
}

function isVersion(path: string, record: string, version: number): boolean {
  const ending = versionPath('', version);
  if (!path.startsWith('records/') || !path.endsWith(ending)) return false;
  const digits = idDigits(path.slice(0, -ending.length));
  return digits !== '' && record.startsWith(digits);
}
