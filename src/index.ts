/**
 * The library: whatever a command does, a program can do.
 *
 *     import { clean, run } from 'newsmorgue';
 *     await run({ inputs: ['dumps'], archive: 'archive' });
 *     for await (const document of clean({ inputs: ['dumps'], survey: true })) …
 */

export type { ArchiveReader } from './archive/archive-reader.ts';
export {
  AmbiguousRecord,
  ArchiveDamaged,
  ArchiveLocked,
  NotAnArchive,
  RecordNotFound,
  VersionNotFound,
} from './archive/errors.ts';
export { openArchiveReader } from './archive/open-archive.ts';
export { type ArchiveRecord, recordJsonSchema, recordSchema } from './archive/records/record-schema.ts';
export type { Decision, OriginalRef, RejectEntry, RunAccount, SourceEntry } from './archive/runs/account.ts';
export type * from './article.ts';
export type { Config } from './config/config-schema.ts';
export { ConfigurationError } from './config/configuration-error.ts';
export { defineConfig } from './config/define-config.ts';
export type { Normalizer, Transform } from './config/extension.ts';
export { type LoadedConfig, loadConfig } from './config/load-config.ts';
export { endOnEndlessLoading } from './config/watch-loading.ts';
export type { RuleFile } from './document/clean/rule-schema.ts';
export type { CleanedDocument, CleanLine, UncleanedDocument } from './document/clean-line.ts';
export { parseBylineLine } from './document/normalise/parse-byline-line.ts';
export { parseDateLine } from './document/normalise/parse-date-line.ts';
export type { FileEntry } from './file-entry.ts';
export { archiveStatus, listRejects } from './inspect/archive-status.ts';
export { diffRecords } from './inspect/diff-records.ts';
export { groupPairs } from './inspect/group-pairs.ts';
export { listClusters, listPairs } from './inspect/list-duplicates.ts';
export { listRecords } from './inspect/list-records.ts';
export { searchArchive } from './inspect/search-archive.ts';
export { showRecord } from './inspect/show-record.ts';
export type { CleanOptions } from './jobs/clean.ts';
export type { ExplainOptions } from './jobs/explain.ts';
export type { ExportOptions } from './jobs/export.ts';
export type { FindDuplicatesOptions } from './jobs/find-duplicates.ts';
export type { LikeOptions } from './jobs/find-like.ts';
export type { ForgetOptions } from './jobs/forget.ts';
export {
  clean,
  cleanLines,
  explainDocument,
  explainRecord,
  exportRecords,
  exportToFile,
  findDuplicatePairs,
  findSimilarTo,
  forget,
  readOriginal,
  reclean,
  reindex,
  retry,
  run,
  traceRecord,
  verify,
} from './jobs/lazily.ts';
export type { RecleanOptions } from './jobs/reclean.ts';
export type { ReindexOptions } from './jobs/reindex.ts';
export type { RetryOptions } from './jobs/retry.ts';
export type { RunOptions } from './jobs/run.ts';
export type { VerifyJobOptions } from './jobs/verify.ts';
export { makeDocument } from './read/make-document.ts';
export type { InputFile, Reader, ReadItem, ReadLimits } from './read/reader.ts';
export type { ForgetReport } from './report/forget-report.ts';
export type { RecleanReport } from './report/reclean-report.ts';
export type { RunProgress, RunReport } from './report/run-report.ts';
export type { LikeHit, RecordTrace } from './report/text-trace.ts';
export type { VerifyReport } from './report/verify-report.ts';
export { DocumentRejected } from './stage.ts';
