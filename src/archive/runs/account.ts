/** The run's own account: the shapes of run.json, files.jsonl, sources.jsonl and rejects.jsonl (docs/archive-format.md). */

import type { SourceRef } from '../../article.ts';
import type { FileEntry } from '../../file-entry.ts';

export type Decision =
  | 'new'
  | 'new-version'
  | 'unchanged'
  | 'exact-duplicate'
  | 'near-duplicate'
  | 'not-an-article'
  | 'rejected';

export const DECISIONS: readonly Decision[] = [
  'new',
  'new-version',
  'unchanged',
  'exact-duplicate',
  'near-duplicate',
  'not-an-article',
  'rejected',
];

/** Where the original bytes of a document lie: a gzip member of a WARC file below `originals/`. */
export interface OriginalRef {
  /** From the archive's root. */
  readonly file: string;
  readonly offset: number;
  readonly length: number;
}

/**
 * What a text is to another that was there before it: as good as the same, the same frame with other facts, holding the other
 * nearly whole, held by the other, or sharing passages with it.
 */
export type RelationKind = 'duplicate' | 'template' | 'contains' | 'contained' | 'reuses';

export interface RelatedEntry {
  /** Id of a record. */
  readonly of: string;
  /** Jaccard of word 5-shingles, 0 to 1. */
  readonly similarity: number;
  readonly relation: RelationKind;
}

/** One line of sources.jsonl: what became of one document. */
export interface SourceEntry {
  readonly source: SourceRef;
  readonly decision: Exclude<Decision, 'rejected' | 'not-an-article'>;
  /** The record it is, or is a further source of. */
  readonly record: string;
  readonly version: number;
  /** The document's own identity key, where it is a copy and the record has another's. */
  readonly identity?: string;
  readonly site: string | null;
  /** The rule of the archive that decided: `source-digest`, `extracted-text`, `cleaned-text`, `text-digest`, `shingles`, … */
  readonly reason: string;
  /** The document is one that the record had before; it was cleaned anew. */
  readonly cause?: 'reclean';
  /** The record matched, for near duplicates; else the one that the text is most nearly related to. */
  readonly of?: string;
  /** Jaccard of word 5-shingles with `of`, 0 to 1. */
  readonly similarity?: number;
  /** What the document's text is to that of `of`; `duplicate` where it isn't said. */
  readonly relation?: RelationKind;
  /** Further records that it is related to, the nearest first; the first so many where there are very many. */
  readonly related?: readonly RelatedEntry[];
  readonly original?: OriginalRef;
}

/** One line of rejects.jsonl: enough to retry. */
export interface RejectEntry {
  readonly source: Omit<SourceRef, 'sha256'> & { readonly sha256?: string };
  readonly code: string;
  readonly message: string;
  readonly site?: string | null;
  readonly original?: OriginalRef;
}

/** run.json: the commit marker. Times are here and nowhere else. */
export interface RunAccount {
  readonly format: 'newsmorgue/run/1';
  /** `20261123T065245Z-1` */
  readonly run: string;
  readonly tool: string;
  readonly started: string;
  readonly ended: string;
  readonly outcome: 'complete' | 'interrupted';
  readonly inputs: readonly string[];
  readonly files: Readonly<Record<FileEntry['status'], number>>;
  readonly documents: number;
  readonly decisions: Readonly<Record<Decision, number>>;
  /** Documents by site and decision; `unknown` where there is no site. The largest 1,000 sites. */
  readonly sites: Readonly<Record<string, Readonly<Partial<Record<Decision, number>>>>>;
  /** How many pieces each rule removed, in the records this run wrote. */
  readonly removals: Readonly<Record<string, number>>;
  /** How many documents were rejected with each code. */
  readonly rejects: Readonly<Record<string, number>>;
  /** How many of the written documents carry each flag. */
  readonly flags: Readonly<Record<string, number>>;
  /** How many of the written documents have each relation with others; absent in accounts of earlier versions. */
  readonly relations?: Readonly<Partial<Record<RelationKind, number>>>;
  /** How many things that are no documents by their kind were passed over; absent where there were none, and in accounts of earlier versions. */
  readonly passedOver?: Readonly<Record<string, number>>;
  readonly digests: { readonly config: string; readonly rules: string };
  /** Hex SHA-256 of the previous run's run.json; null for the first. */
  readonly previous: string | null;
}
