import { formatBytes, formatCount, formatDuration } from './format-figures.ts';
import { makePrintableLine } from './make-printable.ts';
import { fitWidth } from './measure-width.ts';
import type { RunProgress } from './run-report.ts';

const PHASE_WORDS: Readonly<Record<RunProgress['phase'], string>> = {
  survey: 'Reading',
  settle: 'Cleaning',
  store: 'Storing',
};

/** Below this the rate has not settled and an estimate would jump about. */
const LEAST_SECONDS = 2;

/** Seconds left in this phase, or null where that can't be told. */
export function estimateSecondsLeft({ bytes, totalBytes }: RunProgress, elapsed: number): number | null {
  if (totalBytes === null || bytes <= 0 || elapsed < LEAST_SECONDS) return null;
  return Math.max(0, ((totalBytes - bytes) * elapsed) / bytes);
}

/**
 * Where the run is, on one line of at most `width` columns. `elapsed` are seconds since this phase began.
 * `Reading  12,400 documents  41 %  1,033/s  18 s left  dumps/2018.jsonl`
 */
export function renderProgress(progress: RunProgress, elapsed: number, width: number): string {
  const { documents, bytes, totalBytes, rejected, file } = progress;
  const left = estimateSecondsLeft(progress, elapsed);
  const share = totalBytes !== null && totalBytes > 0 ? Math.min(100, Math.floor((100 * bytes) / totalBytes)) : null;
  const parts = [
    `${PHASE_WORDS[progress.phase].padEnd(8)} ${formatCount(documents)} documents`,
    share === null ? (bytes > 0 ? formatBytes(bytes) : '') : `${share} %`,
    elapsed > 0.2 && documents > 0 ? `${formatCount(documents / elapsed)}/s` : '',
    left === null ? '' : `${formatDuration(left)} left`,
    rejected > 0 ? `${formatCount(rejected)} rejected` : '',
    file === undefined ? '' : makePrintableLine(file),
  ];
  return fitWidth(parts.filter((part) => part !== '').join('  '), width);
}
