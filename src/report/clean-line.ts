/** What `newsmorgue clean` prints of a document: a stable contract (docs/commands.md). */
import type { Block, BlockKind, Claim, DatePrecision, DocumentKind, SourceRef } from '../article.ts';

export interface CleanDate {
  readonly value: string;
  readonly precision: DatePrecision;
  readonly raw: string;
}

export interface CleanRemoval {
  readonly text: string;
  readonly rule: string;
  readonly position: number;
  readonly offset?: number;
  readonly kind: BlockKind;
}

export interface CleanDocument {
  readonly source: Pick<SourceRef, 'path' | 'member' | 'id' | 'sha256'>;
  readonly kind: DocumentKind;
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly agency: string | null;
  readonly published: CleanDate | null;
  readonly modified: CleanDate | null;
  readonly url: string | null;
  readonly site: string | null;
  readonly language: string | null;
  /** The blocks joined by blank lines. */
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly removals: readonly CleanRemoval[];
  readonly claims: readonly Claim[];
}

export interface CleanFailure {
  readonly source: { readonly path: string; readonly member?: string; readonly id?: string; readonly sha256?: string };
  readonly error: { readonly code: string; readonly message: string };
}

export type CleanLine = CleanDocument | CleanFailure;
