/**
 * The library as the commands use it. It is imported on first use: extraction, the schema checks and the store cost
 * half a second, and `--help` needs none of them.
 */
import type { Logger } from 'pino';
import type { ArchiveStatus, RejectView } from '../report/archive-status.ts';
import type { DuplicateCluster, DuplicatePair } from '../report/duplicate-cluster.ts';
import type { Explanation } from '../report/explanation.ts';
import type { ForgetReport } from '../report/forget-report.ts';
import type { ListedRecord, ListFilter, SearchHit } from '../report/listed-record.ts';
import type { RecleanReport } from '../report/reclean-report.ts';
import type { RecordView } from '../report/record-view.ts';
import type { MissingInput, RunProgress, RunReport } from '../report/run-report.ts';
import type { RecordDiff } from '../report/text-diff.ts';
import type { LikeHit, RecordTrace } from '../report/text-trace.ts';
import type { VerifyReport } from '../report/verify-report.ts';
import type { LogLevel } from './log-levels.ts';

interface ExportOptions extends ListFilter {
  archive: string;
  format: 'jsonl' | 'csv' | 'parquet' | 'warc';
  gzip?: boolean;
  limit?: number;
  onRecord?: (records: number) => void;
}

export interface Library {
  run(options: {
    inputs?: readonly string[];
    archive?: string;
    config?: string;
    workers?: number;
    dryRun?: boolean;
    reread?: boolean;
    maxRejects?: string;
    metrics?: string;
    ping?: string;
    dropFolder?: string;
    lockWaitMs?: number;
    onProgress?: (progress: RunProgress) => void;
    stdin?: AsyncIterable<Uint8Array>;
    logger?: Logger;
    signal?: AbortSignal;
  }): Promise<RunReport>;
  cleanLines(options: {
    inputs: readonly string[];
    stdin?: AsyncIterable<Uint8Array>;
    config?: string;
    survey: boolean;
    workers?: number;
    /** Told of each named input that can't be opened; the others go on. */
    onMissing?: (input: MissingInput) => void;
    signal?: AbortSignal;
  }): AsyncIterable<string>;
  explainDocument(options: {
    file: string;
    stdin?: AsyncIterable<Uint8Array>;
    config?: string;
    onRejected?: (rejected: Error) => Promise<void>;
  }): AsyncIterable<Explanation>;
  explainRecord(archive: string, id: string, options: { config?: string }): Promise<Explanation>;
  reindex(options: {
    archive: string;
    lockWaitMs?: number;
    onProgress?: (progress: { readonly records: number }) => void;
  }): Promise<{ readonly records: number; readonly runs: number }>;
  verify(options: {
    archive: string;
    sample?: number;
    since?: string;
    repair?: boolean;
    config?: string;
    lockWaitMs?: number;
    onFinding?: (finding: VerifyReport['findings'][number]) => void;
    onRepair?: (repair: VerifyReport['repairs'][number]) => void;
    onProgress?: (files: number) => void;
  }): Promise<VerifyReport>;
  exportRecords(options: ExportOptions): AsyncIterable<Uint8Array>;
  exportToFile(file: string, options: ExportOptions): Promise<number>;
  forget(options: {
    archive: string;
    asked: readonly string[];
    reason: string;
    dryRun: boolean;
    lockWaitMs: number;
  }): Promise<ForgetReport>;
  reclean(
    options: Omit<ListFilter, 'all'> & {
      archive: string;
      config?: string;
      workers?: number;
      dryRun: boolean;
      lockWaitMs: number;
      signal: AbortSignal;
      onProgress: (records: number) => void;
    },
  ): Promise<RecleanReport>;
  retry(options: {
    archive: string;
    config?: string;
    workers?: number;
    run?: string;
    code?: string;
    asArticle?: boolean;
    dryRun?: boolean;
    lockWaitMs: number;
    signal: AbortSignal;
  }): Promise<RunReport>;
  recordJsonSchema(): object;
  loadConfig(path?: string): Promise<{
    readonly folder: string;
    readonly values: {
      readonly archive: string;
      readonly inputs: readonly string[];
      readonly log: { readonly level: LogLevel };
    };
  }>;
  parseDateLine(line: object): object;
  parseBylineLine(line: object): object;
  findDuplicatePairs(
    documents: AsyncIterable<{ readonly id: string; readonly text: string }>,
    options: { threshold?: number; raw: boolean },
  ): AsyncIterable<DuplicatePair>;
  groupPairs(
    pairs: Iterable<{ readonly a: string; readonly b: string; readonly similarity: number }>,
    apart?: Iterable<{ readonly a: string; readonly b: string }>,
  ): string[][];
  listRecords(archive: string, filter: ListFilter & { limit?: number }): Iterable<ListedRecord>;
  showRecord(archive: string, name: string, options: { version?: number }): Promise<RecordView>;
  readOriginal(archive: string, name: string, options: { version?: number }): Promise<Uint8Array>;
  diffRecords(
    archive: string,
    name: string,
    options: { other?: string; from?: number; to?: number },
  ): Promise<RecordDiff>;
  searchArchive(
    archive: string,
    query: string,
    options: ListFilter & { limit?: number; onIndexing?: (versions: number) => void },
  ): Promise<{ readonly hits: readonly SearchHit[]; readonly more: boolean }>;
  traceRecord(archive: string, name: string, options: { version?: number }): Promise<RecordTrace>;
  findSimilarTo(archive: string, text: string, options: ListFilter & { limit?: number }): Promise<readonly LikeHit[]>;
  listClusters(archive: string, options: { threshold?: number }): Iterable<DuplicateCluster>;
  listPairs(archive: string, options: { threshold?: number }): Iterable<DuplicatePair>;
  archiveStatus(archive: string, options: { runs: number }): Promise<ArchiveStatus>;
  listRejects(archive: string, options: { run?: string }): AsyncIterable<RejectView>;
}

export async function loadLibrary(): Promise<Library> {
  return import('../index.ts');
}
