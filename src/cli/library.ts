/**
 * The library as the commands use it. It is imported on first use: extraction, the schema checks and the store cost
 * half a second, and `--help` needs none of them.
 */
import type * as library from '../index.ts';

type Commanded =
  | 'archiveStatus'
  | 'cleanLines'
  | 'diffRecords'
  | 'explainDocument'
  | 'explainRecord'
  | 'exportRecords'
  | 'exportToFile'
  | 'findDuplicatePairs'
  | 'findSimilarTo'
  | 'forget'
  | 'groupPairs'
  | 'listClusters'
  | 'listPairs'
  | 'listRecords'
  | 'listRejects'
  | 'loadConfig'
  | 'parseBylineLine'
  | 'parseDateLine'
  | 'readOriginal'
  | 'reclean'
  | 'recordJsonSchema'
  | 'reindex'
  | 'retry'
  | 'run'
  | 'searchArchive'
  | 'showRecord'
  | 'traceRecord'
  | 'verify';

export type Library = Pick<typeof library, Commanded>;

/** A command is a process of its own: a configuration that loops for ever may end it. */
export async function loadLibrary(): Promise<Library> {
  const loaded = await import('../index.ts');
  loaded.endOnEndlessLoading();
  return loaded;
}
