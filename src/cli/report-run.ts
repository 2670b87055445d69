/** How a command that made a run ends: the exit code, the summary, and what went wrong. */
import { isAbsolute, relative } from 'node:path';
import { renderRunLine, renderRunProblems, renderRunSummary } from '../report/render/render-run.ts';
import { type RunReport, toRunJson } from '../report/run-report.ts';
import { type CliContext, OutputClosed, paintFor, write, writeJson, writeLines } from './context.ts';
import { EXIT, SIGNAL_BASE, SIGNALS } from './exit-codes.ts';
import type { SignalWatch } from './watch-signals.ts';

export interface ReportFlags {
  readonly json?: true;
  readonly quiet?: true;
  readonly fullSummary?: true;
}

/** Sets the exit code and prints. */
export async function reportRun(
  made: RunReport,
  watch: SignalWatch,
  flags: ReportFlags,
  context: CliContext,
): Promise<void> {
  const report = shortenPlace(made);
  context.exitCode = exitCodeOf(report, watch);
  await printReport(report, flags, context);
}

/** An archive below the current folder is called as one would type it. */
function shortenPlace(report: RunReport): RunReport {
  const below = relative('', report.archive);
  return below === '' || below.startsWith('..') || isAbsolute(below) ? report : { ...report, archive: below };
}

function exitCodeOf(report: RunReport, watch: SignalWatch): number {
  const stopped = watch.received();
  if (report.interrupted && stopped !== undefined) return SIGNAL_BASE + SIGNALS[stopped];
  return report.missing.length > 0 || report.tooManyRejects ? EXIT.incomplete : EXIT.ok;
}

/** The summary on standard output, what went wrong on standard error and last. */
async function printReport(report: RunReport, flags: ReportFlags, context: CliContext): Promise<void> {
  try {
    await printSummary(report, flags, context);
  } catch (error) {
    // The run is done; that nobody reads its summary changes nothing.
    if (!(error instanceof OutputClosed)) throw error;
  }
  if (flags.json) return;
  const paint = paintFor(context.stderr, context);
  const problems = renderRunProblems(report);
  if (problems.length > 0 && context.stdout.isTTY && context.stderr.isTTY) await write(context.stderr, '\n');
  await writeLines(
    context.stderr,
    problems.map((line) => `${paint.red('newsmorgue:')} ${line}`),
  );
}

async function printSummary(report: RunReport, flags: ReportFlags, context: CliContext): Promise<void> {
  if (flags.json) return writeJson(context.stdout, toRunJson(report, context.exitCode));
  if (flags.quiet && context.exitCode === EXIT.ok) return;
  if (flags.fullSummary || context.stdout.isTTY) {
    return write(
      context.stdout,
      renderRunSummary(report, paintFor(context.stdout, context), context.env['NEWSMORGUE_CALLED_AS']),
    );
  }
  return write(context.stdout, `${renderRunLine(report)}\n`);
}
