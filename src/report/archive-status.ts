/** How an archive stands: `status`. */

import type { ArchiveTotals } from '../archive/catalog/read-totals.ts';
import type { RejectEntry, RunAccount } from '../archive/runs/account.ts';

export interface ArchiveStatus extends ArchiveTotals {
  readonly archive: string;
  /** The latest first. */
  readonly lastRuns: readonly RunAccount[];
}

/** A document that was rejected, and the run that did so. */
export interface RejectView extends RejectEntry {
  readonly run: string;
}
