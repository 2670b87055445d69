import { Command, Option } from 'commander';
import type { RunReport } from '../../report/run-report.ts';
import { namedArchive } from '../choose-archive.ts';
import type { CliContext } from '../context.ts';
import { createLogger } from '../create-logger.ts';
import { LOG_LEVELS, type LogLevel } from '../log-levels.ts';
import { UsageError } from '../report-error.ts';
import { reportRun } from '../report-run.ts';
import {
  archiveOption,
  configOption,
  examples,
  jsonOption,
  lockWaitOption,
  parseShareOrCount,
  workersOption,
} from '../shared-options.ts';
import { NO_PROGRESS, type ProgressDisplay, showProgress } from '../show-progress.ts';
import { type SignalWatch, watchSignals } from '../watch-signals.ts';

interface RunFlags {
  readonly archive?: string;
  readonly config?: string;
  readonly workers?: number;
  readonly dryRun?: true;
  readonly reread?: true;
  readonly maxRejects?: string;
  readonly metrics?: string;
  readonly ping?: string;
  readonly dropFolder?: string;
  readonly lockWait?: number;
  readonly progress?: true;
  readonly quiet?: true;
  readonly fullSummary?: true;
  readonly logLevel?: LogLevel;
  readonly json?: true;
}

export function runCommand(context: CliContext): Command {
  return new Command('run')
    .summary('read dumps and archive their articles')
    .description('Read dumps and archive their articles.')
    .argument('[inputs...]', "files, folders, globs, or - for standard input (default: the configuration's)")
    .addOption(archiveOption())
    .addOption(configOption())
    .addOption(workersOption())
    .option('-n, --dry-run', 'say what would happen, write nothing')
    .option('--reread', 'read files again that an earlier run has read')
    .addOption(
      new Option('--max-rejects <N|N%>', 'exit with 3 when more documents are rejected').argParser(parseShareOrCount),
    )
    .addOption(lockWaitOption())
    .option('--drop-folder <folder>', 'read what lies there; move it to done/ or failed/ after the commit')
    .option('--metrics <file>', 'write a Prometheus text file at the end')
    .option('--ping <url>', 'POST to URL/start, then to URL or URL/fail')
    .option('--progress', 'progress lines where there is no terminal, too')
    .option('-q, --quiet', 'say nothing on success')
    .option('--full-summary', 'the full summary where there is no terminal, too')
    .addOption(new Option('--log-level <level>', 'log to standard error').choices(LOG_LEVELS))
    .addOption(jsonOption('print the summary as JSON'))
    .addHelpText(
      'after',
      examples(
        ['newsmorgue run dumps/', 'archive a folder'],
        ["newsmorgue run 'dumps/*.jsonl.gz' -a /srv/morgue", 'into another archive'],
        ['zcat pages.warc.gz | newsmorgue run -', 'from a pipe'],
        ['newsmorgue run --dry-run dumps/', 'what would happen?'],
        ['newsmorgue run --quiet', 'from cron, as configured'],
      ),
    )
    .action((inputs: string[], flags: RunFlags) => runAction(inputs, flags, context));
}

async function runAction(inputs: readonly string[], flags: RunFlags, context: CliContext): Promise<void> {
  const wanted = flags.progress || (context.stderr.isTTY === true && !flags.quiet && !flags.json);
  const progress = wanted ? showProgress(context) : NO_PROGRESS;
  const watch = watchSignals(() => {
    progress.clear();
    context.stderr.write('newsmorgue: finishing the batch; once more to stop at once (safe, too)\n');
  });
  try {
    const report = await callRun(inputs, flags, progress, watch, context);
    progress.clear();
    await reportRun(report, watch, flags, context);
  } finally {
    progress.clear();
    watch.stop();
  }
}

async function callRun(
  inputs: readonly string[],
  flags: RunFlags,
  progress: ProgressDisplay,
  watch: SignalWatch,
  context: CliContext,
): Promise<RunReport> {
  const library = await context.library();
  const { config, workers, maxRejects, metrics, ping, dropFolder } = flags;
  if (dropFolder !== undefined && inputs.length > 0) throw new UsageError('name inputs, or a drop folder: not both');
  if (ping !== undefined && !URL.canParse(ping)) throw new UsageError(`--ping: expected a URL, got ${ping}`);
  const { values } = await library.loadConfig(config);
  if (inputs.length === 0 && dropFolder === undefined && values.inputs.length === 0) {
    throw new UsageError('no inputs: name files, folders, globs or -, or set `inputs` in the configuration');
  }
  const archive = namedArchive(flags, context);
  return library.run({
    ...(inputs.length > 0 && { inputs }),
    ...(archive !== undefined && { archive }),
    ...(config !== undefined && { config }),
    ...(workers !== undefined && { workers }),
    ...(maxRejects !== undefined && { maxRejects }),
    ...(metrics !== undefined && { metrics }),
    ...(ping !== undefined && { ping }),
    ...(dropFolder !== undefined && { dropFolder }),
    lockWaitMs: (flags.lockWait ?? 0) * 1000,
    logger: await createLogger(chooseLogLevel(flags, values.log.level), context, progress.clear),
    dryRun: flags.dryRun ?? false,
    reread: flags.reread ?? false,
    stdin: context.stdin,
    onProgress: progress.update,
    signal: watch.signal,
  });
}

/** As the option says, else the configuration; the quiet hear of errors alone, unless they asked for more. */
function chooseLogLevel({ logLevel, quiet }: RunFlags, configured: LogLevel): LogLevel {
  if (logLevel !== undefined) return logLevel;
  return quiet && configured !== 'silent' ? 'error' : configured;
}
