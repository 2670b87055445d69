/** What a check of an archive found, and what a repair did about it. */
import type { Finding, VerifySummary } from '../archive/verify/finding.ts';
import type { Repair } from '../archive/verify/repair-archive.ts';

export interface VerifyReport extends VerifySummary {
  readonly archive: string;
  readonly findings: readonly Finding[];
  readonly repairs: readonly Repair[];
  /** What is still wrong: all findings, where nothing was repaired. */
  readonly left: readonly Finding[];
  readonly seconds: number;
}
