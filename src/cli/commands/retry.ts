import { Command, Option } from 'commander';
import { chooseArchive } from '../choose-archive.ts';
import type { CliContext } from '../context.ts';
import { reportRun } from '../report-run.ts';
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
  const { json: _json, lockWait = 0, archive: _named, ...rest } = flags;
  const watch = watchSignals(() =>
    context.stderr.write('newsmorgue: finishing the batch; once more to stop at once\n'),
  );
  try {
    const archive = await chooseArchive(flags, context);
    const report = await library.retry({ ...rest, archive, lockWaitMs: lockWait * 1000, signal: watch.signal });
    await reportRun(report, watch, flags, context);
  } finally {
    watch.stop();
  }
}
