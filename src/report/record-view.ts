/** A record with all that the archive knows of it: `show`. */

import type { SourceOfRecord } from '../archive/archive-reader.ts';
import type { ArchiveRecord } from '../archive/records/record-schema.ts';
import type { OriginalRef } from '../archive/runs/account.ts';

export interface VersionView {
  readonly version: number;
  readonly path: string;
  /** The run that wrote it. */
  readonly run: string;
  readonly title: string | null;
  readonly words: number;
  readonly changed: ArchiveRecord['changed'];
}

export interface RelationView {
  readonly id: string;
  readonly title: string | null;
  readonly site: string | null;
  /** Jaccard of word 5-shingles, 0 to 1. */
  readonly similarity: number;
  /** What the record is to the other: `duplicate`, `template`, `contains`, `contained`, `reuses`, `reused`. */
  readonly relation: string;
}

export interface RecordView {
  /** The archive's folder, as it was named. */
  readonly archive: string;
  /** Of the version shown, from the archive's root. */
  readonly path: string;
  readonly record: ArchiveRecord;
  readonly versions: readonly VersionView[];
  readonly sources: readonly SourceOfRecord[];
  readonly resembles: readonly RelationView[];
  readonly original: OriginalRef | null;
}
