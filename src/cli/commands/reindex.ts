import { Command } from 'commander';
import { formatAmount, formatCount, formatDuration } from '../../report/layout/format-figures.ts';
import { chooseArchive } from '../choose-archive.ts';
import { type CliContext, write, writeJson } from '../context.ts';
import { archiveOption, configOption, examples, jsonOption, lockWaitOption } from '../shared-options.ts';

interface ReindexFlags {
  readonly archive?: string;
  readonly config?: string;
  readonly lockWait?: number;
  readonly json?: true;
}

/** Often enough to see that it goes on, rarely enough not to cost. */
const INTERVAL_MS = 200;

export function reindexCommand(context: CliContext): Command {
  return new Command('reindex')
    .summary('build the indexes anew from the records')
    .description(
      'Build the indexes anew from the records and runs, and tell anew what each article is related to, as the configuration says. ' +
        'Nothing but index/ is touched.',
    )
    .addOption(archiveOption())
    .addOption(configOption())
    .addOption(lockWaitOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        ['newsmorgue reindex', 'after index/ was deleted, or is in doubt'],
        ['newsmorgue reindex', 'after the configuration of duplicates was changed'],
      ),
    )
    .action((flags: ReindexFlags) => reindexAction(flags, context));
}

async function reindexAction(flags: ReindexFlags, context: CliContext): Promise<void> {
  const library = await context.library();
  const archive = await chooseArchive(flags, context);
  const started = Date.now();
  const live = context.stderr.isTTY === true && !flags.json;
  let shown = started;
  const onProgress = ({ records }: { readonly records: number }): void => {
    if (!live || Date.now() - shown < INTERVAL_MS) return;
    shown = Date.now();
    context.stderr.write(`\r\u001b[KIndexing ${formatCount(records)} records`);
  };
  const result = await library.reindex({
    archive,
    onProgress,
    ...(flags.config !== undefined && { config: flags.config }),
    lockWaitMs: (flags.lockWait ?? 0) * 1000,
  });
  if (live) context.stderr.write('\r\u001b[K');
  const seconds = (Date.now() - started) / 1000;
  if (flags.json) return writeJson(context.stdout, { ...result, seconds });
  const what = `${formatAmount(result.records, 'record')} of ${formatAmount(result.runs, 'run')}`;
  return write(context.stdout, `Indexed ${what} in ${formatDuration(seconds)}\n`);
}
