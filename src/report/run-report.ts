/** What a run tells of itself, in memory and as the JSON that `run --json` prints. */
import type { RunAccount } from '../archive/runs/account.ts';

/** An input that was named but is not there or can't be opened. */
export interface MissingInput {
  readonly path: string;
  readonly message: string;
}

export interface RunReport {
  readonly account: RunAccount;
  /** The archive's folder. */
  readonly archive: string;
  readonly dryRun: boolean;
  readonly missing: readonly MissingInput[];
  readonly seconds: number;
  readonly tooManyRejects: boolean;
  readonly interrupted: boolean;
}

/** Where a run is. `survey` reads, `settle` cleans and dates, `store` writes. */
export interface RunProgress {
  readonly phase: 'survey' | 'settle' | 'store';
  /** Documents done in this phase. */
  readonly documents: number;
  readonly bytes: number;
  /** Of all inputs; null where it isn't known (standard input). */
  readonly totalBytes: number | null;
  readonly rejected: number;
  readonly file?: string;
}

/** Documents that left something new in the archive. */
export function countStored({ decisions }: RunAccount): number {
  return decisions.new + decisions['new-version'] + decisions['near-duplicate'];
}

/** Whether the run found nothing that the archive did not know already. */
export function isNothingNew({ decisions, documents }: RunAccount): boolean {
  return documents === decisions.unchanged;
}

/** The fields of `run --json`, stable: docs/commands.md lists them. */
export function toRunJson(report: RunReport, exitCode: number): object {
  const { account } = report;
  return {
    run: report.dryRun ? null : account.run,
    archive: report.archive,
    dryRun: report.dryRun,
    outcome: account.outcome,
    started: account.started,
    ended: account.ended,
    seconds: report.seconds,
    files: account.files,
    documents: account.documents,
    decisions: account.decisions,
    sites: account.sites,
    removals: account.removals,
    rejects: account.rejects,
    flags: account.flags,
    relations: account.relations ?? {},
    missing: report.missing,
    tooManyRejects: report.tooManyRejects,
    exitCode,
  };
}
