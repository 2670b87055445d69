/** How an archive stands: `status`. */
import type { Decision, RejectEntry, RunAccount } from '../archive/account.ts';

export interface ArchiveStatus {
  readonly archive: string;
  readonly records: number;
  readonly versions: number;
  readonly sources: number;
  /** The number of runs ever committed. */
  readonly runs: number;
  /** The latest first. */
  readonly lastRuns: readonly RunAccount[];
  /** Over all runs. */
  readonly decisions: Readonly<Record<Decision, number>>;
  /** Records by site. */
  readonly sites: Readonly<Record<string, number>>;
  /** A run is open, or was stopped and will be recovered by the next one. */
  readonly unfinished: readonly string[];
}

/** A document that was rejected, and the run that did so. */
export interface RejectView extends RejectEntry {
  readonly run: string;
}
