import { Command } from 'commander';
import { formatCount } from '../../report/layout/format-figures.ts';
import { renderReclean } from '../../report/render/render-reclean.ts';
import { chooseArchive } from '../choose-archive.ts';
import { type CliContext, paintFor, write, writeJson } from '../context.ts';
import { EXIT, SIGNAL_BASE, SIGNALS } from '../exit-codes.ts';
import { addFilterOptions, type FilterFlags } from '../filter-options.ts';
import { archiveOption, configOption, examples, jsonOption, lockWaitOption, workersOption } from '../shared-options.ts';
import { watchSignals } from '../watch-signals.ts';

interface RecleanFlags extends Omit<FilterFlags, 'all' | 'limit'> {
  readonly archive?: string;
  readonly config?: string;
  readonly workers?: number;
  readonly dryRun?: true;
  readonly lockWait?: number;
  readonly json?: true;
}

const INTERVAL_MS = 200;

export function recleanCommand(context: CliContext): Command {
  return addFilterOptions(
    new Command('reclean')
      .summary("apply today's rules to what is archived")
      .description(
        'Clean the archived articles anew: new rules, new software, what sites have been seen to repeat since. What comes out otherwise becomes a new version.',
      ),
    { listing: false },
  )
    .option('-n, --dry-run', 'say what would change, write nothing')
    .addOption(archiveOption())
    .addOption(configOption())
    .addOption(workersOption())
    .addOption(lockWaitOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        ['newsmorgue reclean --dry-run', 'what would change, summed by rule'],
        ['newsmorgue reclean --site example.com', 'of one site'],
      ),
    )
    .action((flags: RecleanFlags) => recleanAction(flags, context));
}

async function recleanAction(flags: RecleanFlags, context: CliContext): Promise<void> {
  const library = await context.library();
  const { json, lockWait = 0, dryRun = false, archive: _named, ...rest } = flags;
  const live = context.stderr.isTTY === true && !json;
  let shown = 0;
  const watch = watchSignals(() => context.stderr.write('newsmorgue: stopping; nothing has been written\n'));
  try {
    const archive = await chooseArchive(flags, context);
    const onProgress = (records: number): void => {
      if (!live || Date.now() - shown < INTERVAL_MS) return;
      shown = Date.now();
      context.stderr.write(`\r\u001b[KCleaned ${formatCount(records)} records`);
    };
    const report = await library.reclean({
      ...rest,
      archive,
      dryRun,
      lockWaitMs: lockWait * 1000,
      signal: watch.signal,
      onProgress,
    });
    if (live) context.stderr.write('\r\u001b[K');
    const stopped = watch.received();
    context.exitCode = stopped === undefined ? EXIT.ok : SIGNAL_BASE + SIGNALS[stopped];
    if (json) return await writeJson(context.stdout, report);
    await write(context.stdout, renderReclean(report, paintFor(context.stdout, context)));
  } finally {
    watch.stop();
  }
}
