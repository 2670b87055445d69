/** Finds, for every version that a run wrote, the articles before it that its text is related to: in the archive or in the run itself. */

import type { KnownVersion } from '../archive/catalog/catalog-lookups.ts';
import type { SourceEntry } from '../archive/runs/account.ts';
import { frameText } from '../corpus/duplicates/read-frame.ts';
import { splitVector } from '../text/text-vector.ts';
import { tokenize } from '../text/tokens.ts';
import { findRelated, type KnownVersions, rememberFramed } from './find-related.ts';
import { accountForWritten } from './source-entries.ts';
import type { StoreParts } from './store-parts.ts';
import type { WrittenVersion, WrittenVersions } from './written-versions.ts';

/** What relations are told by. */
type RelateParts = Pick<StoreParts, 'archive' | 'similar' | 'plan' | 'vectors' | 'relations'>;

/**
 * All versions enter the index before any is looked up, so the answers don't depend on the order in which they came.
 * A version is related to those of earlier runs and, of its own run, to those that precede it.
 */
export function* relateVersions(parts: RelateParts, written: WrittenVersions): Generator<SourceEntry> {
  for (const version of written) parts.similar.add({ key: version.number, ...vectorOf(parts, version) });
  const places = parts.plan.precedence();
  const known = knownVersions(parts, written);
  for (const version of written) {
    const place = places[version.row] as number;
    const precedes = (number: number): boolean => {
      const other = written.rowOf(number);
      return other === -1 || (places[other] as number) < place;
    };
    const own = { ...vectorOf(parts, version), number: version.number };
    const related = findRelated(parts.similar, known, parts.relations, own, precedes);
    yield accountForWritten(parts.plan.byRow(version.row), version.version, related);
  }
}

/** What is known of this run's versions and of earlier ones'. */
function knownVersions(parts: RelateParts, written: WrittenVersions): KnownVersions {
  const { plan, archive } = parts;
  const readTokens = (number: number): Uint32Array => {
    const own = written.byNumber(number);
    if (own !== undefined) return vectorOf(parts, own).tokens;
    const { blocks } = archive.readVersion(storedVersion(parts, number).path);
    return tokenize(blocks.map((block) => block.text).join('\n'));
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
