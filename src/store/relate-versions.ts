/** Finds, for every version that a run wrote, the articles before it that its text is related to: in the archive or in the run itself. */

import type { KnownVersion } from '../archive/catalog/catalog-lookups.ts';
import { share } from '../archive/duplicate-index/share-index.ts';
import type { SourceEntry } from '../archive/runs/account.ts';
import { frameText } from '../corpus/duplicates/read-frame.ts';
import { splitVector } from '../text/shingles/text-vector.ts';
import { tokenize } from '../text/shingles/tokens.ts';
import { textOf } from '../text/text-of.ts';
import { type KnownVersions, nameRelated, rememberFramed } from './find-related.ts';
import { lookUpOnThreads } from './look-up/look-up-on-threads.ts';
import type { LookedUpText, SharedTexts, TextColumns } from './look-up/shared-texts.ts';
import { accountForWritten } from './source-entries.ts';
import type { StoreParts } from './store-parts.ts';
import type { WrittenVersion, WrittenVersions } from './written-versions.ts';

/** What relations are told by. */
type RelateParts = Pick<StoreParts, 'archive' | 'similar' | 'plan' | 'vectors' | 'relations' | 'threads'>;

/** Fewer versions are looked up before threads have begun. */
const WORTH_THREADS = 2000;
/** Sharing the index copies it: so many texts of it in the time in which one is looked up. */
const SHARED_PER_LOOK_UP = 50;

/** Adds a version to the index: while it is written, so that the disk isn't waited for in idleness. */
export function indexVersion(
  { similar, vectors }: Pick<StoreParts, 'similar' | 'vectors'>,
  { number, vector, words }: WrittenVersion,
): void {
  // The tokens lie behind the shingles and aren't needed here.
  const length = vector.length - words * Uint32Array.BYTES_PER_ELEMENT;
  similar.add({ key: number, words, shingles: vectors.at({ offset: vector.offset, length }) });
}

/**
 * All versions are in the index before any is looked up, so the answers don't depend on the order in which they came.
 * A version is related to those of earlier runs and, of its own run, to those that precede it.
 * @param written all of them have been given to `indexVersion`
 */
export async function* relateVersions(parts: RelateParts, written: WrittenVersions): AsyncGenerator<SourceEntry> {
  const columns = columnsOf(parts, written);
  const shared = shareTexts(parts, written, columns);
  const lookedUp = shared === null ? lookUpHere(parts, written, columns) : lookUpOnThreads(shared, parts.threads);
  const known = knownVersions(parts, written);
  let next = written.first;
  for await (const texts of lookedUp) {
    for (const { size, found } of texts) {
      const { number, row, version, words } = written.byNumber(next++) as WrittenVersion;
      const related = nameRelated(known, parts.relations, { number, size, words }, found);
      yield accountForWritten(parts.plan.byRow(row), version, related);
    }
  }
}

function columnsOf({ plan }: RelateParts, written: WrittenVersions): TextColumns {
  const places = plan.precedence();
  const versions = [...written];
  return {
    offsets: share(Float64Array.from(versions, ({ vector }) => vector.offset)),
    lengths: share(Uint32Array.from(versions, ({ vector }) => vector.length)),
    words: share(Uint32Array.from(versions, ({ words }) => words)),
    ranks: share(Uint32Array.from(versions, ({ row }) => places[row] as number)),
  };
}

/** Null where it isn't worth it, or can't be done. */
function shareTexts(parts: RelateParts, { first }: WrittenVersions, columns: TextColumns): SharedTexts | null {
  const { similar, vectors, relations, threads } = parts;
  const count = columns.ranks.length;
  if (threads === 0 || count < WORTH_THREADS || count * SHARED_PER_LOOK_UP < similar.size) return null;
  const [index, path] = [similar.share(), vectors.share()];
  if (index === null || path === null) return null;
  return { index, vectors: path, threshold: relations.threshold, first, columns };
}

function* lookUpHere(
  parts: RelateParts,
  written: WrittenVersions,
  { ranks }: TextColumns,
): Generator<readonly [LookedUpText]> {
  const { first } = written;
  for (const version of written) {
    const rank = ranks[version.number - first] as number;
    const precedes = (number: number): boolean => number < first || (ranks[number - first] as number) < rank;
    const own = vectorOf(parts, version);
    yield [{ size: own.shingles.length, found: parts.similar.related(own, parts.relations.threshold, precedes) }];
  }
}

/** What is known of this run's versions and of earlier ones'. */
function knownVersions(parts: RelateParts, written: WrittenVersions): KnownVersions {
  const { plan, archive } = parts;
  const readTokens = (number: number): Uint32Array => {
    const own = written.byNumber(number);
    if (own !== undefined) return vectorOf(parts, own).tokens;
    return tokenize(textOf(archive.readVersion(storedVersion(parts, number).path)));
  };
  return {
    record: (number) => (written.rowOf(number) === -1 ? storedVersion(parts, number).record : written.recordOf(number)),
    place(number) {
      const row = written.rowOf(number);
      return row === -1 ? storedVersion(parts, number) : plan.byRow(row);
    },
    framed: rememberFramed((number) => frameText(readTokens(number))),
  };
}

function vectorOf({ vectors }: RelateParts, { vector, words }: WrittenVersion) {
  return { ...splitVector(vectors.at(vector), words), words };
}

function storedVersion({ archive }: RelateParts, number: number): KnownVersion {
  const stored = archive.catalog.version(number);
  if (stored === undefined)
    throw new Error(`the duplicate index names version ${number}, which the catalog doesn't have`);
  return stored;
}
