/** What is asked of a thread, and what it answers: flat, since it crosses threads. */
import type { ListedRecord } from '../archive/records/listed-record.ts';
import type { IdentifiedArticle, RawDocument } from '../article.ts';
import type { LineDigest, ScopeKnowledge } from '../learned-lines.ts';
import type { RejectionCode } from '../stage.ts';

export interface Failure {
  readonly ok: false;
  readonly code: RejectionCode;
  readonly message: string;
  /** Where a step failed: for the log, and nowhere else. */
  readonly stack?: string;
}

export interface SurveyTask {
  readonly kind: 'survey';
  readonly documents: readonly RawDocument[];
  /** For each document, whether to render the WARC record of its original. */
  readonly originals: readonly boolean[];
}

export type SurveyResult = (
  | {
      readonly ok: true;
      /** The draft as JSON, in UTF-8. */
      readonly draft: Uint8Array;
      /** What makes it no article, in words that follow "the page"; null for an article. */
      readonly otherPage: string | null;
      readonly digest: LineDigest;
    }
  | Failure
) & { readonly original: Uint8Array | null };

export interface SettleTask {
  readonly kind: 'settle';
  /** What the results hold: the article for the store, or the line that `clean` prints. */
  readonly output: 'article' | 'clean-line';
  /** Drafts as `SurveyResult` has them. */
  readonly drafts: readonly { readonly draft: Uint8Array; readonly knowledge: ScopeKnowledge | undefined }[];
}

export interface SettledArticle {
  readonly ok: true;
  /** The record as the first version under its key has it: the bytes of its file. */
  readonly record: Uint8Array;
  readonly summary: ArticleSummary;
  /** The shingles, then the tokens. */
  readonly vector: Uint32Array;
}

/** A `CleanedDocument` as JSON. */
export interface SettledLine {
  readonly ok: true;
  readonly line: string;
}

export type SettleResult = SettledArticle | SettledLine | Failure;

/** What the store decides on, without reading the article again. */
export interface ArticleSummary {
  readonly basis: IdentifiedArticle['identity']['basis'];
  readonly key: string;
  readonly fallback: string;
  readonly extracted: string;
  readonly text: string;
  readonly words: number;
  readonly published: string | null;
  readonly modified: string | null;
  readonly crawled: string | null;
  readonly site: string | null;
  /** A `Listing` as JSON: it crosses threads and is spooled, and only its record's writer reads it. */
  readonly listing: string;
}

/** What is listed of a record, as it stands there. */
export interface Listing
  extends Pick<ListedRecord, 'title' | 'published' | 'language' | 'authors' | 'url' | 'removals' | 'flags'> {
  /** Hex SHA-256 of its bytes. */
  readonly sha256: string;
}

/** All steps in one go, without any knowledge of other documents. Each result is a line that `clean` prints. */
export interface CleanTask {
  readonly kind: 'clean';
  readonly documents: readonly RawDocument[];
}

export type DocumentTask = SurveyTask | SettleTask | CleanTask;
