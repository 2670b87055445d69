/** Finds, for every version that a run wrote, the article it is a near duplicate of: in the archive or in the run itself. */
import type { SourceEntry } from '../archive/account.ts';
import { recordId } from '../archive/record-path.ts';
import { SKETCH_SIZE } from '../text/sketch.ts';
import { closestBefore, type Precedence, type SimilarRecord } from './decide-near-duplicate.ts';
import type { PlanRow } from './plan.ts';
import { accountForWritten } from './source-entries.ts';
import type { StoreParts } from './store-parts.ts';
import type { WrittenVersion } from './write-versions.ts';

/**
 * All versions enter the index before any is looked up, so the answers don't depend on the order in which they came.
 * @param written in the order of their numbers, none left out
 */
export function* relateVersions(parts: StoreParts, written: readonly WrittenVersion[]): Generator<SourceEntry> {
  for (const { row, number } of written) parts.similar.add({ key: number, ...vectorOf(parts, parts.plan.byRow(row)) });
  for (const { row: place, number, version } of written) {
    const row = parts.plan.byRow(place);
    const similar = parts.similar
      .similar(vectorOf(parts, row), parts.threshold, number)
      .map(({ key, similarity }) => ({ ...identifyVersion(parts, written, key), similarity }))
      .filter(({ record }) => record !== recordId(row.identity));
    yield accountForWritten(row, version, closestBefore(precedenceOf(row), similar));
  }
}

function vectorOf(
  { vectors }: StoreParts,
  row: PlanRow,
): { sketch: Uint32Array; shingles: Uint32Array; words: number } {
  const vector = vectors.at(row.vector);
  return { sketch: vector.subarray(0, SKETCH_SIZE), shingles: vector.subarray(SKETCH_SIZE), words: row.words };
}

/** Whose version a number is: this run's, whose numbers follow one another, or an earlier one's. */
function identifyVersion(
  { archive, plan }: StoreParts,
  written: readonly WrittenVersion[],
  number: number,
): Omit<SimilarRecord, 'similarity'> {
  const own = written[number - (written[0]?.number ?? 0)];
  if (own !== undefined) {
    const row = plan.byRow(own.row);
    return { record: recordId(row.identity), precedence: precedenceOf(row) };
  }
  const stored = archive.catalog.version(number);
  if (stored === undefined)
    throw new Error(`the duplicate index names version ${number}, which the catalog doesn't have`);
  return { record: stored.record, precedence: null };
}

const precedenceOf = ({ published, words, text }: PlanRow): Precedence => ({ published, words, text });
