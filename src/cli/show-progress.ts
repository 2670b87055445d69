import { renderProgress } from '../report/render/render-progress.ts';
import type { RunProgress } from '../report/run-report.ts';
import { type CliContext, widthOf } from './context.ts';

export interface ProgressDisplay {
  readonly update: (progress: RunProgress) => void;
  /** Takes the live line away, so that what follows starts on a clean one. */
  readonly clear: () => void;
}

const LIVE_INTERVAL_MS = 100;
const PLAIN_INTERVAL_MS = 10_000;
const CLEAR_LINE = '\r\u001b[K';

export const NO_PROGRESS: ProgressDisplay = { update: () => {}, clear: () => {} };

/** Progress on standard error: one line that renews itself on a terminal, a plain line every ten seconds elsewhere. */
export function showProgress(context: CliContext, now: () => number = Date.now): ProgressDisplay {
  const live = context.stderr.isTTY === true;
  const interval = live ? LIVE_INTERVAL_MS : PLAIN_INTERVAL_MS;
  const width = Math.max(20, widthOf(context.stderr) - 1);
  let phase: RunProgress['phase'] | undefined;
  let phaseStart = 0;
  let surveyed = 0;
  let shown = live ? 0 : now();
  const update = (progress: RunProgress): void => {
    const time = now();
    if (progress.phase !== phase) {
      phase = progress.phase;
      phaseStart = time;
    }
    if (progress.phase === 'survey') surveyed = progress.documents;
    if (time - shown < interval) return;
    shown = time;
    const line = renderProgress(progress, { elapsed: (time - phaseStart) / 1000, surveyed, width });
    context.stderr.write(live ? CLEAR_LINE + line : `${line}\n`);
  };
  const clear = (): void => {
    if (live && shown > 0) context.stderr.write(CLEAR_LINE);
    shown = 0;
  };
  return { update, clear };
}
