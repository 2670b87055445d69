/** Finds, for every version that a run wrote, the articles before it that its text is related to: in the archive or in the run itself. */
import type { RelationKind, SourceEntry } from '../archive/account.ts';
import type { KnownVersion } from '../archive/catalog-lookups.ts';
import type { RelatedDocument, SimilarityQuery } from '../archive/duplicate-index/find-similar.ts';
import { recordId } from '../archive/record-path.ts';
import { type FactText, readFacts } from '../corpus/duplicates/read-facts.ts';
import { tellRelation } from '../corpus/duplicates/tell-relation.ts';
import { requiredSimilarity } from '../text/required-similarity.ts';
import { SKETCH_SIZE } from '../text/sketch.ts';
import { type Precedence, type RelatedRecord, relatedBefore } from './decide-near-duplicate.ts';
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
  const factsOf = rememberFacts((number) => readText(parts, storedVersion(parts, number).path));
  for (const { row: place, number, version } of written) {
    const row = parts.plan.byRow(place);
    const query = vectorOf(parts, row);
    const related = parts.similar.related(query, parts.threshold, number).flatMap((other): RelatedRecord[] => {
      const relation = relate(query, other, parts.threshold, () => [factsOf(number), factsOf(other.key)]);
      const known = relation === null ? undefined : identifyVersion(parts, written, other.key);
      if (relation === null || known === undefined || known.record === recordId(row.identity)) return [];
      return [{ ...known, similarity: other.similarity, relation }];
    });
    yield accountForWritten(row, version, relatedBefore(precedenceOf(row), related));
  }
}

/** What a text is to one that was there before it. Texts of one length that hold each other are said to contain. */
function relate(
  query: SimilarityQuery,
  { similarity, shared, size, words }: RelatedDocument,
  threshold: number,
  facts: () => readonly [FactText, FactText],
): RelationKind | null {
  const sizes = [query.shingles.length, size] as const;
  const required = requiredSimilarity(threshold, query.words, words);
  const relation = tellRelation({ similarity, shared, sizes }, required, facts);
  return relation === 'contains' && sizes[0] < sizes[1] ? 'contained' : relation;
}

function vectorOf({ vectors }: StoreParts, row: PlanRow): SimilarityQuery {
  const vector = vectors.at(row.vector);
  return { sketch: vector.subarray(0, SKETCH_SIZE), shingles: vector.subarray(SKETCH_SIZE), words: row.words };
}

function readText({ archive }: StoreParts, path: string): string {
  return archive
    .readVersion(path)
    .blocks.map((block) => block.text)
    .join('\n');
}

const KEPT_FACTS = 2000;

/** Facts of the versions that were compared last: a crowd's are asked for again and again. */
function rememberFacts(read: (number: number) => string): (number: number) => FactText {
  const kept = new Map<number, FactText>();
  return (number) => {
    const facts = kept.get(number) ?? readFacts(read(number));
    if (kept.size >= KEPT_FACTS) kept.clear();
    kept.set(number, facts);
    return facts;
  };
}

/** Whose version a number is: this run's, whose numbers follow one another, or an earlier one's. */
function identifyVersion(
  parts: StoreParts,
  written: readonly WrittenVersion[],
  number: number,
): Pick<RelatedRecord, 'record' | 'precedence'> {
  const own = written[number - (written[0]?.number ?? 0)];
  if (own === undefined) return { record: storedVersion(parts, number).record, precedence: null };
  const row = parts.plan.byRow(own.row);
  return { record: recordId(row.identity), precedence: precedenceOf(row) };
}

function storedVersion({ archive }: StoreParts, number: number): KnownVersion {
  const stored = archive.catalog.version(number);
  if (stored === undefined)
    throw new Error(`the duplicate index names version ${number}, which the catalog doesn't have`);
  return stored;
}

const precedenceOf = ({ published, words, text }: PlanRow): Precedence => ({ published, words, text });
