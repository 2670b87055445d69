import { formatAmount, formatBytes, formatCount, formatDuration } from '../layout/format-figures.ts';
import { makePrintableLine } from '../layout/make-printable.ts';
import { fitWidth } from '../layout/measure-width.ts';
import type { RunProgress } from '../run-report.ts';

const PHASE_WORDS: Readonly<Record<RunProgress['phase'], string>> = {
  survey: 'Reading',
  settle: 'Cleaning',
  store: 'Storing',
};

/** Below this the rate has not settled and an estimate would jump about. */
const LEAST_SECONDS = 2;

/** How far a phase is: bytes while reading, documents afterwards. Null where the end isn't known. */
export interface PhaseShare {
  readonly done: number;
  readonly total: number;
}

/** @param surveyed how many documents the survey found: what the later phases go through */
export function shareOf({ phase, bytes, totalBytes, documents }: RunProgress, surveyed: number): PhaseShare | null {
  const share = phase === 'survey' ? { done: bytes, total: totalBytes ?? 0 } : { done: documents, total: surveyed };
  return share.total > 0 ? { done: Math.min(share.done, share.total), total: share.total } : null;
}

/** Seconds left in this phase, or null where that can't be told. */
export function estimateSecondsLeft(share: PhaseShare | null, elapsed: number): number | null {
  if (share === null || share.done <= 0 || elapsed < LEAST_SECONDS) return null;
  return ((share.total - share.done) * elapsed) / share.done;
}

export interface ProgressContext {
  /** Seconds since this phase began. */
  readonly elapsed: number;
  readonly surveyed: number;
  /** Columns there are. */
  readonly width: number;
}

/** Where the run is, on one line: `Reading  12,400 documents  41 %  1,033/s  18 s left  dumps/2018.jsonl` */
export function renderProgress(progress: RunProgress, { elapsed, surveyed, width }: ProgressContext): string {
  const { phase, documents, bytes, rejected, file } = progress;
  const share = shareOf(progress, surveyed);
  const left = estimateSecondsLeft(share, elapsed);
  const sofar = phase === 'survey' && bytes > 0 ? formatBytes(bytes) : '';
  const parts = [
    `${PHASE_WORDS[phase].padEnd(8)} ${formatAmount(documents, 'document')}`,
    share === null ? sofar : `${Math.floor((100 * share.done) / share.total)} %`,
    elapsed > 0.2 && documents > 0 ? `${formatCount(documents / elapsed)}/s` : '',
    left === null ? '' : `${formatDuration(left)} left`,
    rejected > 0 ? `${formatCount(rejected)} rejected` : '',
    phase !== 'survey' || file === undefined ? '' : makePrintableLine(file),
  ];
  return fitWidth(parts.filter((part) => part !== '').join('  '), width);
}
