import type { ArchiveRecord } from './record-schema.ts';

/** What the catalog lists of a record and the account counts; the rest stands in its file alone. */
export interface ListedRecord
  extends Pick<
    ArchiveRecord,
    'id' | 'identity' | 'version' | 'site' | 'title' | 'published' | 'language' | 'authors' | 'url' | 'text' | 'flags'
  > {
  readonly removals: readonly Pick<ArchiveRecord['removals'][number], 'rule'>[];
}
