import { Command, Option } from 'commander';
import { renderRunLine, renderRunProblems, renderRunSummary } from '../../report/render-run.ts';
import { toRunJson } from '../../report/run-report.ts';
import { chooseArchive } from '../choose-archive.ts';
import { type CliContext, paintFor, write, writeJson, writeLines } from '../context.ts';
import { EXIT, SIGNAL_BASE, SIGNALS } from '../exit-codes.ts';
import { archiveOption, configOption, examples, jsonOption, lockWaitOption, workersOption } from '../shared-options.ts';
import { watchSignals } from '../watch-signals.ts';

interface RetryFlags {
  readonly archive?: string;
  readonly config?: string;
  readonly workers?: number;
  readonly run?: string;
  readonly code?: string;
  readonly asArticle?: true;
  readonly dryRun?: true;
  readonly lockWait?: number;
  readonly json?: true;
}

export function retryCommand(context: CliContext): Command {
  return new Command('retry')
    .summary('take up again what was rejected')
    .description('Take up again what runs have rejected: from the originals that were kept, else from the dumps.')
    .addOption(new Option('--run <run>', 'only what this run rejected; last: the latest'))
    .addOption(new Option('--code <code>', 'only what was rejected with this code'))
    .option('--as-article', 'take up pages that were found to be no article')
    .option('-n, --dry-run', 'say what would happen, write nothing')
    .addOption(archiveOption())
    .addOption(configOption())
    .addOption(workersOption())
    .addOption(lockWaitOption())
    .addOption(jsonOption('print the summary as JSON'))
    .addHelpText(
      'after',
      examples(
        ['newsmorgue retry', 'after an update, or a change of the configuration'],
        ['newsmorgue retry --as-article --run last', 'those pages are articles after all'],
      ),
    )
    .action((flags: RetryFlags) => retryAction(flags, context));
}

async function retryAction(flags: RetryFlags, context: CliContext): Promise<void> {
  const library = await context.library();
  const { json, lockWait = 0, archive: _named, ...rest } = flags;
  const watch = watchSignals(() =>
    context.stderr.write('newsmorgue: finishing the batch; once more to stop at once\n'),
  );
  try {
    const archive = await chooseArchive(flags, context);
    const report = await library.retry({ ...rest, archive, lockWaitMs: lockWait * 1000, signal: watch.signal });
    const stopped = watch.received();
    if (report.interrupted && stopped !== undefined) context.exitCode = SIGNAL_BASE + SIGNALS[stopped];
    else if (report.missing.length > 0) context.exitCode = EXIT.incomplete;
    if (json) return await writeJson(context.stdout, toRunJson(report, context.exitCode));
    const summary = context.stdout.isTTY
      ? renderRunSummary(report, paintFor(context.stdout, context), context.env['NEWSMORGUE_CALLED_AS'])
      : `${renderRunLine(report)}\n`;
    await write(context.stdout, summary);
    await writeLines(
      context.stderr,
      renderRunProblems(report).map((line) => `newsmorgue: ${line}`),
    );
  } finally {
    watch.stop();
  }
}
