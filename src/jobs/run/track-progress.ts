import type { RunProgress } from '../../report/run-report.ts';
import type { InputListener } from '../documents/read-documents.ts';

/** Counts how far each walk of a run is, and tells whoever wants to know. */
export interface ProgressTracker extends InputListener {
  /** Bytes that there are to read; null where that isn't known. */
  expect(totalBytes: number | null): void;
  surveyed(): void;
  settled(): void;
  stored(): void;
  rejected(): void;
}

export function trackProgress(tell: (progress: RunProgress) => void = () => {}): ProgressTracker {
  let progress: RunProgress = { phase: 'survey', documents: 0, bytes: 0, totalBytes: null, rejected: 0 };
  let before = 0;
  const update = (changes: Partial<RunProgress>): void => {
    progress = { ...progress, ...changes };
    tell(progress);
  };
  const step = (phase: RunProgress['phase']): void =>
    update({ phase, documents: progress.phase === phase ? progress.documents + 1 : 1 });
  return {
    expect: (totalBytes) => update({ totalBytes }),
    started: (file) => update({ file }),
    reached: (bytes) => update({ bytes: before + bytes }),
    finished: ({ size, status }) => {
      if (status !== 'skipped') before += Math.max(size, 0);
      update({ bytes: before });
    },
    surveyed: () => step('survey'),
    settled: () => step('settle'),
    stored: () => step('store'),
    rejected: () => update({ rejected: progress.rejected + 1 }),
  };
}
