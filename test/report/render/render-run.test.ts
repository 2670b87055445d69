import { describe, expect, it } from 'vitest';
import { createPaint, PLAIN } from '../../../src/report/layout/paint.ts';
import { renderRunLine, renderRunProblems, renderRunSummary } from '../../../src/report/render/render-run.ts';
import { toRunJson } from '../../../src/report/run-report.ts';
import { sampleRun } from '../sample-run.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes start with ESC
const COLOURS = /\u001b\[\d+m/g;

describe('the summary of a run', () => {
  it('shows each decision that occurred, what it means, and the next commands', () => {
    const text = renderRunSummary(sampleRun({ new: 1200, 'exact-duplicate': 3, rejected: 2 }), PLAIN);
    expect(text).toContain('Archived 1,200 of 1,205 documents');
    expect(text).toContain('\n  1,200  new\n');
    expect(text).toContain('\n      3  exact duplicate  a further source');
    expect(text).toContain('\n      2  rejected         bad-json 2\n');
    expect(text).not.toContain('unchanged');
    expect(text).toContain('newsmorgue dupes');
    expect(text).toContain('newsmorgue status --rejects');
  });

  it('counts pages that are no article apart from what was rejected', () => {
    const report = sampleRun(
      { rejected: 2, 'not-an-article': 1 },
      {},
      { rejects: { 'bad-json': 2, 'not-an-article': 1 } },
    );
    expect(renderRunSummary(report, PLAIN)).toMatch(/ rejected +bad-json 2\n/);
  });

  it('suggests commands as they are to be typed', () => {
    expect(renderRunSummary(sampleRun({ new: 1 }), PLAIN, './bin/newsmorgue')).toContain('  ./bin/newsmorgue ls');
  });

  it('says plainly that nothing is new', () => {
    const skipped = { files: { read: 0, continued: 0, skipped: 12, failed: 0 } };
    expect(renderRunSummary(sampleRun({}, {}, skipped), PLAIN)).toContain(
      'Nothing new. 12 files, all read by an earlier run',
    );
    expect(renderRunSummary(sampleRun({ unchanged: 40 }), PLAIN)).toContain('Nothing new. 40 documents, all archived');
    expect(renderRunLine(sampleRun({ unchanged: 40 }))).toContain('nothing new, 40 unchanged');
  });

  it('promises nothing after a dry run', () => {
    const text = renderRunSummary(sampleRun({ new: 1 }, { dryRun: true }), PLAIN);
    expect(text).toContain('Would archive 1 of 1 document ');
    expect(text).toContain('nothing written');
    expect(text).not.toContain('Next');
    expect(renderRunLine(sampleRun({ new: 1 }, { dryRun: true }))).toContain('dry run');
  });

  it('fits into 80 columns and is one line where asked', () => {
    const counts = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [`some-file/some-rather-long-rule-${at}`, at]),
    );
    const account = { removals: counts, sites: {}, flags: counts, rejects: counts };
    const decisions = { new: 1, 'new-version': 2, 'near-duplicate': 3, unchanged: 4, 'not-an-article': 5, rejected: 6 };
    const report = sampleRun(decisions, {}, account);
    const widths = renderRunSummary(report, PLAIN)
      .split('\n')
      .map((line) => line.length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(80);
    expect(renderRunLine(report)).not.toContain('\n');
  });

  it('keeps its layout in colour', () => {
    const bare = renderRunSummary(sampleRun({ new: 5, rejected: 1 }), createPaint(true)).replace(COLOURS, '');
    expect(bare).toBe(renderRunSummary(sampleRun({ new: 5, rejected: 1 }), PLAIN));
  });

  it('names what could not be opened, without what a terminal would obey', () => {
    const missing = [{ path: 'gone\u001b[2J.txt', message: 'no such file' }];
    expect(renderRunProblems(sampleRun({}, { missing }))).toEqual(['cannot open gone.txt: no such file']);
    expect(renderRunProblems(sampleRun({ rejected: 9 }, { tooManyRejects: true }))[0]).toContain(
      '9 of 9 documents rejected',
    );
    expect(renderRunProblems(sampleRun({ new: 1 }))).toEqual([]);
  });

  it('has stable fields as JSON', () => {
    expect(Object.keys(toRunJson(sampleRun({ new: 1 }), 0))).toEqual([
      'run',
      'archive',
      'dryRun',
      'outcome',
      'started',
      'ended',
      'seconds',
      'files',
      'documents',
      'decisions',
      'sites',
      'removals',
      'rejects',
      'flags',
      'relations',
      'missing',
      'tooManyRejects',
      'exitCode',
    ]);
  });
});
