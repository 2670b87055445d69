import { describe, expect, it } from 'vitest';
import { estimateSecondsLeft, renderProgress, shareOf } from '../../../src/report/render/render-progress.ts';
import type { RunProgress } from '../../../src/report/run-report.ts';

const reading: RunProgress = {
  phase: 'survey',
  documents: 1200,
  bytes: 4e6,
  totalBytes: 1e7,
  rejected: 3,
  file: 'dumps/\u001b[31ma.jsonl',
};

describe('progress', () => {
  it('tells phase, share, rate, what is left and the file', () => {
    expect(renderProgress(reading, { elapsed: 4, surveyed: 0, width: 100 })).toBe(
      'Reading  1,200 documents  40 %  300/s  6.0 s left  3 rejected  dumps/a.jsonl',
    );
  });

  it('tells bytes where the end is not known', () => {
    const line = renderProgress({ ...reading, totalBytes: null }, { elapsed: 4, surveyed: 0, width: 100 });
    expect(line).toContain('4 MB');
    expect(line).not.toContain('%');
  });

  it('counts documents once they are all read', () => {
    expect(shareOf({ ...reading, phase: 'store', documents: 30 }, 120)).toEqual({ done: 30, total: 120 });
    expect(
      renderProgress({ ...reading, phase: 'store', documents: 30 }, { elapsed: 1, surveyed: 120, width: 80 }),
    ).toContain('25 %');
  });

  it('estimates nothing before the rate has settled', () => {
    expect(estimateSecondsLeft({ done: 10, total: 100 }, 0.5)).toBeNull();
    expect(estimateSecondsLeft({ done: 0, total: 100 }, 50)).toBeNull();
    expect(estimateSecondsLeft({ done: 50, total: 100 }, 50)).toBe(50);
  });

  it('stays within the terminal', () => {
    expect(renderProgress(reading, { elapsed: 4, surveyed: 0, width: 40 }).length).toBeLessThanOrEqual(40);
  });
});
