import { formatAmount, formatCount, formatDuration } from '../layout/format-figures.ts';
import { makePrintableLine } from '../layout/make-printable.ts';
import type { Paint } from '../layout/paint.ts';
import type { VerifyReport } from '../verify-report.ts';

export function renderFinding({ path, kind, problem }: VerifyReport['findings'][number], paint: Paint): string {
  return `${paint.red(kind.padEnd(7))}  ${makePrintableLine(path)}  ${paint.dim(makePrintableLine(problem))}`;
}

export function renderRepair({ path, action, kept }: VerifyReport['repairs'][number], paint: Paint): string {
  const colour = action === 'restored' ? paint.green : paint.yellow;
  const place = kept === null ? '' : `  ${paint.dim(`was moved to ${makePrintableLine(kept)}`)}`;
  return `${colour(action.padEnd(8))}  ${makePrintableLine(path)}${place}`;
}

/** The last line: whether all is well. */
export function renderVerdict(report: VerifyReport, paint: Paint): string {
  const { files, checked, runs, forgotten, losses, left, repairs } = report;
  const read = checked < files ? `, ${formatCount(checked)} read` : '';
  const notes = [
    forgotten > 0 ? `${formatAmount(forgotten, 'article')} forgotten` : '',
    losses > 0 ? `${formatAmount(losses, 'file')} accounted for as lost in quarantine/` : '',
    repairs.length > 0 ? `${formatAmount(repairs.length, 'repair')}` : '',
  ].filter((note) => note !== '');
  const verdict = left.length === 0 ? paint.green('Sound') : paint.red(formatAmount(left.length, 'problem'));
  const what = `${formatAmount(files, 'file')} of ${formatAmount(runs, 'run')}${read}, in ${formatDuration(report.seconds)}`;
  return `${verdict}: ${[what, ...notes].join('; ')}`;
}
