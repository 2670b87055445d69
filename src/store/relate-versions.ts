/** Finds, for every version that a run wrote, the article it is a near duplicate of: in the archive or in the run itself. */
import { SKETCH_SIZE } from '../text/sketch.ts';
import { closestBefore, type Precedence, type SimilarRecord } from './decide-near-duplicate.ts';
import type { PlanRow } from './plan.ts';
import type { StoreParts } from './store-parts.ts';
import type { DecidedDocument, WrittenVersion } from './write-versions.ts';

/**
 * All versions enter the index before any is looked up, so the answers don't depend on the order in which they came.
 */
export function* relateVersions(parts: StoreParts, written: readonly WrittenVersion[]): Generator<DecidedDocument> {
  for (const { row, number } of written) parts.similar.add({ key: number, ...vectorOf(parts, row) });
  const ofThisRun = new Map(written.map((version) => [version.number, version]));
  for (const version of written) {
    const { row, number, entry } = version;
    const similar = parts.similar
      .similar(vectorOf(parts, row), parts.threshold, number)
      .map(({ key, similarity }) => describe(parts, ofThisRun.get(key), key, similarity))
      .filter(({ record }) => record !== entry.record);
    const closest = closestBefore(precedenceOf(row), similar);
    yield closest === undefined ? version : { row, entry: relate(entry, closest) };
  }
}

function vectorOf(
  { vectors }: StoreParts,
  row: PlanRow,
): { sketch: Uint32Array; shingles: Uint32Array; words: number } {
  const vector = vectors.at(row.vector);
  return { sketch: vector.subarray(0, SKETCH_SIZE), shingles: vector.subarray(SKETCH_SIZE), words: row.words };
}

function describe(
  { archive }: StoreParts,
  ofThisRun: WrittenVersion | undefined,
  key: number,
  similarity: number,
): SimilarRecord {
  if (ofThisRun !== undefined)
    return { record: ofThisRun.entry.record, similarity, precedence: precedenceOf(ofThisRun.row) };
  const stored = archive.catalog.version(key);
  if (stored === undefined) throw new Error(`the duplicate index names version ${key}, which the catalog doesn't have`);
  return { record: stored.record, similarity, precedence: null };
}

const precedenceOf = ({ published, words, text }: PlanRow): Precedence => ({ published, words, text });

/** A new version stays one; whom it resembles is said all the same. */
function relate(entry: DecidedDocument['entry'], { record, similarity }: SimilarRecord): DecidedDocument['entry'] {
  const matched = { of: record, similarity };
  return entry.decision === 'new'
    ? { ...entry, decision: 'near-duplicate', reason: 'shingles', ...matched }
    : { ...entry, ...matched };
}
