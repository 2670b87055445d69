import type { Decision, RunAccount } from '../../src/archive/runs/account.ts';
import type { RunReport } from '../../src/report/run-report.ts';

const NONE: Readonly<Record<Decision, number>> = {
  new: 0,
  'new-version': 0,
  unchanged: 0,
  'exact-duplicate': 0,
  'near-duplicate': 0,
  'not-an-article': 0,
  rejected: 0,
};

/** A run's report with these decisions, everything else plausible. */
export function sampleRun(
  decisions: Partial<Record<Decision, number>>,
  report: Partial<RunReport> = {},
  account: Partial<RunAccount> = {},
): RunReport {
  const all = { ...NONE, ...decisions };
  return {
    archive: 'archive',
    dryRun: false,
    missing: [],
    seconds: 2,
    tooManyRejects: false,
    interrupted: false,
    ...report,
    account: {
      format: 'newsmorgue/run/1',
      run: '20261123T065245Z-1',
      tool: 'newsmorgue/0.1.0',
      started: '2026-11-23T06:52:45.000Z',
      ended: '2026-11-23T06:52:47.000Z',
      outcome: 'complete',
      inputs: ['dumps'],
      files: { read: 3, continued: 0, skipped: 0, failed: 0 },
      documents: Object.values(all).reduce((sum, count) => sum + count, 0),
      decisions: all,
      sites: { 'harbour.example': { new: all.new } },
      removals: { 'repeated-headline': 2 },
      rejects: all.rejected > 0 ? { 'bad-json': all.rejected } : {},
      flags: {},
      digests: { config: 'c', rules: 'r' },
      previous: null,
      ...account,
    },
  };
}
