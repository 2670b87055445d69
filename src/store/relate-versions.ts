/** Finds, for every version that a run wrote, the articles before it that its text is related to: in the archive or in the run itself. */
import type { RelationKind, SourceEntry } from '../archive/account.ts';
import type { KnownVersion } from '../archive/catalog-lookups.ts';
import type { RelatedDocument } from '../archive/duplicate-index/find-similar.ts';
import { recordId } from '../archive/record-path.ts';
import { type FramedText, frameText } from '../corpus/duplicates/read-frame.ts';
import { tellRelation } from '../corpus/duplicates/tell-relation.ts';
import { requiredSimilarity } from '../text/required-similarity.ts';
import { splitVector } from '../text/text-vector.ts';
import { tokenize } from '../text/tokens.ts';
import { nearestRecords, type RelatedRecord } from './decide-near-duplicate.ts';
import { accountForWritten } from './source-entries.ts';
import type { StoreParts } from './store-parts.ts';
import type { WrittenVersion, WrittenVersions } from './written-versions.ts';

/** What relations are told by. */
export type RelateParts = Pick<StoreParts, 'archive' | 'similar' | 'plan' | 'vectors' | 'threshold'>;

/**
 * All versions enter the index before any is looked up, so the answers don't depend on the order in which they came.
 * A version is related to those of earlier runs and, of its own run, to those that precede it.
 */
export function* relateVersions(parts: RelateParts, written: WrittenVersions): Generator<SourceEntry> {
  for (const version of written) parts.similar.add({ key: version.number, ...vectorOf(parts, version) });
  const places = parts.plan.precedence();
  const framedText = rememberLast((number) => frameText(readTokens(parts, written, number)));
  for (const version of written) {
    const own = vectorOf(parts, version);
    const row = parts.plan.byRow(version.row);
    const record = recordId(row.identity);
    const place = places[version.row] as number;
    const precedes = (number: number): boolean => {
      const other = written.rowOf(number);
      return other === -1 || (places[other] as number) < place;
    };
    const related: RelatedRecord[] = [];
    for (const other of parts.similar.related(own, parts.threshold, precedes)) {
      const relation = relate(own, other, parts.threshold, () => [framedText(version.number), framedText(other.key)]);
      const known = relation === null ? record : recordOf(parts, written, other.key);
      if (relation !== null && known !== record)
        related.push({ record: known, similarity: other.similarity, relation });
    }
    yield accountForWritten(row, version.version, nearestRecords(related));
  }
}

interface OwnVector {
  readonly shingles: Uint32Array;
  readonly tokens: Uint32Array;
  readonly words: number;
}

/** What a text is to one that was there before it. Texts of one length that hold each other are said to contain. */
function relate(
  own: OwnVector,
  { similarity, shared, size, words }: RelatedDocument,
  threshold: number,
  framed: () => readonly [FramedText, FramedText],
): RelationKind | null {
  const sizes = [own.shingles.length, size] as const;
  const required = requiredSimilarity(threshold, own.words, words);
  const relation = tellRelation({ similarity, shared, sizes }, required, framed);
  return relation === 'contains' && sizes[0] < sizes[1] ? 'contained' : relation;
}

function vectorOf({ vectors }: RelateParts, { vector, words }: WrittenVersion): OwnVector {
  return { ...splitVector(vectors.at(vector), words), words };
}

function readTokens(parts: RelateParts, written: WrittenVersions, number: number): Uint32Array {
  const own = written.byNumber(number);
  if (own !== undefined) return vectorOf(parts, own).tokens;
  const { blocks } = parts.archive.readVersion(storedVersion(parts, number).path);
  return tokenize(blocks.map((block) => block.text).join('\n'));
}

const KEPT_TEXTS = 2000;

/** The texts that were compared last: a crowd's are asked for again and again. */
function rememberLast(read: (number: number) => FramedText): (number: number) => FramedText {
  const kept = new Map<number, FramedText>();
  return (number) => {
    const framed = kept.get(number) ?? read(number);
    if (kept.size >= KEPT_TEXTS) kept.clear();
    kept.set(number, framed);
    return framed;
  };
}

/** Whose version a number is: this run's or an earlier one's. */
function recordOf(parts: RelateParts, written: WrittenVersions, number: number): string {
  const row = written.rowOf(number);
  return row === -1 ? storedVersion(parts, number).record : recordId(parts.plan.identityOf(row));
}

function storedVersion({ archive }: RelateParts, number: number): KnownVersion {
  const stored = archive.catalog.version(number);
  if (stored === undefined)
    throw new Error(`the duplicate index names version ${number}, which the catalog doesn't have`);
  return stored;
}
