/** What a text is to those that precede it: in a run, and when the relations of an archive are told anew. */

import type { RelatedDocument } from '../archive/duplicate-index/find-similar.ts';
import type { DuplicateIndex } from '../archive/duplicate-index/open-duplicate-index.ts';
import type { RelatedEntry, RelationKind } from '../archive/runs/account.ts';
import { type DuplicateScope, isInScope, isLimited, type PlacedArticle } from '../corpus/duplicates/in-scope.ts';
import type { FramedText } from '../corpus/duplicates/read-frame.ts';
import { tellRelation } from '../corpus/duplicates/tell-relation.ts';
import { requiredSimilarity } from '../text/shingles/required-similarity.ts';
import type { ShingledText } from '../text/shingles/shingle.ts';
import { nearestRecords, type RelatedRecord } from './decide-near-duplicate.ts';

/** As a configuration says. */
export interface RelationSettings extends DuplicateScope {
  /** Jaccard similarity from which on two articles are near duplicates. */
  readonly threshold: number;
}

/** What is known of the versions in the index, by their numbers. */
export interface KnownVersions {
  record(number: number): string;
  place(number: number): PlacedArticle;
  framed(number: number): FramedText;
}

/** A text of the index that another may be related to, by the number of its version. */
export interface FoundText extends RelatedDocument {
  /** What the other is to it, where that has been told already. */
  readonly relation?: RelationKind;
}

/** A text that others are found for. */
export interface OwnText {
  readonly number: number;
  /** Shingles that it has. */
  readonly size: number;
  readonly words: number;
}

/** @param precedes which versions came before it: no others are an answer */
export function findRelated(
  index: Pick<DuplicateIndex, 'related'>,
  known: KnownVersions,
  settings: RelationSettings,
  own: ShingledText & { readonly number: number },
  precedes: (number: number) => boolean,
): RelatedEntry[] {
  const { number, words, shingles } = own;
  const found = index.related(own, settings.threshold, precedes);
  return nameRelated(known, settings, { number, words, size: shingles.length }, found);
}

/** The nearest of the records that were found for a text. */
export function nameRelated(
  known: KnownVersions,
  settings: RelationSettings,
  own: OwnText,
  found: readonly FoundText[],
): RelatedEntry[] {
  if (found.length === 0) return [];
  const record = known.record(own.number);
  const place = isLimited(settings) ? known.place(own.number) : null;
  const related: RelatedRecord[] = [];
  for (const other of found) {
    const { key, similarity } = other;
    if (place !== null && !isInScope(settings, place, known.place(key))) continue;
    const framed = () => [known.framed(own.number), known.framed(key)] as const;
    const relation = other.relation ?? tellDirection(own, other, settings.threshold, framed);
    if (relation === null) continue;
    const name = known.record(key);
    if (name !== record) related.push({ record: name, similarity, relation });
  }
  return nearestRecords(related);
}

/**
 * Texts of one length that hold each other are said to contain.
 * @param framed the two texts; asked for only where `mayBeTemplate` says so
 */
export function tellDirection(
  own: Omit<OwnText, 'number'>,
  { similarity, shared, size, words }: RelatedDocument,
  threshold: number,
  framed: () => readonly [FramedText, FramedText],
): RelationKind | null {
  const sizes = [own.size, size] as const;
  const required = requiredSimilarity(threshold, own.words, words);
  const relation = tellRelation({ similarity, shared, sizes }, required, framed);
  return relation === 'contains' && own.size < size ? 'contained' : relation;
}

const KEPT_TEXTS = 2000;

/** The texts that were compared last: a crowd's are asked for again and again. */
export function rememberFramed(read: (number: number) => FramedText): (number: number) => FramedText {
  const kept = new Map<number, FramedText>();
  return (number) => {
    const framed = kept.get(number) ?? read(number);
    if (kept.size >= KEPT_TEXTS) kept.clear();
    kept.set(number, framed);
    return framed;
  };
}
